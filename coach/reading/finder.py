"""Phrases found in one pass over the words.

In a phrase, `(a|b c|)` is a choice, where an empty choice means "or nothing"; `_` stands for up to three words; `stem~`
for every word that starts so. Phrases are written in open spelling (did not, i am).
"""

import re
from typing import NamedTuple

_PART = re.compile(r"[()|]|[^\s()|]+")
_GAP = 3
_SHORTEST, _LONGEST = 3, 10  # letters of a stem
_MOST_BEGUN = 50_000  # words, known or not


class Hit(NamedTuple):
    """A cue of `group` over the words `first` up to, not including, `last`."""

    group: str
    first: int
    last: int


class _Node:
    """A place in the phrases; a place reached by several phrases at once is merged into one, when first needed."""

    __slots__ = ("gap", "groups", "merged", "stems", "words")

    def __init__(self) -> None:
        self.words: dict[str, tuple[_Node, ...]] = {}
        self.stems: dict[str, tuple[_Node, ...]] = {}
        self.gap: tuple[_Node, ...] = ()
        self.groups: tuple[str, ...] = ()
        self.merged: dict[str, _Node] = {}

    def after(self, word: str) -> "_Node | None":
        known = self.merged.get(word)
        if known is not None:
            return known
        found = self.words.get(word, ())
        if self.stems:
            stems = (self.stems.get(word[:n], ()) for n in range(_SHORTEST, min(len(word), _LONGEST) + 1))
            found = sum(stems, found)
        if not found:
            return None
        self.merged[word] = _merged(found)
        return self.merged[word]

    def link(self, word: str, to: "tuple[_Node, ...]") -> None:
        if word == "_":
            self.gap += to
        elif word[-1] == "~":
            self.stems[word[:-1]] = self.stems.get(word[:-1], ()) + to
        else:
            self.words[word] = self.words.get(word, ()) + to


def _merged(nodes: tuple[_Node, ...]) -> _Node:
    if len(nodes) == 1:
        return nodes[0]
    one = _Node()
    for node in nodes:
        for word, to in node.words.items():
            one.words[word] = one.words.get(word, ()) + to
        for stem, to in node.stems.items():
            one.stems[stem] = one.stems.get(stem, ()) + to
        one.gap += node.gap
        one.groups += tuple(g for g in node.groups if g not in one.groups)
    if len(one.gap) > 1:
        one.gap = (_merged(one.gap),)
    return one


class Finder:
    """The phrases by the words that they may begin with; they are grown out when such a word is first met."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[tuple[str, Phrase]]] = {}
        self._begun: dict[str, _Node | None] = {}

    def add(self, group: str, line: str) -> None:
        parts = _parsed(line)
        for word in _firsts(parts):
            self._phrases.setdefault(word, []).append((group, parts))

    def find(self, words: list[str]) -> list[Hit]:
        """Every cue in one sentence, in order of its first word; of one group and start, only the longest."""
        hits: list[Hit] = []
        for first, word in enumerate(words):
            node = self._begun[word] if word in self._begun else self._begin(word)
            if node is not None:
                best: dict[str, int] = {}
                _walk(node, words, first + 1, best)
                hits += [Hit(group, first, last) for group, last in best.items()]
        return hits

    def _begin(self, word: str) -> "_Node | None":
        """What may come after a word that a phrase begins with."""
        stems = (word[:n] + "~" for n in range(_SHORTEST, min(len(word), _LONGEST) + 1))
        mine = {id(parts): (group, parts) for way in (word, *stems) for group, parts in self._phrases.get(way, ())}
        root = _Node()
        for group, parts in mine.values():
            for node in _grow([root], parts):
                if group not in node.groups:
                    node.groups += (group,)
        if len(self._begun) > _MOST_BEGUN:
            self._begun.clear()
        self._begun[word] = after = root.after(word)
        return after


def _walk(start: _Node, words: list[str], at: int, best: dict[str, int]) -> None:
    """Notes in `best` where each group's longest phrase ends that leads on from `start`."""
    node: _Node | None = start
    size = len(words)
    while node is not None:
        for group in node.groups:
            if at > best.get(group, 0):
                best[group] = at
        for beyond in node.gap:
            for group in beyond.groups:
                best[group] = max(at, best.get(group, 0))
            for skip, word in enumerate(words[at : at + _GAP + 1], at + 1):
                after = beyond.after(word) if word in beyond.words or beyond.stems else None
                if after is not None:
                    _walk(after, words, skip, best)
        if at >= size:
            return
        word = words[at]
        node = node.after(word) if word in node.words or node.stems else None
        at += 1


Choice = tuple["str | Phrase", ...]
"""Between words and longer phrases."""
Phrase = tuple["str | Choice", ...]
_Open = list["str | Choice"]  # a phrase that is not at its end yet


def _parsed(line: str) -> Phrase:
    """The words of a phrase, each a word or a choice between phrases."""
    stack: list[list[_Open]] = [[[]]]
    for part in _PART.findall(line):
        if part == "(":
            stack.append([[]])
        elif part == ")":
            done = stack.pop()
            stack[-1][-1].append(tuple(map(_way, done)))
        elif part == "|":
            stack[-1].append([])
        else:
            stack[-1][-1].append(part)
    return tuple(stack[0][0])


def _way(parts: _Open) -> "str | Phrase":
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else tuple(parts)


def _firsts(parts: Phrase) -> set[str]:
    """The words and stems that a phrase may begin with."""
    out: set[str] = set()
    for part in parts:
        if isinstance(part, str):
            return out | {part}
        out |= {word for way in part for word in ({way} if isinstance(way, str) else _firsts(way))}
        if all(part):
            return out
    return out


def _grow(nodes: list[_Node], parts: Phrase) -> list[_Node]:
    """Where a phrase leads to from each of `nodes`; its own nodes are new, so that phrases stay apart."""
    for part in parts:
        if isinstance(part, str):
            nodes = _linked(nodes, [part])
        else:
            single = [way for way in part if isinstance(way, str)]
            longer = [way for way in part if not isinstance(way, str)]
            ends = _linked(nodes, single) if single else []
            nodes = ends + [n for way in longer for n in _grow(nodes, way)]
    return nodes


def _linked(nodes: list[_Node], words: list[str]) -> list[_Node]:
    new = _Node()
    to = (new,)
    for node in nodes:
        for word in words:
            node.link(word, to)
    return [new]
