"""All interviews' prompts → the deck: the same question over interviews is one card, with all its sources."""

import hashlib
from collections.abc import Iterable, Sequence

from coach.domain.interview import Interview
from coach.domain.practice import Card, CardKind, KeptCard, Practice, Prompt
from coach.writing.cards import family, is_one, prompts, subject

ALIKE = 0.6
"""As in `writing.overlap.alike`: the share of content words that two wordings have in common."""


class _Pile:
    """One card while it is put together."""

    def __init__(self, key: str, kind: CardKind, kept: KeptCard | None = None) -> None:
        self.key, self.kind, self.kept = key, kind, kept
        self.sources: list[Prompt] = []


class _Index:
    """Finds the pile that a wording belongs to by the stems they share, so that a thousand cards take milliseconds."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, str], _Pile] = {}
        self._wordings: list[tuple[frozenset[str], _Pile]] = []
        self._by_stem: dict[str, list[int]] = {}

    def put(self, pile: _Pile, wording: str, family: str, stems: frozenset[str]) -> None:
        if is_one(family):
            self._exact.setdefault((pile.kind, family), pile)
        self._exact.setdefault((pile.kind, wording.lower()), pile)
        for stem in stems:
            self._by_stem.setdefault(stem, []).append(len(self._wordings))
        self._wordings.append((stems, pile))

    def find(self, kind: str, wording: str, family: str, stems: frozenset[str]) -> _Pile | None:
        there = self._exact.get((kind, family)) if is_one(family) else None
        there = there or self._exact.get((kind, wording.lower()))
        if there is not None:
            return there
        # Who has more than ALIKE in common shares one of these: looking the rarest up is enough.
        rarest = sorted(stems, key=lambda stem: len(self._by_stem.get(stem, ())))[: int(len(stems) * (1 - ALIKE)) + 1]
        near = sorted({n for stem in rarest for n in self._by_stem.get(stem, ())})
        wordings = (self._wordings[n] for n in near)
        return next((p for o, p in wordings if p.kind == kind and len(stems & o) > ALIKE * len(stems | o)), None)


class Deck:
    """Remembers each interview's prompts as long as the interview is the same value."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Interview, tuple[Prompt, ...]]] = {}
        self._last: tuple[tuple[Interview, ...], Practice, tuple[Card, ...]] | None = None

    def cards(self, interviews: Sequence[Interview], practice: Practice) -> tuple[Card, ...]:
        """`interviews` newest first; so are the cards. Safe for several windows at once."""
        last = self._last
        if last is not None and last[1] is practice and _same(last[0], interviews):
            return last[2]
        made = self._made(interviews, practice)
        self._last = (tuple(interviews), practice, made)
        return made

    def _made(self, interviews: Sequence[Interview], practice: Practice) -> tuple[Card, ...]:
        known = self._known
        self._known = now = {i.id: self._prompts(i, known) for i in interviews}
        there = set(now)
        kept = [c for c in practice.cards if there & set(c.interviews)]
        found = (p for i in reversed(interviews) for p in now[i.id][1])
        newest = {i.id: place for place, i in enumerate(interviews)}
        cards = (_card(pile) for pile in _together(found, kept))
        return tuple(sorted(cards, key=lambda c: newest.get(c.sources[0].interview, 0) if c.sources else len(newest)))

    def _prompts(
        self, interview: Interview, known: dict[str, tuple[Interview, tuple[Prompt, ...]]]
    ) -> tuple[Interview, tuple[Prompt, ...]]:
        before = known.get(interview.id)
        return before if before is not None and before[0] is interview else (interview, prompts(interview))


def _same(one: Sequence[Interview], other: Sequence[Interview]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _together(found: Iterable[Prompt], kept: Sequence[KeptCard]) -> list[_Pile]:
    index, piles = _Index(), list[_Pile]()
    for card in kept:
        pile = _Pile(card.id, card.kind, card)
        piles.append(pile)
        for wording in card.wordings:
            sort = family(wording) if card.kind == "question" else card.kind
            index.put(pile, wording, sort, subject(card.kind, wording))
    for prompt in found:
        stems = subject(prompt.kind, prompt.text)
        home = index.find(prompt.kind, prompt.text, prompt.family, stems)
        if home is None:
            home = _Pile(_key(prompt), prompt.kind)
            piles.append(home)
        if all(prompt.text != s.text for s in home.sources):
            index.put(home, prompt.text, prompt.family, stems)
        home.sources.append(prompt)
    return piles


def _card(pile: _Pile) -> Card:
    sources = tuple(reversed(pile.sources))
    text = sources[0].text if sources else pile.kept.wordings[0] if pile.kept else ""
    return Card(id=pile.key, kind=pile.kind, text=text, sources=sources, kept=pile.kept)


def _key(prompt: Prompt) -> str:
    return hashlib.sha256(f"{prompt.kind} {prompt.text.lower()}".encode()).hexdigest()[:12]


def as_kept(card: Card) -> KeptCard:
    """The card as it will be kept: every wording and interview that it has by now."""
    old = card.kept
    wordings = (*(s.text for s in card.sources), *(old.wordings if old else ()))
    interviews = (*(s.interview for s in card.sources), *(old.interviews if old else ()))
    new = old or KeptCard(id=card.id, kind=card.kind, wordings=(), interviews=())
    return new.model_copy(
        update={"wordings": tuple(dict.fromkeys(wordings)), "interviews": tuple(dict.fromkeys(interviews))}
    )
