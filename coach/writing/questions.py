"""Reflection questions, built from what the person wrote."""

from collections.abc import Iterator, Sequence

from coach.domain.debrief import Question, Reading
from coach.domain.ports import Target
from coach.writing.moves import Move, filled, fitting
from coach.writing.overlap import alike, content
from coach.writing.plan import Ask, plan
from coach.writing.scene import Scene, scene
from coach.writing.tidy import upper_first

LONGEST = 29
_PLAIN = (
    "You wrote {words}. What would you like to say about that now?",
    "What happened just before {words}, and just after?",
    "If a friend told you {words}, what would you ask them?",
    "{words}: what is missing there that only you know?",
)


def targets(reading: Reading) -> tuple[Target, ...]:
    """At most eight: feelings first, then what went right, then what went wrong."""
    return tuple(Target(finding=a.finding, theme=a.theme) for a in plan(reading))


def question(reading: Reading, target: Target) -> Question:
    """The question for one target, as it stands among the others of these notes."""
    return next(iter(questions(reading, [target])))


def questions(reading: Reading, wanted: Sequence[Target]) -> Iterator[Question]:
    """One a target, in their order; the same notes always get the same questions."""
    planned = plan(reading)
    known = {(a.finding, a.theme): a for a in planned}
    strange = [Ask(t.finding, t.theme) for t in wanted if (t.finding, t.theme) not in known]
    written = dict(_composed(reading, (*planned, *strange)))
    for target in wanted:
        yield written[(target.finding, target.theme)]


def _composed(reading: Reading, asks: Sequence[Ask]) -> Iterator[tuple[tuple[int, str], Question]]:
    used: list[Move] = []
    said: list[str] = []
    for ask in asks:
        made, move = _written(reading, ask, used, said)
        said.append(made.text)
        if move is not None:
            used.append(move)
        yield (ask.finding, ask.theme), made


def _written(reading: Reading, ask: Ask, used: list[Move], said: list[str]) -> tuple[Question, Move | None]:
    at = reading.findings[ask.finding]
    other = reading.findings[ask.other] if ask.other is not None else None
    cited = _cited(reading, ask)
    here = scene(reading, at, other)
    both = other is not None and not set(other.sentences) <= set(at.sentences)
    source = content(" ".join(reading.notes.by_id[i].text for i in cited))
    seed = f"{reading.notes.text}|{at.start}"
    fresh = [m for m in fitting(ask.theme, here, seed, both=both) if m not in used]
    for move in sorted(fresh, key=lambda m: _worn(m, used)):
        text = _sentence(move.ask, here)
        if len(text.split()) <= LONGEST and source & content(text) and not any(alike(text, s) for s in said):
            return Question(text=text, sentences=cited, theme=ask.theme, why=_sentence(move.why, here)), move
    return _plain(here, cited, ask, said), None


def _sentence(text: str, here: Scene) -> str:
    return upper_first(filled(text, here.slots))


def _worn(move: Move, used: list[Move]) -> bool:
    """The same bright moment held up three times, or the same opening three times, is one too many."""
    bright = sum(bool(m.slots & {"bright", "Bright"}) for m in used)
    opening = sum(m.ask.split()[:2] == move.ask.split()[:2] for m in used)
    return bool(move.slots & {"bright", "Bright"} and bright >= 1) or opening >= 2


def _cited(reading: Reading, ask: Ask) -> tuple[str, ...]:
    """One or two sentences, in the order of the notes."""
    found = list(reading.findings[ask.finding].sentences[:2])
    if ask.other is not None and len(found) < 2:
        found += [s for s in reading.findings[ask.other].sentences if s not in found][:1]
    order = [s.id for s in reading.notes.sentences]
    return tuple(sorted(found, key=order.index))


def _plain(here: Scene, cited: tuple[str, ...], ask: Ask, said: list[str]) -> Question:
    """Where no move fits: the person's own words, and room to say more."""
    words = here.slots["words"]
    ways = [way.format(words=words) for way in _PLAIN]
    return Question(
        text=next((way for way in ways if not any(alike(way, s) for s in said)), ways[-1]),
        sentences=cited,
        theme=ask.theme,
        why=f"{words} stands alone in your notes, and there may be more to it.",
    )
