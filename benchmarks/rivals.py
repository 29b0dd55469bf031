"""Others who write with the same model, each in a process of its own: `python -m benchmarks.rivals KIND MODEL THREADS`.

One JSON request a line on stdin, one JSON answer a line on stdout.
`python`: llama-cpp-python's create_chat_completion, one after another.
`raw`: one token at a time, no grammar.
`server`: llama-server in that process, six slots.
"""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

N_CTX = 4096
SLOTS = 6


class Rival(Protocol):
    def write(self, system: str, asks: list[str], schema: dict[str, Any], tokens: int) -> list[tuple[str, int]]:
        """The texts, and how many tokens each has."""


class Python:
    """As its documentation shows it. It keeps the last prompt, and reads on from where the next one differs."""

    def __init__(self, model: str, threads: int) -> None:
        from llama_cpp import Llama

        self._llama = Llama(model, n_ctx=N_CTX, n_threads=threads, n_threads_batch=threads, verbose=False)

    def write(self, system: str, asks: list[str], schema: dict[str, Any], tokens: int) -> list[tuple[str, int]]:
        return [self._one(system, ask, schema, tokens) for ask in asks]

    def _one(self, system: str, ask: str, schema: dict[str, Any], tokens: int) -> tuple[str, int]:
        answer: Any = self._llama.create_chat_completion(
            [{"role": "user", "content": system + ask}],
            response_format={"type": "json_object", "schema": schema},
            max_tokens=tokens,
            temperature=0.0,
        )
        return answer["choices"][0]["message"]["content"], answer["usage"]["completion_tokens"]


class Raw:
    """The least that llama.cpp can do for a token: decode it, take the likeliest, decode that."""

    def __init__(self, model: str, threads: int) -> None:
        import llama_cpp as llama
        import numpy as np

        self._llama, self._argmax, self._array = llama, np.argmax, np.ctypeslib.as_array
        llama.llama_log_set(_SILENT, llama.ctypes.c_void_p(0))
        self._model = llama.llama_model_load_from_file(model.encode(), llama.llama_model_default_params())
        self._vocab = llama.llama_model_get_vocab(self._model)
        params = llama.llama_context_default_params()
        params.n_ctx, params.n_threads, params.n_threads_batch = N_CTX, threads, threads
        self._context = llama.llama_init_from_model(self._model, params)
        self.seconds = 0.0

    def write(self, system: str, _asks: list[str], _schema: dict[str, Any], tokens: int) -> list[tuple[str, int]]:
        """`seconds` is of the decoding alone."""
        llama, data = self._llama, system.encode()
        prompt = (llama.llama_token * (len(data) + 8))()
        n = llama.llama_tokenize(self._vocab, data, len(data), prompt, len(prompt), False, False)
        llama.llama_memory_clear(llama.llama_get_memory(self._context), True)
        for at in range(0, n, 512):
            self._decode(list(prompt[at : min(at + 512, n)]))
        began = time.perf_counter()
        for _ in range(tokens):
            self._decode([self._likeliest()])
        self.seconds = time.perf_counter() - began
        return [("", tokens)]

    def _decode(self, tokens: list[int]) -> None:
        array = (self._llama.llama_token * len(tokens))(*tokens)
        assert self._llama.llama_decode(self._context, self._llama.llama_batch_get_one(array, len(tokens))) == 0

    def _likeliest(self) -> int:
        logits = self._llama.llama_get_logits_ith(self._context, -1)
        return int(self._argmax(self._array(logits, shape=(self._llama.llama_vocab_n_tokens(self._vocab),))))


class Server:
    """llama-server with six slots. Requests go to it by function, not by HTTP: that is in its favour."""

    def __init__(self, model: str, threads: int) -> None:
        import xllamacpp

        params = xllamacpp.CommonParams()
        params.model.path = model
        params.n_parallel, params.n_ctx, params.kv_unified = SLOTS, SLOTS * 2048, True
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
        params.n_gpu_layers, params.verbosity = 0, -1
        params.hostnames, params.port = ["127.0.0.1"], 0
        self._server = xllamacpp.Server(params)

    def write(self, system: str, asks: list[str], schema: dict[str, Any], tokens: int) -> list[tuple[str, int]]:
        with ThreadPoolExecutor(SLOTS) as pool:
            return list(pool.map(lambda ask: self._one(system, ask, schema, tokens), asks))

    def _one(self, system: str, ask: str, schema: dict[str, Any], tokens: int) -> tuple[str, int]:
        answer = self._server.handle_chat_completions(
            {
                "messages": [{"role": "user", "content": system + ask}],
                "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": schema}},
                "max_tokens": tokens,
                "temperature": 0.0,
                "cache_prompt": True,
                "chat_template_kwargs": {"enable_thinking": False},
            }
        )
        if isinstance(answer, str | bytes):
            answer = json.loads(answer)
        return answer["choices"][0]["message"]["content"], answer["usage"]["completion_tokens"]


KINDS: dict[str, type[Python] | type[Raw] | type[Server]] = {"python": Python, "raw": Raw, "server": Server}


class Elsewhere:
    """A rival in its process, as the benchmark sees it. `niceness`: as our own model's process has."""

    def __init__(self, kind: str, model: str, threads: int, niceness: int) -> None:
        command = ["nice", "-n", str(niceness), sys.executable, "-m", "benchmarks.rivals", kind, model, str(threads)]
        # Our own process has the same setting: on a busy computer it is worth much, on an idle one nothing.
        environ = {**os.environ, "GOMP_SPINCOUNT": "1000"}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ)
        self._answer()

    def write(self, system: str, asks: list[str], schema: dict[str, Any], tokens: int) -> dict[str, Any]:
        """`seconds`, and `written`: text and tokens of each."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([system, asks, schema, tokens]) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the rival ended"
        answer: dict[str, Any] = json.loads(line)
        return answer


def main(kind: str, model: str, threads: str) -> None:
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what a library prints is no answer
    rival = KINDS[kind](model, int(threads))
    print("{}", file=answers, flush=True)
    for line in sys.stdin:
        began = time.perf_counter()
        written = rival.write(*json.loads(line))
        seconds = rival.seconds if isinstance(rival, Raw) else time.perf_counter() - began
        print(json.dumps({"seconds": seconds, "written": written}), file=answers, flush=True)


def _silent(_level: int, _text: bytes, _data: Any) -> None:
    pass


if __name__ == "__main__":
    import llama_cpp

    _SILENT = llama_cpp.llama_log_callback(_silent)
    main(*sys.argv[1:])
