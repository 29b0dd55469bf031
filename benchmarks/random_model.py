"""A model file in the size and shape of a real one, with random weights: a weight's value changes no timing."""

import re
from collections.abc import Iterator
from pathlib import Path

import gguf
import numpy as np
from numpy.typing import NDArray

from coach.domain.base import Frozen

CONTROL, BYTE, NORMAL = gguf.TokenType.CONTROL, gguf.TokenType.BYTE, gguf.TokenType.NORMAL
MARKERS = ("<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>")
CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
VOCABULARY = 151_936
HEAD = 128
LETTERS = "etaoinsrhldcumf"


class Size(Frozen):
    """As in the catalogue's models; `bits` is 8 (Q8_0) or 4 (Q4_0), the two whose blocks are the simplest."""

    layers: int
    width: int
    inner: int
    heads: int
    key_heads: int
    bits: int


SIZES = {
    "0.6B": Size(layers=28, width=1024, inner=3072, heads=16, key_heads=8, bits=4),
    "0.6B-Q8_0": Size(layers=28, width=1024, inner=3072, heads=16, key_heads=8, bits=8),
    "1.7B": Size(layers=28, width=2048, inner=6144, heads=16, key_heads=8, bits=4),
    "tiny": Size(layers=2, width=128, inner=256, heads=2, key_heads=1, bits=8),
}


def random_model(path: Path, size: Size, words: str) -> Path:
    """A Qwen3 whose vocabulary knows `words`, so that English takes about one token a word, as with a real one."""
    writer = gguf.GGUFWriter(path, "qwen3")
    _describe(writer, size)
    _add_vocabulary(writer, words)
    for name, rows, columns in _matrices(size):
        writer.add_tensor(name, _random(rows, columns, size.bits), raw_dtype=_kind(size.bits))
    for name, length in _norms(size):
        writer.add_tensor(name, np.ones(length, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _describe(writer: gguf.GGUFWriter, size: Size) -> None:
    writer.add_name("random")
    writer.add_context_length(40_960)
    writer.add_embedding_length(size.width)
    writer.add_block_count(size.layers)
    writer.add_feed_forward_length(size.inner)
    writer.add_head_count(size.heads)
    writer.add_head_count_kv(size.key_heads)
    writer.add_key_length(HEAD)
    writer.add_value_length(HEAD)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(1_000_000.0)
    writer.add_chat_template(CHATML)


def _add_vocabulary(writer: gguf.GGUFWriter, words: str) -> None:
    known = list(dict.fromkeys(_pieces(words)))
    free = VOCABULARY - len(MARKERS) - 256 - len(known)
    pieces = known + [f"▁{_spelled(n)}" for n in range(free)]
    tokens = [*MARKERS, *(f"<0x{byte:02X}>" for byte in range(256)), *pieces]
    kinds = [CONTROL] * len(MARKERS) + [BYTE] * 256 + [NORMAL] * len(pieces)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * (len(MARKERS) + 256) + [-float(n) for n in range(len(pieces))])
    writer.add_token_types(kinds)
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(4)
    writer.add_add_bos_token(False)
    writer.add_add_space_prefix(False)


def _pieces(words: str) -> Iterator[str]:
    """Every word with all its beginnings, by which the tokeniser builds it up; then what JSON is made of."""
    yield from ("▁", '{"', '":', '▁"', '",', '"}', "\n")
    for word in dict.fromkeys(re.findall(r"\w+", words)):
        yield from (f"▁{word[:end]}" for end in range(len(word), 0, -1))
    for word in dict.fromkeys(
        ["question", "why", "subject", "assistant", "user", "system", *re.findall(r"\b[A-Z]\w+", words)]
    ):
        yield from (word[:end] for end in range(len(word), 1, -1))  # after a line's end or a quotation mark
    yield from (chr(character) for character in range(33, 127))


def _spelled(number: int) -> str:
    """Made-up words of four capital letters and one small: about as long as tokens are, and in no notes."""
    text = ""
    for _ in range(4):
        number, letter = divmod(number, 21)
        text += chr(ord("A") + letter)
    return text + LETTERS[number % len(LETTERS)]


def _matrices(size: Size) -> Iterator[tuple[str, int, int]]:
    """Name, rows, columns. The output is tied to the input, as in the real ones."""
    yield "token_embd.weight", VOCABULARY, size.width
    for n in range(size.layers):
        yield f"blk.{n}.attn_q.weight", size.heads * HEAD, size.width
        yield f"blk.{n}.attn_k.weight", size.key_heads * HEAD, size.width
        yield f"blk.{n}.attn_v.weight", size.key_heads * HEAD, size.width
        yield f"blk.{n}.attn_output.weight", size.width, size.heads * HEAD
        yield f"blk.{n}.ffn_gate.weight", size.inner, size.width
        yield f"blk.{n}.ffn_up.weight", size.inner, size.width
        yield f"blk.{n}.ffn_down.weight", size.width, size.inner


def _norms(size: Size) -> Iterator[tuple[str, int]]:
    yield "output_norm.weight", size.width
    for n in range(size.layers):
        yield f"blk.{n}.attn_norm.weight", size.width
        yield f"blk.{n}.ffn_norm.weight", size.width
        yield f"blk.{n}.attn_q_norm.weight", HEAD
        yield f"blk.{n}.attn_k_norm.weight", HEAD


def _kind(bits: int) -> gguf.GGMLQuantizationType:
    return gguf.GGMLQuantizationType.Q8_0 if bits == 8 else gguf.GGMLQuantizationType.Q4_0


def _random(rows: int, columns: int, bits: int) -> NDArray[np.uint8]:
    """Blocks of 32 weights: a scale of two bytes and then the weights, whose spread comes to 1 / sqrt(columns)."""
    blocks, spread = columns // 32, 74.0 if bits == 8 else 4.6
    data = np.random.default_rng(rows + columns).integers(0, 256, (rows, blocks, 2 + 4 * bits), dtype=np.uint8)
    scale = np.array([columns**-0.5 / spread], dtype=np.float16).view(np.uint8)
    data[:, :, :2] = scale
    return data.reshape(rows, -1)
