"""Short things said to the person: about one sentence, one practised answer, one week, with who said them."""

from coach.domain.base import Frozen


class Remark(Frozen):
    """`source`: `builtin`, or `model NAME`."""

    text: str
    source: str


class Comment(Frozen):
    """Something about a practised answer; `quote` is in the answer's own words, "" where something is missing."""

    text: str
    quote: str = ""


class AnswerFeedback(Frozen):
    """One thing that the answer does well, and one to try next, if there is one."""

    good: Comment
    next: Comment | None
    source: str
