"""Writes a tiny random model, so that the library can be tried without a download. Only the child and tests use it."""

from pathlib import Path

import gguf
import numpy as np

from coach.domain.base import Frozen

NORMAL, CONTROL, BYTE = gguf.TokenType.NORMAL, gguf.TokenType.CONTROL, gguf.TokenType.BYTE
CHATML = ("<|im_start|>", "<|im_end|>")
PIECES = ("▁the", "▁a", "▁you", "▁to", "▁and", "▁of", "▁what", "▁ward", "▁went", "▁", "e", "t", "ing")


class Shape(Frozen):
    """A model's size; `vocabulary` pads with made-up pieces, as the real ones have 150,000."""

    layers: int = 2
    width: int = 64
    heads: int = 4
    context: int = 8192
    vocabulary: int = 0
    markers: tuple[str, ...] = CHATML
    chat_template: str = ""
    space_first: bool = True
    seed: int = 1


def write_tiny(path: Path, shape: Shape | None = None) -> Path:
    """A llama model with a byte vocabulary; the same shape gives the same file."""
    shape = shape or Shape()
    writer = gguf.GGUFWriter(path, "llama")
    _describe(writer, shape)
    _add_vocabulary(writer, n_vocab := _tokens(shape))
    writer.add_add_space_prefix(shape.space_first)
    _add_weights(writer, shape, len(n_vocab))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _describe(writer: gguf.GGUFWriter, shape: Shape) -> None:
    writer.add_name("tiny random")
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.width * 2)
    writer.add_head_count(shape.heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(shape.width // shape.heads)
    if shape.chat_template:
        writer.add_chat_template(shape.chat_template)


def _tokens(shape: Shape) -> list[tuple[str, gguf.TokenType]]:
    tokens = [(t, CONTROL) for t in ("<unk>", "<s>", "</s>", *shape.markers)]
    tokens += [(f"<0x{byte:02X}>", BYTE) for byte in range(256)]
    tokens += [(piece, NORMAL) for piece in PIECES]
    return tokens + [(f"▁w{n}", NORMAL) for n in range(shape.vocabulary - len(tokens))]


def _add_vocabulary(writer: gguf.GGUFWriter, tokens: list[tuple[str, gguf.TokenType]]) -> None:
    writer.add_tokenizer_model("llama")
    writer.add_token_list([text for text, _ in tokens])
    writer.add_token_scores([-float(n) if kind == NORMAL else 0.0 for n, (_, kind) in enumerate(tokens)])
    writer.add_token_types([kind for _, kind in tokens])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_bos_token(True)


def _add_weights(writer: gguf.GGUFWriter, shape: Shape, n_vocab: int) -> None:
    random = np.random.default_rng(shape.seed)
    width = shape.width

    def add(name: str, *size: int) -> None:
        writer.add_tensor(f"{name}.weight", random.standard_normal(size, dtype=np.float32) * size[-1] ** -0.5)

    add("token_embd", n_vocab, width)
    add("output", n_vocab, width)
    writer.add_tensor("output_norm.weight", np.ones(width, dtype=np.float32))
    for n in range(shape.layers):
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"blk.{n}.{part}", width, width)
        add(f"blk.{n}.ffn_gate", width * 2, width)
        add(f"blk.{n}.ffn_up", width * 2, width)
        add(f"blk.{n}.ffn_down", width, width * 2)
        for part in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{n}.{part}.weight", np.ones(width, dtype=np.float32))
