"""Real OpenAI-compatible servers on a tiny model, each in a process of its own."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.browser import free_port

LLAMA_CPP = """
import sys, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.model_alias = sys.argv[1], {"tiny"}
params.n_parallel, params.n_ctx, params.kv_unified = 2, int(sys.argv[3]), True
params.n_gpu_layers, params.verbosity = 0, -1
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
params.hostnames, params.port = ["127.0.0.1"], int(sys.argv[2])
server = xllamacpp.Server(params)
sys.stdin.read()
"""


@contextmanager
def llama_server(model: Path, n_ctx: int = 2048, log: Path | None = None) -> Iterator[str]:
    """llama-cpp-python's: its address, as COACH_ENDPOINT takes it."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "llama_cpp.server", "--model", str(model), "--port", str(port)]
    command += ["--host", "127.0.0.1", "--n_ctx", str(n_ctx), "--chat_format", "chatml", "--model_alias", "tiny"]
    with _served(command, port, model, log) as address:
        yield address


@contextmanager
def llama_cpp_server(model: Path, n_ctx: int = 2048, log: Path | None = None) -> Iterator[str]:
    """llama.cpp's own, as xllamacpp brings it."""
    port = free_port()
    with _served([sys.executable, "-c", LLAMA_CPP, str(model), str(port), str(n_ctx)], port, model, log) as address:
        yield address


@contextmanager
def _served(command: list[str], port: int, model: Path, log: Path | None) -> Iterator[str]:
    log = log or model.with_suffix(".log")
    with log.open("wb") as output:
        environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=output, stderr=output, cwd=model.parent, env=environ
        )
    try:
        _wait(process, port, log)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.communicate(timeout=10)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/v1/models")
            if json.loads(connection.getresponse().read()).get("data"):
                return
        except (OSError, http.client.HTTPException, ValueError):
            time.sleep(0.05)
        finally:
            connection.close()
    raise AssertionError(f"The server did not start.\n{log.read_text('utf-8', 'replace')[-3000:]}")
