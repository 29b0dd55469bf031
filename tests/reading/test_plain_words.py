"""The commonest words that tired people use, among lines that mean nothing: no note is only picturesque."""

import pytest

from coach.domain.debrief import FindingKind, Outcome, Verdict
from coach.reading.reader import read

SAID: dict[FindingKind, str] = {
    "struggle": """\
I froze
I blanked on the last one
I panicked a bit and gave the wrong number
I messed up the second exercise
they asked why us and I froze
I couldn't come up with an example
my mind went completely blank
I didn't have an answer for that
I stumbled through the money question
I talked for far too long
I struggled with the spreadsheet test
I got stuck on the maths question
I forgot to mention my training
the group task went badly""",
    "skill_gap": """\
I don't know Tableau
I have never used Workday
no experience with budgets
my German is rusty
I lack management experience
never worked with Oracle
I need to learn pivot tables
they wanted Kafka and I don't have it""",
    "strength": """\
the presentation went well
I answered the question about safety really well
they liked my portfolio
she said that was a great answer
I nailed the case study
he seemed impressed with my project
I explained my last project clearly
I had a good example for teamwork""",
    "feeling": """\
I feel sad about it
I was so nervous
I'm gutted
I felt stupid afterwards
I'm disappointed in myself
I cried when I got home
I'm so tired of this
I keep thinking about it""",
}
AROUND = """\
Interview at Alder Grove Library on Monday, on the second floor

- It took about an hour
- {said}
- They have two vans and a reading room
- The car park was full
"""
NOTHING = """\
They open at nine
There were three people at the table
I took the train there
It rained when I left
He talked about the company for a while
The job is full time
I asked about the training
We went through my CV
There is a second site in Leeds
Then the usual questions""".splitlines()
FLOOR = 0.75


@pytest.mark.parametrize("form", [AROUND, "It was on Zoom. {said}. Then we talked about the team.", "{said}"])
@pytest.mark.parametrize("kind", SAID)
def test_most_plain_words_are_understood(kind: FindingKind, form: str) -> None:
    lines = SAID[kind].splitlines()
    missed = [said for said in lines if not any(f.kind == kind for f in read(form.format(said=said)).findings)]
    assert len(missed) <= (1 - FLOOR) * len(lines), missed


def test_lines_that_mean_nothing_are_left_alone() -> None:
    wrong = [f for said in NOTHING for f in read(AROUND.format(said=said)).findings if f.kind in SAID]
    assert len(wrong) <= (1 - FLOOR) * len(NOTHING), wrong


ENDED: dict[Outcome, str] = {
    "waiting": """\
No word yet
I haven't heard back yet
Nothing yet
Still waiting to hear
They'll let me know
Should hear by Friday
Decision next Tuesday
Not heard anything""",
    "rejected": """\
I didn't get it
They went with someone else
They said no
I got turned down
It was a no
I was not selected
They chose another candidate
unsuccessful this time""",
    "offer": """\
I got it!
They offered me the job
I got the job
They want me to start on Monday
They said yes!""",
    "withdrew": """\
I pulled out
I withdrew
I told them I'm no longer interested
I took my name out""",
}
SUITS: dict[Verdict, str] = {
    "good": """\
I could see myself there
I'd love to do this work
It's the right job for me
the work suits me
my kind of work""",
    "poor": """\
I don't think it's for me
not the right job for me
I would hate doing that all day
I can't see myself doing this
It isn't me""",
}


@pytest.mark.parametrize("form", [AROUND, "{said}"])
@pytest.mark.parametrize("outcome", ENDED)
def test_how_it_ended_is_understood_in_most_plain_words(outcome: Outcome, form: str) -> None:
    lines = ENDED[outcome].splitlines()
    missed = [said for said in lines if read(form.format(said=said)).outcome != outcome]
    assert len(missed) <= (1 - FLOOR) * len(lines), missed


@pytest.mark.parametrize("form", [AROUND, "{said}"])
@pytest.mark.parametrize("verdict", SUITS)
def test_whether_the_work_suits_is_understood_in_most_plain_words(verdict: Verdict, form: str) -> None:
    lines = SUITS[verdict].splitlines()
    missed = [said for said in lines if read(form.format(said=said)).role_fit.verdict != verdict]
    assert len(missed) <= (1 - FLOOR) * len(lines), missed


@pytest.mark.parametrize(
    "said", ["They asked Dave, not me.", "I hadn't heard from them before March.", "It took an hour."]
)
def test_what_only_sounds_like_it_tells_neither_how_it_ended_nor_whether_the_work_suits(said: str) -> None:
    reading = read(AROUND.format(said=said))
    assert (reading.outcome, reading.role_fit.verdict) == ("unknown", "unclear")
