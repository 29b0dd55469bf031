"""What speaks for a claim of a letter and what against it, in numbers, for the weighing of both."""

import re
from itertools import product

from coach.domain.debrief import Leaning
from coach.writing.checking.evidence import Support
from coach.writing.checking.meaning import BESIDE, UNKNOWN, Meaning, Sought
from coach.writing.checking.parts import Part
from coach.writing.checking.terms import courtesy, small
from coach.writing.phrases import load

Signs = dict[str, float]
CUES = (
    "promises", "claims", "reactions", "asked", "courteous", "negated", "positive", "sore", "faint", "pay", "asides",
    "refusals", "hopes", "learning",
)  # fmt: skip
FAR = 4.0  # a leaning beyond which it counts no further
_PAIRS = tuple(product(Leaning._fields, repeat=2))
ENOUGH, LONG = 5.0, 8  # words above that count no further
_OWN = re.compile(r"\b(?:I|I'm|I've|my|me)\b")
_COLOURS = ("positive", "negated", "sore", "faint", "learning", "courteous", "~ease", "~nerves")


def signs(
    part: Part, support: Support, sought: tuple[Sought, ...], line: int | None, fits: float, meaning: Meaning
) -> Signs:
    """`line` and `fits`: what `best` says of the words that are `sought`."""
    found = _support(part, support, sought, meaning) | _wording(part)
    found |= _standing(sought, line, fits, meaning) | _told(sought, meaning)
    return found | _together(found, own=bool(_OWN.search(part.text)))


def _support(part: Part, support: Support, sought: tuple[Sought, ...], meaning: Meaning) -> Signs:
    """How much of it the notes say: in one sentence, in three, anywhere; and what nothing in them comes near to."""
    total = sum(s.weight for s in sought) or 1.0
    lines = range(len(meaning.evidence.lines))
    held = sum(s.weight * max(s.places.values(), default=0.0) for s in sought)
    lost = sorted((s.weight * (1 - max(s.places.values(), default=0.0)) for s in sought), reverse=True)
    worst = [*lost, 0.0, 0.0, 0.0]
    return {
        "bias": 1.0,
        "share": support.share,
        "line": max((sum(s.weight * s.places.get(n, 0.0) for s in sought) for n in lines), default=0.0) / total,
        "window": max((sum(s.weight * _around(s, n) for s in sought) for n in lines), default=0.0) / total,
        "anywhere": held / total,
        "lost": worst[0],
        "lost too": worst[1],
        "lost third": worst[2],
        "lost in all": min(sum(lost), ENOUGH) / ENOUGH,
        "held in all": min(held, ENOUGH) / ENOUGH,
        "none": float(not sought),
        "one": float(len(sought) == 1),
        "many": min(len(sought), LONG) / LONG,
        "anchored": float(meaning.evidence.anchored(support)),
        "asks": float(part.asks),
        "figure": float(any(s.term.figure for s in sought)),
    }


def _around(sought: Sought, n: int) -> float:
    beside = max(sought.places.get(n - 1, 0.0), sought.places.get(n + 1, 0.0))
    return max(sought.places.get(n, 0.0), BESIDE * beside)


def _wording(part: Part) -> Signs:
    """Its cues, and the small words that any letter may hold."""
    found = {cue: float(bool(part.says(cue))) for cue in CUES}
    found |= {f"~{name}": float(bool(re.search(p, part.text, re.IGNORECASE))) for name, p in _turns().items()}
    found |= {
        f"^{name}": float(bool(re.search(_turns()[name], part.lead, re.IGNORECASE)))
        for name in ("I", "you", "begins thanks")
    }
    ordinary = (t.text.lower() for t in part.terms if not t.figure and (small(t.text) or t.root in courtesy()))
    return found | {f"w {word}": 0.5 for word in ordinary}


def _turns() -> dict[str, str]:
    found: dict[str, str] = load("weighing")["turns"]
    return found


def _standing(sought: tuple[Sought, ...], line: int | None, fits: float, meaning: Meaning) -> Signs:
    """Of which sort the sentences are that hold it, that alone hold it, and that hold it best."""
    total = sum(s.weight for s in sought) or 1.0
    found: Signs = {}
    for sort, lines in meaning.sorts.items():
        inside = [max((v for n, v in s.places.items() if n in lines), default=0.0) for s in sought]
        outside = [max((v for n, v in s.places.items() if n not in lines), default=0.0) for s in sought]
        found[f"at {sort}"] = sum(s.weight * i for s, i in zip(sought, inside, strict=True)) / total
        found[f"only {sort}"] = (
            sum(s.weight * max(0.0, i - o) for s, i, o in zip(sought, inside, outside, strict=True)) / total
        )
    found["best fits"] = fits
    return found | {f"best {sort}": fits * (line in lines) for sort, lines in meaning.sorts.items()}


def leans(own: Leaning, line: int | None, fits: float, meaning: Meaning) -> Signs:
    """How the claim reads by itself, how the sentence that holds it best reads, and the two side by side."""
    found: Signs = {}
    there = meaning.leanings[line] if line is not None else UNKNOWN
    for name, mine, theirs in zip(Leaning._fields, own, there, strict=True):
        found |= {f"reads {name}": _within(mine), f"much {name}": max(0.0, _within(mine))}
        found |= {f"leans {name}": fits * _within(theirs), f"well {name}": fits * max(0.0, _within(theirs))}
    both = {f"{one} of {two}": found[f"much {one}"] * found[f"well {two}"] for one, two in _PAIRS}
    return found | both


def _within(x: float) -> float:
    return max(-1.0, min(1.0, x / FAR))


def best(sought: tuple[Sought, ...]) -> tuple[int | None, float]:
    """The sentence that says most of it, and how much, 0 to 1."""
    sums: dict[int, float] = {}
    for s in sought:
        for n, score in s.places.items():
            sums[n] = sums.get(n, 0.0) + s.weight * score
    line = max(sums, key=sums.__getitem__, default=None)
    return line, sums[line] / sum(s.weight for s in sought) if line is not None else 0.0


def _told(sought: tuple[Sought, ...], meaning: Meaning) -> Signs:
    told = meaning.told(sought)
    good = max(told["strength"], told["gratitude"], told["next_step"], told["asked"], told["feedback"])
    worse = max(told["struggle"], told["skill_gap"]) - good
    found = {f"in {kind}": score for kind, score in told.items()}
    return found | {"worse": max(0.0, worse), "kept": max(0.0, told["private"] - good)}


def _together(found: Signs, *, own: bool) -> Signs:
    """Signs that mean more side by side: what stands only where it went badly, told as good or of oneself."""
    out: Signs = {}
    for name in ("worse", "kept", "only bad", "only kept"):
        out |= {f"{name} {colour}": found[name] * found[colour] for colour in (*_COLOURS, "~you")}
        out[f"{name} own"] = found[name] * own
    for cue in ("claims", "promises", "courteous", "reactions", "~I", "~you", "~my", "~ease"):
        out[f"lost {cue}"] = found["lost in all"] * found[cue]
        out[f"window {cue}"] = (1 - found["window"]) * found[cue]
    return out
