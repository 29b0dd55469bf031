"""Small things read off a finding's words: figures, speech, what is known instead, the two halves of a view."""

import re

from coach.writing.clause import is_blunt
from coach.writing.overlap import content
from coach.writing.phrases import load
from coach.writing.phrases import words as listed
from coach.writing.tidy import plain, quoted, upper_first


def figures(text: str) -> dict[str, str]:
    """The number that was said, and the one that would have been right, where the writer gives them."""
    said = re.search(r"\bsaid ([£$€]?\d[\w.,%]*(?: (?!and\b|but\b)\w+)?)", plain(text))
    right = re.search(r"\b(it's|it is|it was) (?:actually )?([£$€]?\d[\w.,%]*\w)", plain(text))
    slots = {"number": said[1].rstrip(".,")} if said else {}
    return slots | ({"right": right[0], "Right": upper_first(right[0])} if right else {})


def known_instead(near: str, label: str) -> dict[str, str]:
    """`only ever used JAC` → what the writer has in place of the skill called `label`."""
    for pattern in load("cues")["known"]["patterns"]:
        for m in re.finditer(pattern, near):
            what = re.split(r" (?:and|but|so|or|from|because|in|at|since)\b", m[1].strip())[0].strip(" '-")
            if _is_known(what) and not content(what) & content(label):
                return {"known": what}
    return {}


def _is_known(what: str) -> bool:
    first, *_ = what.split() or [""]
    return bool(what) and first not in listed("cues", "known_never") and not is_blunt(what) and len(what.split()) <= 4


def speech(text: str) -> str:
    """What stands between quotation marks, quoted; empty where nothing does."""
    spoken = re.search(r'"([^"]{3,})"', plain(text))
    return quoted(spoken[1], 9) if spoken else ""


def after_said(text: str) -> str:
    """`she said to reapply` → `to reapply`."""
    m = re.match(rf"(?:\S+ ){{0,4}}?(?:{load('cues')['saying']})(?: that)? (.+)", plain(text))
    return m[1] if m else text


_SPLITS = (
    r"[,;.]? (?:but|though|although|however|yet)\b,? |; |(?<=\w{3})\. (?=On |But )",
    r", (?=\S+(?: \S+){0,4} (?:no|rather not|not)\b|\S+-wise )",
    r" and (?=lost\b|not\b|a bad\b|bad\b|less\b|I'm not\b)",
)


def halves(text: str) -> dict[str, str]:
    """A view of two sides: what speaks for the job, and what does not."""
    for split in _SPLITS:
        sides = re.split(split, plain(text), maxsplit=1)
        if len(sides) == 2:
            return {"yes": quoted(sides[0]), "no": quoted(sides[1])} if all(len(s.split()) > 1 for s in sides) else {}
    return {}
