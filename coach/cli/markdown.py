"""A debrief for a person to read, as Markdown."""

from collections.abc import Iterator

from coach.domain.debrief import Debrief, FindingKind

TITLES: dict[FindingKind, str] = {
    "strength": "What went well",
    "struggle": "What was hard",
    "asked": "What they asked",
    "skill_gap": "Skills to look at",
    "feedback": "What they told you",
    "gratitude": "Worth a thank-you",
    "fit": "Is it the right kind of job",
    "next_step": "What comes next",
    "feeling": "How it felt",
}


def as_markdown(debrief: Debrief) -> str:
    return "\n".join(_lines(debrief))


def _lines(debrief: Debrief) -> Iterator[str]:
    yield (
        "# " + " · ".join(c.value for c in (debrief.role, debrief.company) if c)
        if debrief.role or debrief.company
        else "# Your notes"
    )
    yield f"\n{debrief.heard}"
    if debrief.help:
        yield f"\n{debrief.help}"
    yield from _findings(debrief)
    if debrief.questions:
        yield "\n## Questions to think about"
    for n, question in enumerate(debrief.questions, 1):
        yield f"\n{n}. {question.text}\n   *{question.why}* ({', '.join(question.sentences)})"
    for letter in debrief.letters:
        yield f"\n## {letter.kind.replace('_', ' ').capitalize()}: {letter.to or 'no name yet'}"
        yield f"\n**{letter.subject}**\n\n{letter.body}"


def _findings(debrief: Debrief) -> Iterator[str]:
    text = {s.id: s for s in debrief.sentences}
    for kind, title in TITLES.items():
        found = [f for f in debrief.findings if f.kind == kind and f.sentences]
        if found:
            yield f"\n## {title}\n"
        for finding in found:
            first, last = text[finding.sentences[0]], text[finding.sentences[-1]]
            whole = "".join(s.text + " " for s in debrief.sentences if first.start <= s.start <= last.start)
            words = whole[finding.start - first.start :][: finding.end - finding.start] if first is last else whole
            yield f"- {' '.join(words.split())} ({', '.join(finding.sentences)})"
