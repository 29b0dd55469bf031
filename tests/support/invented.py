"""Invented notes with the findings marked in them: `<s>I froze</s>`; see KINDS for the letters."""

import re

from coach.domain.debrief import Cited, Finding, FindingKind, Outcome, Person, Reading, RoleFit, Verdict
from coach.domain.notes import Notes
from tests.support.oracle import sentences

KINDS: dict[str, FindingKind] = {
    "a": "asked",
    "s": "struggle",
    "g": "skill_gap",
    "w": "strength",
    "t": "gratitude",
    "p": "private",
    "f": "fit",
    "b": "feedback",
    "n": "next_step",
    "e": "feeling",
}
_MARK = re.compile(r"<(/?)([a-z])(?:=([^<>]*))?>")


def reading(
    marked: str,
    *,
    people: tuple[str, ...] = (),
    company: str = "",
    role: str = "",
    outcome: Outcome = "waiting",
    verdict: Verdict = "unclear",
    outsiders: tuple[str, ...] = (),
    crisis: bool = False,
    english: bool = True,
) -> Reading:
    """`<g=Sage>no Sage</g>` gives a label; marks may overlap."""
    text, spans = _unmarked(marked)
    notes = Notes(text=text, sentences=tuple(sentences(text)))
    findings = [
        Finding(kind=KINDS[letter], start=start, end=end, sentences=notes.citing(start, end), label=label)
        for letter, start, end, label in spans
    ]
    return Reading(
        notes=notes,
        company=Cited(value=company, sentences=()) if company else None,
        role=Cited(value=role, sentences=()) if role else None,
        outcome=outcome,
        interviewers=tuple(Person(name=p) for p in people),
        findings=tuple(sorted(findings, key=lambda f: (f.start, f.end))),
        role_fit=RoleFit(verdict=verdict),
        outsiders=outsiders,
        crisis=crisis,
        english=english,
    )


def _unmarked(marked: str) -> tuple[str, list[tuple[str, int, int, str | None]]]:
    text, at = "", 0
    opened: list[tuple[str, int, str | None]] = []
    spans = []
    for m in _MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if not m[1]:
            opened.append((m[2], len(text), m[3]))
            continue
        begun = next(o for o in reversed(opened) if o[0] == m[2])
        opened.remove(begun)
        spans.append((m[2], begun[1], len(text), begun[2]))
    return text + marked[at:], spans


SUPERMARKET = reading(
    """Interview at Marlow Fresh for the night-shift team leader job, Wednesday 6pm.
Saw Denise Okafor and a younger lad called Ross.

Denise started: <a>how would you deal with somebody who keeps coming in late?</a>
<w>I told her about Callum at the depot and she said "that's exactly it"</w>.
Ross asked <a>what's your experience with stock rotation</a>. <s>I went blank, just said FIFO and stopped</s>.
Then <a>have you ever had to discipline someone</a>. <s>I waffled on for ages and never got to the point</s>.
<g=the handheld scanners>Never used the handheld scanners</g>, we only ever had paper at the depot.
<p>£13.20 an hour and 50p extra for nights</p>
<t>Denise walked me round the whole back of store at half past six and showed me the new chiller</t>.
<t>Ross gave me his break biscuit</t>, bless him.
<p>Heard from my sister-in-law that the manager before got sacked</p>
<n>They'll phone before the weekend</n>. <n>I need to watch some videos about scanners</n>
<f>I like nights, I like being left to get on with it, but I'm not sure about telling people off</f>
<e>Feeling a bit rough about Ross's question</e>""",
    people=("Denise Okafor", "Ross"),
    company="Marlow Fresh",
    role="night-shift team leader",
    verdict="mixed",
)

TEACHER = reading(
    """Year 4 teacher, St Bride's Primary. They rang at 5 to say no.
<b>The head said my lesson was lovely but the maths part didn't stretch the top end</b>.

Observed lesson on fractions. <w>The kids were brilliant and they all got the pizza bit</w>.
<s>I ran out of time and never did the plenary</s>, <s>my hands were shaking when I packed up the whiteboards</s>.
Panel: Mrs. Adeyinka (head), Tom Pryce (governor).
Tom asked <a>how do you know a child makes progress?</a> - <s>said assessment about nine times. no real example</s>
Mrs. Adeyinka: <a>tell us about a safeguarding concern you dealt with</a>.
<w>I was calm and clear and she thanked me for it</w>.
<g=phonics>I haven't taught phonics since my training year</g> and <g=Arbor>I've only used SIMS, not Arbor</g>.
<t>Tom showed me the pond the Year 6s dug</t>. <t>the head's secretary made me a proper tea in a proper cup</t>
<e>gutted. I really wanted this one</e>. <e>I keep thinking about the plenary</e>
<n>going to ask for more feedback</n> then sleep""",
    people=("Mrs. Adeyinka", "Tom Pryce"),
    company="St Bride's Primary",
    role="Year 4 teacher",
    outcome="rejected",
)

ACCOUNTANT = reading(
    """- Thornton & Vale, assistant accountant, Teams call w/ Imogen
- <a>Talk me through a month end</a>: <w>did it in order, she said it was the clearest she'd heard all week</w>
- <a>what's the double entry for a prepayment</a>: <s>got debit and credit the wrong way round, realised in the lift</s>
- <a>VLOOKUP or XLOOKUP and why</a>? <s>honestly no clue what XLOOKUP is</s> <g=XLOOKUP>never used XLOOKUP</g>
- <g=Xero>asked if I know Xero, I don't, only Sage</g>
- <t>she sent me the ACCA mentoring link straight after</t>
- <n>second interview would be in person on 9 May</n>
- <e>nervous but quite proud of myself</e>""",
    people=("Imogen",),
    company="Thornton & Vale",
    role="assistant accountant",
)

CHEF = reading(
    """trial shift at the Gannet, commis. chef Aurelio + sous called Beth
they had me <a>break down a turbot</a>. <s>butchered it tbh, left half the flesh on the bones</s>
<a>make an omelette, three eggs, no colour</a> <w>got it first go, aurelio ate the whole thing</w>
<a>what temp do you hold a hollandaise</a> <s>said 80, it splits at 80. idiot</s>
<g=fish prep>fish prep is my weak side</g>
<t>beth let me taste everything on the pass and taught me her brown butter trick</t>
<p>12 quid an hour cash, dodgy</p>
<n>they said come back saturday for a second trial</n>
<f>this is it, this is what i want to do</f>
feet killing me 😭 <e>buzzing though</e>""",
    people=("chef Aurelio", "Beth"),
    company="the Gannet",
    role="commis",
    verdict="good",
)

DRIVER = reading(
    """Had the assessment drive w/ Northline Coaches. <s>clipped the kerb on the reverse</s>.
<s>Forgot to check the nearside mirror twice</s>. The examiner bloke said nothing. no news yet.""",
    company="Northline Coaches",
)

ALL = (SUPERMARKET, TEACHER, ACCOUNTANT, CHEF, DRIVER)
