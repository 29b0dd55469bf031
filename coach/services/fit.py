"""Role fit over interviews: the person's own words and choices set side by side. Clarity, no advice."""

from collections.abc import Callable, Sequence
from datetime import datetime

from coach.domain.base import Frozen
from coach.domain.debrief import Verdict
from coach.domain.interview import Answer, Interview, InterviewId
from coach.domain.ports import Journal
from coach.domain.practice import Energy, Fit, Found, Learned, Practice, Way, Wish
from coach.services.patterns import ENOUGH, Place, place, readings
from coach.writing.phrases import load


class RoleWords(Frozen):
    """What one interview's notes say of the fit."""

    interview: InterviewId
    verdict: Verdict
    places: tuple[Place, ...]


class WishSeen(Frozen):
    """One must-have or deal-breaker against the roles that the person said something of."""

    wish: Wish
    yes: tuple[InterviewId, ...]
    no: tuple[InterviewId, ...]

    @property
    def known(self) -> int:
        return len(self.yes) + len(self.no)


class Picture(Frozen):
    interviews: int
    roles: tuple[RoleWords, ...]
    wishes: tuple[WishSeen, ...]
    gave: tuple[Energy, ...]
    drained: tuple[Energy, ...]
    elsewhere: tuple[str, ...]
    """The plain counts that point to another kind of work; empty where nothing does, or where there is too little."""


def picture(interviews: Sequence[Interview], fit: Fit) -> Picture:
    read = readings(interviews)
    there = {interview.id for interview, _ in read}
    roles = tuple(
        RoleWords(
            interview=interview.id,
            verdict=reading.role_fit.verdict,
            places=tuple(place(interview, reading, f) for f in reading.of("fit")),
        )
        for interview, reading in read
        if reading.of("fit") or reading.role_fit.verdict != "unclear"
    )
    energy = [e for e in fit.energy if e.interview in there]
    wishes = tuple(_seen(wish, fit, there) for wish in fit.wishes)
    gave = tuple(e for e in energy if e.way == "gave")
    drained = tuple(e for e in energy if e.way == "drained")
    so_far = Picture(interviews=len(read), roles=roles, wishes=wishes, gave=gave, drained=drained, elsewhere=())
    return so_far.model_copy(update={"elsewhere": _elsewhere(so_far)})


def _seen(wish: Wish, fit: Fit, there: set[InterviewId]) -> WishSeen:
    said = [f for f in fit.found if f.wish == wish.text and f.interview in there]
    return WishSeen(
        wish=wish,
        yes=tuple(f.interview for f in said if f.answer == "yes"),
        no=tuple(f.interview for f in said if f.answer == "no"),
    )


def _elsewhere(so_far: Picture) -> tuple[str, ...]:
    if so_far.interviews < ENOUGH:
        return ()
    at = int(load("patterns")["pivot_at"])
    said = [r for r in so_far.roles if r.verdict != "unclear"]
    poor = sum(r.verdict == "poor" for r in said)
    lines = []
    if poor >= at and 2 * poor >= len(said):
        lines.append(
            f"In {poor} of the {len(said)} interviews where you wrote about it, the work did not feel like yours."
        )
    drained, marked = len(so_far.drained), len(so_far.drained) + len(so_far.gave)
    if drained >= at + 1 and 2 * drained > marked:
        lines.append(f"{drained} of the {marked} things that you marked drained you.")
    for seen in so_far.wishes:
        against = len(seen.no) if seen.wish.kind == "must_have" else len(seen.yes)
        if against >= at and 2 * against >= seen.known:
            what = "was not there" if seen.wish.kind == "must_have" else "was there"
            lines.append(f"“{seen.wish.text}” {what} in {against} of the {seen.known} roles where you know.")
    return tuple(lines)


def pivot_questions() -> tuple[str, ...]:
    return tuple(load("patterns")["pivot"])


def longer_path() -> str:
    return str(load("patterns")["longer"])


def add_wish(journal: Journal, wish: Wish) -> Practice:
    return _change(journal, lambda f: f if wish in f.wishes else f.model_copy(update={"wishes": (*f.wishes, wish)}))


def put_back(journal: Journal, before: Fit, wish: Wish) -> Practice:
    """A wish that was taken away, with what was learned against it; all else stays as it is now."""

    def put(fit: Fit) -> Fit:
        lost = tuple(f for f in before.found if f.wish == wish.text and f not in fit.found)
        wishes = fit.wishes if wish in fit.wishes else (*fit.wishes, wish)
        return fit.model_copy(update={"wishes": wishes, "found": (*fit.found, *lost)})

    return _change(journal, put)


def drop_wish(journal: Journal, wish: Wish) -> Practice:
    """What was learned against it goes with it."""

    def put(fit: Fit) -> Fit:
        wishes = tuple(w for w in fit.wishes if w != wish)
        found = tuple(f for f in fit.found if f.wish != wish.text or any(w.text == wish.text for w in wishes))
        return fit.model_copy(update={"wishes": wishes, "found": found})

    return _change(journal, put)


def learn(journal: Journal, interview: InterviewId, wish: Wish, answer: Learned | None) -> Practice:
    """None: not known (any more)."""

    def put(fit: Fit) -> Fit:
        others = tuple(f for f in fit.found if (f.interview, f.wish) != (interview, wish.text))
        mine = (Found(interview=interview, wish=wish.text, answer=answer),) if answer is not None else ()
        return fit.model_copy(update={"found": (*others, *mine)})

    return _change(journal, put)


def mark(journal: Journal, interview: InterviewId, words: str, way: Way | None) -> Practice:
    def put(fit: Fit) -> Fit:
        others = tuple(e for e in fit.energy if (e.interview, e.words) != (interview, words))
        mine = (Energy(interview=interview, words=words, way=way),) if way is not None else ()
        return fit.model_copy(update={"energy": (*others, *mine)})

    return _change(journal, put)


def answer(journal: Journal, question: str, text: str, now: datetime) -> Practice:
    def put(fit: Fit) -> Fit:
        others = tuple(a for a in fit.answers if a.question != question)
        mine = (Answer(question=question, text=text, at=now),) if text.strip() else ()
        return fit.model_copy(update={"answers": (*others, *mine)})

    return _change(journal, put)


def _change(journal: Journal, change: Callable[[Fit], Fit]) -> Practice:
    return journal.change_practice(lambda practice: practice.model_copy(update={"fit": change(practice.fit)}))
