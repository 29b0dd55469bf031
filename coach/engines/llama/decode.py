"""The model and its memory, by llama.cpp's low-level interface: several sequences over one shared prefix."""

import ctypes
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import llama_cpp as llama
import numpy as np
from numpy.typing import NDArray

from coach.engines.llama.pace import Pace
from coach.engines.llama.tokens import Vocabulary

SLICE = 128
"""Tokens evaluated at once while reading: small enough to tell how far it is."""
ROWS = 8
"""Texts written side by side."""
KEPT = ROWS
"""The sequence that keeps the prefix; the rows are 0 to ROWS - 1."""
FILLER = ROWS + 1
FILLED = (ROWS - 2, ROWS - 1)
"""So many tokens take longer than ROWS of them, for llama.cpp multiplies by fours: 6, 7 and 8 in 110, 134 and 105 ms of
processor time with Q4_0, 222, 238 and 198 with Q8_0 (0.6B). So they are filled up, with tokens that nobody reads."""
ABORTED = 2
ERROR_LEVEL = 3

Floats = NDArray[np.float32]


class Stopped(Exception):
    """The request was cancelled; the memory holds what was evaluated before."""


class LoadFailed(Exception):
    pass


@dataclass(frozen=True)
class Feed:
    """Tokens to evaluate for a sequence, the first at position `at`; `last`: what comes after them is asked for."""

    sequence: int
    at: int
    tokens: list[int]
    last: bool


class Model:
    """Weights, vocabulary and one context. Not for two threads: llama.cpp aborts the process."""

    def __init__(self, path: Path, n_ctx: int, n_threads: int, stop: Callable[[], bool]) -> None:
        _errors.clear()
        llama.llama_log_set(_log, ctypes.c_void_p(0))
        self._stop = llama.ggml_abort_callback(lambda _data: stop())  # kept here: llama.cpp holds no reference
        self._model = self._load(path)
        self.vocabulary = Vocabulary(llama.llama_model_get_vocab(self._model), self._meta("tokenizer.chat_template"))
        self.n_ctx = min(n_ctx, llama.llama_model_n_ctx_train(self._model) or n_ctx)
        self._context, self._pace = self._open(n_threads), Pace(n_threads)
        llama.llama_set_abort_callback(self._context, self._stop, None)
        self._memory = llama.llama_get_memory(self._context)
        self._batch = llama.llama_batch_init(SLICE + ROWS, 0, 1)

    @property
    def name(self) -> str:
        return self._meta("general.name")

    @property
    def keeps_prefix(self) -> bool:
        """Whether part of a sequence can be kept: not where the model has a sliding window or a recurrent state."""
        model = self._model
        moving = llama.llama_model_is_recurrent(model) or llama.llama_model_is_hybrid(model)
        return not moving and llama.llama_model_n_swa(model) == 0

    def evaluate(self, feeds: list[Feed]) -> dict[int, Floats]:
        """The next token's logits for each sequence whose feed asks for them. Raises Stopped."""
        wanted = self._fill(feeds)
        wall, cpu = time.monotonic(), time.process_time()
        result = llama.llama_decode(self._context, self._batch)
        if self._batch.n_tokens > sum(len(feed.tokens) for feed in feeds):
            self.cut(FILLER, 0)
        self._hold_pace(time.monotonic() - wall, time.process_time() - cpu)
        if result == ABORTED:
            raise Stopped
        if result != 0:
            raise RuntimeError(f"llama_decode answered {result}")
        return {sequence: self._logits(place) for sequence, place in wanted.items()}

    def _hold_pace(self, wall: float, cpu: float) -> None:
        before = self._pace.threads
        if (now := self._pace.took(wall, cpu)) != before:
            llama.llama_set_n_threads(self._context, now, now)

    def fork(self, sequence: int, length: int) -> None:
        """The sequence begins with the first `length` tokens of the kept prefix."""
        llama.llama_memory_seq_rm(self._memory, sequence, -1, -1)
        llama.llama_memory_seq_cp(self._memory, KEPT, sequence, 0, length)

    def cut(self, sequence: int, length: int) -> None:
        """Forgets all but the first `length` tokens of the sequence."""
        llama.llama_memory_seq_rm(self._memory, sequence, length, -1)

    def state_size(self, sequence: int) -> int:
        """Bytes."""
        return int(llama.llama_state_seq_get_size(self._context, sequence))

    def state(self, sequence: int) -> NDArray[np.uint8]:
        """All that the model remembers of the sequence; for this model and this version of the library alone."""
        data = np.empty(self.state_size(sequence), np.uint8)
        llama.llama_state_seq_get_data(self._context, _bytes(data), len(data), sequence)
        return data

    def restore(self, sequence: int, state: NDArray[np.uint8]) -> bool:
        """Danger: llama.cpp ends the process where the state is not whole."""
        self.cut(sequence, 0)
        return bool(llama.llama_state_seq_set_data(self._context, _bytes(state), len(state), sequence))

    def _fill(self, feeds: list[Feed]) -> dict[int, int]:
        batch, wanted = self._batch, dict[int, int]()
        batch.n_tokens = 0
        for feed in feeds:
            self._add(feed)
            if feed.last:
                wanted[feed.sequence] = batch.n_tokens - 1
        if batch.n_tokens in FILLED:
            for at in range(ROWS - batch.n_tokens):
                self._add(Feed(FILLER, at, feeds[0].tokens[:1], last=True))
        return wanted

    def _add(self, feed: Feed) -> None:
        batch = self._batch
        for at, token in enumerate(feed.tokens, feed.at):
            n = batch.n_tokens
            batch.token[n], batch.pos[n] = token, at
            batch.n_seq_id[n], batch.seq_id[n][0], batch.logits[n] = 1, feed.sequence, 0
            batch.n_tokens += 1
        if feed.last:
            batch.logits[batch.n_tokens - 1] = 1

    def _logits(self, place: int) -> Floats:
        pointer = llama.llama_get_logits_ith(self._context, place)
        return np.ctypeslib.as_array(pointer, shape=(self.vocabulary.size,))

    def _load(self, path: Path) -> Any:
        model = llama.llama_model_load_from_file(str(path).encode(), llama.llama_model_default_params())
        if not model:
            raise LoadFailed("; ".join(_errors[:3]) or "llama.cpp could not read the file")
        if not llama.llama_model_has_decoder(model) or llama.llama_model_has_encoder(model):
            raise LoadFailed("this kind of model cannot write")
        return model

    def _open(self, n_threads: int) -> Any:
        params = llama.llama_context_default_params()
        params.n_ctx, params.n_batch, params.n_ubatch = self.n_ctx + ROWS, SLICE + ROWS, SLICE + ROWS
        params.n_seq_max, params.kv_unified = ROWS + 2, True
        # Flash attention rounds differently for every size of batch (logits off by 0.008, else by 0.0000005), so that
        # what is written beside a text would change it; on a processor it is no faster.
        params.flash_attn_type = llama.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.n_threads = params.n_threads_batch = n_threads
        context = llama.llama_init_from_model(self._model, params)
        if not context:
            raise MemoryError("; ".join(_errors[:3]))
        return context

    def _meta(self, key: str) -> str:
        buffer = ctypes.create_string_buffer(1 << 17)
        n = llama.llama_model_meta_val_str(self._model, key.encode(), buffer, len(buffer))
        return buffer.value.decode("utf-8", "replace") if n >= 0 else ""


def _bytes(data: NDArray[np.uint8]) -> Any:
    return data.ctypes.data_as(ctypes.POINTER(ctypes.c_uint8))


def library_version() -> str:
    """For what must not be used with another one."""
    return str(llama.__version__)


def _keep(level: int, text: bytes, _data: Any) -> None:
    """Nothing is printed; the first few errors are kept, to give as a reason."""
    if level == ERROR_LEVEL and len(_errors) < 8:
        _errors.append(text.decode("utf-8", "replace").strip())


_errors: list[str] = []
_log = llama.llama_log_callback(_keep)  # of the module: llama.cpp holds no reference, and calls it as long as it lives
