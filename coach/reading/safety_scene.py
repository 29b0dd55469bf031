"""A sentence between its neighbours, and the signs of danger in it."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from coach.reading.safety_rules import Cue, Frame, rules
from coach.reading.safety_words import STOPS, Word

LONGEST, OVERLAP = 60, 15  # words of one sentence read at a time; what runs on is read with the last few again
MINE = frozenset({"i", "me", "my", "myself"})
LEAD = 160  # characters of plain words before a sign that can introduce it


class Sign(NamedTuple):
    """A cue, and its weight beside the frames around it; offsets into the text as given."""

    name: str
    points: int
    sentence: int
    start: int
    end: int


def split(all_words: list[Word]) -> list[list[Word]]:
    sentences: list[list[Word]] = [[]]
    for word in all_words:
        if word.text == ".":
            sentences.append([])
            continue
        if len(sentences[-1]) == LONGEST:
            sentences.append(sentences[-1][-OVERLAP:])
        sentences[-1].append(word)
    return [sentence for sentence in sentences if sentence]


class Scene:
    """One line of plain words: " . before . sentence . after . "."""

    def __init__(self, before: list[Word], sentence: list[Word], after: list[Word]) -> None:
        stop = Word(".", 0, 0)
        self.present = {word.text for word in (*sentence, *after)}
        self.words = [stop, *before, stop, *sentence, stop, *after, stop]
        self.line = f" {' '.join(word.text for word in self.words)} "
        self.places = list(accumulate((len(word.text) + 1 for word in self.words), initial=1))
        self.begins = self.places[len(before) + 2]
        self.ends = self.places[len(before) + 2 + len(sentence)]

    def signs(self, number: int) -> Iterator[Sign]:
        """Also those that a way of speaking explains away: they have no points."""
        for cue in rules().worth_trying(self.present):
            found = [self.sign(cue.name, self.weight(cue, *span), number, *span) for span in self.found(cue)]
            if found:
                yield max(found, key=lambda sign: sign.points)

    def found(self, cue: Cue) -> Iterator[tuple[int, int]]:
        beside = [other.search(self.line, self.begins - 2, self.ends + 1) for other in cue.together]
        if None in beside:
            return
        for found in cue.said.finditer(self.line, self.begins - 2):
            if found.start() >= self.ends:
                return
            spans = [found.span(), *(other.span() for other in beside if other)]
            yield min(start for start, _ in spans), max(end for _, end in spans)

    def weight(self, cue: Cue, start: int, end: int) -> int:
        left = (frame.leaves for frame in rules().frames[cue.name] if self.explains(frame, start, end))
        return min(left, default=cue.points)

    def explains(self, frame: Frame, start: int, end: int) -> bool:
        if frame.alone and MINE.intersection(self.line[start:end].split()):
            return False
        if frame.unless and frame.unless.search(self.line):
            return False
        match frame.where:
            case "lead":
                return frame.said.search(self.line[max(0, start - LEAD) : start]) is not None
            case "near":
                return frame.said.search(self.line, self.begins - 1, self.ends) is not None
            case "scene":
                return frame.said.search(self.line) is not None
            case "over":
                return any(m.start() < end and start < m.end() for m in frame.said.finditer(self.line))

    def sign(self, name: str, points: int, number: int, start: int, end: int) -> Sign:
        first = bisect_right(self.places, start) - 1
        last = bisect_right(self.places, end - 1) - 1
        inside = [w for w in self.words[first : last + 1] if w.text not in STOPS]
        return Sign(name, points, number, inside[0].start, inside[-1].end)
