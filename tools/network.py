"""Learns the network that looks at clauses (`coach/reading/network.py`), with JAX.

Notes lie one behind the other in stretches of a fixed size, with blanks between them, so that JAX compiles once.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from coach.reading.network import APART_CLAUSES, APART_WORDS, END, UNKNOWN, Seen
from tools.learning import Truth

WORDS, CLAUSES, GAP = 6144, 1536, 4  # a stretch's words and clauses, and the blanks between two notes
WIDE, OWN, ENDS, MARKS = 128, 32, 12, 48  # numbers for a word or a clause, a word by itself, its end, marks
DROP, DROP_READ, DROP_WORD = 0.35, 0.2, 0.1
RATE, DECAY, ROUNDS = 2e-3, 0.02, 30
LEAST, LEAST_END, LEAST_MARK = 3, 8, 20  # what is seen less often is not learned
LANGUAGE = 20_000  # of the language's most used words that no note holds, so many are known by their company

Params = dict[str, Any]
Vectors = dict[str, list[float]]
"""Of words, the most used first."""

jax.config.update("jax_default_prng_impl", "unsafe_rbg")


@dataclass(frozen=True)
class Example:
    clauses: list[Seen]
    truth: Truth
    weight: int


class Vocabulary:
    """The words, ends and marks that are learned."""

    def __init__(self, examples: Sequence[Example], vectors: Vectors) -> None:
        said = Counter(word for e in examples for clause in e.clauses for word in clause.words)
        self.own = _numbers(said, LEAST, 2)
        self.ends = _numbers(Counter(word[-END:] for word in said), LEAST_END, 2)
        self.marks = _numbers(Counter(m for e in examples for c in e.clauses for m in c.marks), LEAST_MARK, 0)
        known = [word for n, word in enumerate(vectors) if n < LANGUAGE or word in said]
        self.known = {word: n for n, word in enumerate(known, 2)}
        self.company = np.vstack([np.zeros((2, 100)), [vectors[word] for word in known]]).astype(np.float32) / 4

    def of(self, word: str) -> tuple[int, int, int]:
        """Its numbers by company, by itself and by its end; 0 is a blank, 1 unknown."""
        return self.known.get(word, 1), self.own.get(word, 1), self.ends.get(word[-END:], 1)

    def rows(self) -> dict[str, tuple[int, int, int]]:
        """What gets a row of the table: words, and the ends of those that are unknown."""
        words = {word: self.of(word) for word in (*self.own, *self.known)}
        return {**words, **{UNKNOWN + end: (1, 1, n) for end, n in self.ends.items()}, UNKNOWN: (1, 1, 1)}


def _numbers(times: Counter[str], least: int, first: int) -> dict[str, int]:
    return {what: n for n, what in enumerate(sorted(w for w in times if times[w] >= least), first)}


def begun(known: Vocabulary, kinds: int, seed: int) -> Params:
    chance = np.random.default_rng(seed)

    def layer(*shape: int) -> Any:
        return jnp.asarray(chance.normal(0, np.sqrt(1 / np.prod(shape[:-1])), shape), jnp.float32)

    def rows(*shape: int) -> Any:
        return jnp.asarray(chance.normal(0, 0.1, shape), jnp.float32)

    params: Params = {
        "own": rows(len(known.own) + 2, OWN),
        "ends": rows(len(known.ends) + 2, ENDS),
        "word": layer(known.company.shape[1] + OWN + ENDS, WIDE),
        "word_bias": jnp.zeros(WIDE),
        "opens": rows(WIDE),
        "mark_table": rows(len(known.marks), MARKS),
        "clause": layer(2 * WIDE + MARKS, WIDE),
        "clause_bias": jnp.zeros(WIDE),
        "out": 0.3 * layer(2 * WIDE, kinds),
        "out_bias": jnp.full(kinds, -2.0),
    }
    for name, looks in (("words", APART_WORDS), ("clauses", APART_CLAUSES)):
        for n in range(len(looks)):
            params |= {f"{name}{n}": layer(3, WIDE, WIDE), f"{name}{n}_bias": jnp.zeros(WIDE)}
    return params


def stretches(known: Vocabulary, examples: Sequence[Example]) -> Iterator[Params]:
    """As many notes in each as there is room for."""
    mine: list[Example] = []
    words = clauses = GAP
    for example in examples:
        more, another = sum(len(c.words) for c in example.clauses) + GAP, len(example.clauses) + GAP
        if more + GAP > WORDS or another + GAP > CLAUSES:
            raise ValueError(f"a note of {more} words or {another} clauses is too long to learn from")
        if words + more > WORDS or clauses + another > CLAUSES:
            yield _stretch(known, mine)
            mine, words, clauses = [], GAP, GAP
        mine.append(example)
        words, clauses = words + more, clauses + another
    if mine:
        yield _stretch(known, mine)


def _stretch(known: Vocabulary, examples: Sequence[Example]) -> Params:
    out = {
        "words": np.zeros((WORDS, 3), np.int32),
        "clause_of": np.full(WORDS, CLAUSES, np.int32),
        "opens": np.zeros((WORDS, 1), np.float32),
        "marks": np.zeros((CLAUSES, len(known.marks)), np.float32),
        "there": np.zeros((CLAUSES, 1), np.float32),
        "truth": np.zeros((CLAUSES, examples[0].truth.shape[1]), np.float32),
        "weight": np.zeros((CLAUSES, 1), np.float32),
    }
    word, clause = GAP, GAP
    for example in examples:
        end = clause + len(example.clauses)
        out["there"][clause:end] = 1
        out["truth"][clause:end] = example.truth
        out["weight"][clause:end] = example.weight
        for n, seen in enumerate(example.clauses, clause):
            last = word + len(seen.words)
            out["words"][word:last] = [known.of(said) for said in seen.words]
            out["clause_of"][word:last] = n
            out["opens"][word] = 1
            out["marks"][n, [known.marks[mark] for mark in seen.marks if mark in known.marks]] = 1
            word = last
        word, clause = word + GAP, end + GAP
    return out


def forward(company: Any, p: Params, x: Params, key: Any) -> Any:
    """The same as `Network.scores`, with parts left out by chance."""
    keys = iter(jax.random.split(key, 10))

    def drop(values: Any, rate: float = DROP) -> Any:
        return jnp.where(jax.random.bernoulli(next(keys), 1 - rate, values.shape), values / (1 - rate), 0)

    def forget(numbers: Any, rate: float) -> Any:
        return jnp.where(jax.random.bernoulli(next(keys), rate, numbers.shape) & (numbers > 0), 1, numbers)

    there = (x["words"][:, :1] > 0).astype(jnp.float32)
    row = forget(x["words"][:, 0], DROP_WORD), forget(x["words"][:, 1], 2 * DROP_WORD), x["words"][:, 2]
    read = jnp.concatenate([company[row[0]], p["own"][row[1]], p["ends"][row[2]]], 1)
    words = jax.nn.relu(drop(read, DROP_READ) @ p["word"] + p["word_bias"] + x["opens"] * p["opens"]) * there
    for n, apart in enumerate(APART_WORDS):
        words = beside(words if n else drop(words), words, p[f"words{n}"], p[f"words{n}_bias"], apart) * there
    strongest = jnp.maximum(jax.ops.segment_max(words, x["clause_of"], CLAUSES + 1)[:CLAUSES], 0)
    size = jnp.maximum(jax.ops.segment_sum(there, x["clause_of"], CLAUSES + 1)[:CLAUSES], 1)
    summed = jax.ops.segment_sum(words, x["clause_of"], CLAUSES + 1)[:CLAUSES] / jnp.sqrt(size)
    said = jnp.concatenate([strongest, summed, x["marks"] @ p["mark_table"]], 1)
    each = around = jax.nn.relu(drop(said) @ p["clause"] + p["clause_bias"]) * x["there"]
    for n, apart in enumerate(APART_CLAUSES):
        seen = around if n else drop(around)
        around = beside(seen, around, p[f"clauses{n}"], p[f"clauses{n}_bias"], apart) * x["there"]
    return drop(jnp.concatenate([each, around], 1)) @ p["out"] + p["out_bias"]


def beside(seen: Any, kept: Any, weights: Any, bias: Any, apart: int) -> Any:
    blank = jnp.zeros((apart, seen.shape[1]))
    rows = jnp.concatenate([blank, seen[:-apart]]), seen, jnp.concatenate([seen[apart:], blank])
    return kept + jax.nn.relu(jnp.concatenate(rows, 1) @ weights.reshape(-1, weights.shape[2]) + bias)


def learn(examples: Sequence[Example], vectors: Vectors, seed: int = 0) -> dict[str, Any]:
    """The arrays of a `Network`."""
    known = Vocabulary(examples, vectors)
    chance, key = np.random.default_rng(seed), jax.random.key(seed)
    whole = [e for e in examples if e.clauses]
    params = begun(known, whole[0].truth.shape[1], seed)
    steps = len([*stretches(known, whole)])
    rate = optax.warmup_cosine_decay_schedule(0.0, RATE, steps, ROUNDS * steps + steps, RATE / 50)
    rule = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=DECAY, b2=0.99))
    company, state = jnp.asarray(known.company), rule.init(params)

    def loss(p: Params, x: Params, key: Any) -> Any:
        wrong = optax.sigmoid_binary_cross_entropy(forward(company, p, x, key), x["truth"])
        return (wrong * x["weight"]).sum() / x["weight"].sum()

    def step(p: Params, state: Any, x: Params, key: Any) -> Any:
        change, state = rule.update(jax.grad(loss)(p, x, key), state, p)
        return optax.apply_updates(p, change), state

    quick = jax.jit(step)

    for _ in range(ROUNDS):
        order = [whole[n] for n in chance.permutation(len(whole))]
        for x in stretches(known, order):
            key, mine = jax.random.split(key)
            params, state = quick(params, state, x, mine)
    return kept({name: np.asarray(value) for name, value in params.items()}, known)


def kept(params: Params, known: Vocabulary) -> dict[str, Any]:
    """As the file has it: the table of words in bytes, the rest in halves."""
    rows = known.rows()
    numbers = np.array([*rows.values()])
    read = np.hstack([known.company[numbers[:, 0]], params["own"][numbers[:, 1]], params["ends"][numbers[:, 2]]])
    table = read @ params["word"] + params["word_bias"]
    scale = np.maximum(np.abs(table).max(axis=1), 1e-6) / 127
    half = {k: v.astype(np.float16) for k, v in params.items() if k not in ("own", "ends", "word", "word_bias")}
    return half | {
        "table": np.round(table / scale[:, None]).astype(np.int8),
        "scale": scale.astype(np.float32),
        "words": np.bytes_("\n".join(rows).encode()),
        "marks": np.bytes_("\n".join(known.marks).encode()),
    }
