"""Which findings to ask about, and which two to ask about at once."""

from typing import NamedTuple

from coach.domain.debrief import Finding, FindingKind, Reading, Theme
from coach.writing.nearby import question_for
from coach.writing.overlap import content
from coach.writing.phrases import load

MOST = 8
ENOUGH = 7


class Ask(NamedTuple):
    """Places in `reading.findings`; `other` is asked about in the same breath."""

    finding: int
    theme: Theme
    other: int | None = None


def plan(reading: Reading) -> tuple[Ask, ...]:
    """Feelings first, then what went right, then every hard moment and gap, as far as eight questions go."""
    if not reading.english:
        return ()
    feelings = [] if reading.crisis else _by_weight(reading)[:1]
    strengths = _spread(reading, _places(reading, "strength"))
    hard = _hard(reading, MOST - len(feelings) - min(1, len(strengths)))
    room = max(0, MOST - len(feelings) - len(hard))
    first = [Ask(i, "kindness") for i in feelings]
    good = [Ask(i, "strength") for i in strengths[: min(2, room)]]
    chosen = first + good + hard
    extra = _extra(reading, chosen, strengths[len(good) :])
    return tuple(chosen + extra[: max(0, ENOUGH - len(chosen))])


def _places(reading: Reading, *kinds: FindingKind) -> list[int]:
    return [i for i, f in enumerate(reading.findings) if f.kind in kinds]


def _by_weight(reading: Reading) -> list[int]:
    """The heaviest feeling first: it is asked about before anything else."""
    kinds = load("cues")["feeling"]
    order = ["shame", "hurt", "replay", "tired", "anger", "nerves", "torn", "want", "joy", "shrug"]

    def weight(i: int) -> int:
        text = reading.words(reading.findings[i]).lower()
        if any(cue in text for cue in kinds["joy"]):
            return order.index("joy")
        return next((n for n, kind in enumerate(order) if any(cue in text for cue in kinds[kind])), len(order))

    return sorted(_places(reading, "feeling"), key=weight)


def heaviest(reading: Reading) -> Finding | None:
    return next((reading.findings[i] for i in _by_weight(reading)), None)


def _spread(reading: Reading, places: list[int]) -> list[int]:
    """One of each sentence before a second of any."""
    seen: set[str] = set()
    first = []
    for i in places:
        if not seen & set(reading.findings[i].sentences):
            first.append(i)
            seen |= set(reading.findings[i].sentences)
    return first


def _hard(reading: Reading, room: int) -> list[Ask]:
    units = _units(reading)
    while len(units) > room and (pair := _nearest(reading, units)) is not None:
        units[pair : pair + 2] = [units[pair] + units[pair + 1]]
    asks = [_about(reading, unit) for unit in units[:room]]
    spare = room - len(asks) - 1
    for ask, unit in zip(list(asks), units, strict=False):
        second = _second_side(reading, ask, unit)
        if spare > 0 and second is not None:
            asks.insert(asks.index(ask) + 1, second)
            asks[asks.index(ask)] = ask._replace(other=None)
            spare -= 1
    return asks


def _units(reading: Reading) -> list[list[int]]:
    """Hard moments and gaps of one sentence belong together."""
    units: list[list[int]] = []
    for i in _places(reading, "struggle", "skill_gap"):
        cited = set(reading.findings[i].sentences)
        home = next((u for u in units if cited & _cited(reading, u) and len(cited | _cited(reading, u)) <= 2), None)
        if home is None:
            units.append([i])
        else:
            home.append(i)
    return units


def _cited(reading: Reading, unit: list[int]) -> set[str]:
    return {s for i in unit for s in reading.findings[i].sentences}


def _nearest(reading: Reading, units: list[list[int]]) -> int | None:
    """The first of two neighbours that lie closest and fit into two sentences together."""
    order = {s.id: n for n, s in enumerate(reading.notes.sentences)}

    def gap(n: int) -> int:
        return min(order[s] for s in _cited(reading, units[n + 1])) - max(order[s] for s in _cited(reading, units[n]))

    able = [n for n in range(len(units) - 1) if len(_cited(reading, units[n]) | _cited(reading, units[n + 1])) <= 2]
    return min(able, key=gap, default=None)


def _about(reading: Reading, unit: list[int]) -> Ask:
    """The hard moment first; what lies in another sentence, or is a second of its kind, is asked about beside it."""
    first = next((i for i in unit if reading.findings[i].kind == "struggle"), unit[0])
    home = set(reading.findings[first].sentences)
    away = [i for i in unit if not set(reading.findings[i].sentences) <= home]
    same = [
        i
        for i in unit
        if i != first and reading.findings[i].kind == reading.findings[first].kind and not _overlap(reading, i, first)
    ]
    near = sorted(away or same, key=lambda i: reading.findings[i].kind != reading.findings[first].kind)
    other = next(iter(near), None)
    return Ask(first, _theme(reading.findings[first]), other)


def _overlap(reading: Reading, a: int, b: int) -> bool:
    one, two = reading.findings[a], reading.findings[b]
    return one.label == two.label if one.label else one.start < two.end and two.start < one.end


def _second_side(reading: Reading, ask: Ask, unit: list[int]) -> Ask | None:
    """Where there is room, the gap beside a hard moment gets a question of its own."""
    if reading.findings[ask.finding].kind != "struggle":
        return None
    gap = next((i for i in unit if reading.findings[i].kind == "skill_gap"), None)
    return Ask(gap, "skill") if gap is not None and len(unit) == 2 else None


def _theme(finding: Finding) -> Theme:
    return "skill" if finding.kind == "skill_gap" else "answer"


def _extra(reading: Reading, chosen: list[Ask], strengths: list[int]) -> list[Ask]:
    """What else is worth a question: one each of fit, feedback, plan, and what is left of the good."""
    cited = {s for a in chosen for s in reading.findings[a.finding].sentences}
    cited |= {s for a in chosen if a.other is not None for s in reading.findings[a.other].sentences}
    asks: list[Ask] = []
    rows: tuple[tuple[Theme, list[int]], ...] = (
        ("fit", _places(reading, "fit")),
        ("feedback", _places(reading, "feedback")),
        ("next", _plans_first(reading, chosen)),
        ("strength", strengths),
        ("story", _places(reading, "gratitude") + _unanswered(reading)),
    )
    for theme, places in rows:
        fresh = [
            i
            for i in places
            if not set(reading.findings[i].sentences) & cited and content(reading.words(reading.findings[i]))
        ]
        for i in fresh[: 2 if theme == "strength" else 1]:
            asks.append(Ask(i, theme))
            cited |= set(reading.findings[i].sentences)
    return asks


def _unanswered(reading: Reading) -> list[int]:
    """What was asked where the notes do not say how it went."""
    told = [question_for(reading, f) for f in reading.of("strength", "struggle", "skill_gap")]
    last = {f.sentences[-1] for f in reading.of("strength", "struggle", "skill_gap")}
    return [
        i
        for i in _places(reading, "asked")
        if reading.findings[i] not in told and not last & set(reading.findings[i].sentences)
    ]


def _plans_first(reading: Reading, chosen: list[Ask]) -> list[int]:
    """The writer's own plans before what others will do; a plan about a gap is spoken of with the gap."""
    own = load("cues")["plan"]["own"]
    labels = content(" ".join(reading.findings[a.finding].label or "" for a in chosen))
    steps = [i for i in _places(reading, "next_step") if not content(reading.words(reading.findings[i])) & labels]
    return sorted(steps, key=lambda i: not any(c in reading.words(reading.findings[i]) for c in own))
