"""Notes of an interview and what was read in them, small enough to see at a glance."""

from coach.domain.debrief import Cited, Finding, FindingKind, Person, Reading
from coach.domain.letters import Fact, LetterBrief
from coach.domain.notes import Notes, Sentence
from coach.domain.ports import Target

SENTENCES = (
    "Priya Raman showed me the ward at Northwind.",
    "I froze when she asked about the night shift rota.",
    "I have never used Titan.",
    "The pay is poor and the car park is full.",
    "My audit went down well.",
)
KINDS: tuple[FindingKind, ...] = ("gratitude", "struggle", "skill_gap", "private", "strength")


def reading(more: str = "") -> Reading:
    """`more` goes in front: text that no finding cites."""
    text, sentences, findings = f"{more}\n" if more else "", list[Sentence](), list[Finding]()
    for n, (words, kind) in enumerate(zip(SENTENCES, KINDS, strict=True)):
        start = len(text)
        text += words + "\n"
        sentences.append(Sentence(id=f"S{n}", start=start, end=start + len(words), text=words))
        findings.append(Finding(kind=kind, start=start, end=start + len(words), sentences=(f"S{n}",)))
    return Reading(
        notes=Notes(text=text, sentences=tuple(sentences)),
        company=Cited(value="Northwind", sentences=("S0",)),
        interviewers=(Person(name="Priya Raman", sentences=("S0",)),),
        findings=tuple(findings),
    )


TARGETS = (Target(finding=1, theme="answer"), Target(finding=2, theme="skill"), Target(finding=4, theme="strength"))
GOOD = (
    {
        "question": "You froze at the night shift rota. What would you say first, if she asked now?",
        "why": "It can come.",
    },
    {"question": "You have never used Titan. What is closest to it that you have used?", "why": "It may be near."},
    {"question": "Your audit went down well. Which part of it did they ask about?", "why": "You can tell it again."},
)
BRIEF = LetterBrief(
    kind="thank_you",
    to="Priya Raman",
    company="Northwind",
    role="ward nurse",
    facts=(Fact(text="showed me the ward", sentences=("S0",)),),
)
BODY = (
    "Thank you for the time you gave me at Northwind last week. You showed me the ward yourself, and I could see how "
    "the day is run there. It was good to walk through the place and not only to talk about it. I came away with a "
    "clear picture of the work. [One line on what you would like to do there.] I wish you and all on the ward well."
)
GOOD_LETTER = {"subject": "Thank you for showing me the ward", "greeting": "Dear Priya,", "body": BODY}
