"""Practice as blocks of Markdown, to read without us; `line` and `quote` make somebody's text safe in it."""

from collections.abc import Callable, Iterator

from coach.domain.practice import Fit, KeptCard, Practice, SkillPlan, SkillState

_RATINGS = {1: "not there yet", 2: "getting there", 3: "good", 4: "easy"}
_STATES: dict[SkillState, str] = {"open": "open", "doing": "on it", "learned": "good enough now", "not_now": "not now"}

Safe = Callable[[str], str]


def practice_blocks(practice: Practice, line: Safe, quote: Safe) -> Iterator[str]:
    if practice == Practice():
        return
    yield "## Practice"
    if practice.next_on is not None:
        yield f"Next interview: {practice.next_on.isoformat()}"
    for card in practice.cards:
        yield from _card(card, line, quote)
    skills = [_skill(skill, line) for skill in practice.skills]
    if skills:
        yield "### Skills"
        yield "\n".join(skills)
    yield from _fit(practice.fit, line, quote)


def _card(card: KeptCard, line: Safe, quote: Safe) -> Iterator[str]:
    yield f"### {line(card.wordings[0] if card.wordings else 'A card')}"
    for place, made in enumerate(card.tries):
        scores = (("before", made.before), ("after", made.after))
        sure = ", ".join(f"sure {when}: {score}" for when, score in scores if score is not None)
        best = "the best so far" if place == card.best else ""
        said = ", ".join(x for x in (made.at.date().isoformat(), _RATINGS[made.rating], sure, best) if x)
        yield f"- {said}"
        if made.text.strip():
            yield quote(made.text)
    for heard in card.heard:
        rated = f", {_RATINGS[heard.rating]}" if heard.rating else ""
        yield f"- A friend, {heard.at.date().isoformat()}{rated}: {line(heard.kind_words)}"


def _skill(skill: SkillPlan, line: Safe) -> str:
    plan = f" If it is {line(skill.cue)}, then I will {line(skill.step)}." if skill.cue or skill.step else ""
    matters = f", matters {skill.importance} of 10" if skill.importance is not None else ""
    return f"- {line(skill.key)}: {_STATES[skill.state]}{matters}.{plan}"


def _fit(fit: Fit, line: Safe, quote: Safe) -> Iterator[str]:
    lines = [f"- {'Must have' if w.kind == 'must_have' else 'Must not have'}: {line(w.text)}" for w in fit.wishes]
    lines += [f"- {'Gave energy' if e.way == 'gave' else 'Drained'}: {line(e.words)}" for e in fit.energy]
    if lines or fit.answers:
        yield "### The right kind of job"
    if lines:
        yield "\n".join(lines)
    for answer in fit.answers:
        yield f"**{line(answer.question)}**"
        yield quote(answer.text)
