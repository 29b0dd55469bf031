"""The notes as they were given, and the sentences that everything else cites."""

from functools import cached_property

from coach.domain.base import Frozen


class Sentence(Frozen):
    """`start` and `end` are offsets in code points into the text exactly as given."""

    id: str
    start: int
    end: int
    text: str


class Notes(Frozen):
    """A text and its sentences, in order, never overlapping."""

    text: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def by_id(self) -> dict[str, Sentence]:
        return {s.id: s for s in self.sentences}

    def citing(self, start: int, end: int) -> tuple[str, ...]:
        """Ids of the sentences that the stretch from `start` to `end` touches."""
        return tuple(s.id for s in self.sentences if s.start < end and start < s.end)
