"""A journal with one of everything in it, and the same words in every box: kept, shown, copied or taken out whole."""

from datetime import date, timedelta

from coach.domain.debrief import FINDING_KINDS, Cited, Debrief, Finding, Person, Question, RoleFit
from coach.domain.exercises import Sitting
from coach.domain.interview import Answer, Facts, Interview, KeptLetter
from coach.domain.letters import Letter
from coach.domain.notes import Sentence
from coach.domain.plans import LookedBack, Plan
from coach.domain.ports import Journal
from coach.domain.practice import (
    Energy,
    Fit,
    Found,
    Heard,
    KeptCard,
    Memory,
    Outline,
    Practice,
    Sheet,
    SkillPlan,
    Try,
    Wish,
)
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from tests.storage.samples import ASKED, NOON

ID = "20260312-0a1b2c"


def fill(journal: Journal, words: str) -> None:
    journal.add_interview(interview(words))
    journal.save_checkin(
        CheckIn(id="checkin-1", created_at=NOON, on=date(2026, 3, 1), happy=7, week="rested", line=words, step=words)
    )
    journal.save_checkin(CheckIn(id="checkin-2", created_at=NOON, on=date(2026, 3, 8), kindness=3, rest=words))
    journal.save_profile(Profile(name=words, email=words, phone=words, sign_off=words, voice=words))
    for thing in care(words):
        journal.save(thing)
    journal.change_practice(lambda _: practice(words))


def interview(words: str) -> Interview:
    return Interview(
        id=ID,
        created_at=NOON,
        updated_at=NOON + timedelta(hours=1),
        notes=f"{ASKED} {words}",
        facts=Facts(company=words, role=words, people=(words,), outcome="rejected", stage=words, on=date(2026, 3, 10)),
        debrief=debrief(words),
        answers=(Answer(question=f"{words}?", text=words, at=NOON),),
        letters=(
            KeptLetter(
                kind="thank_you",
                to=words,
                subject=words,
                body=words,
                at=NOON,
                sent_on=date(2026, 3, 11),
                reply=words,
                replied_on=date(2026, 3, 12),
            ),
        ),
        outcome_on=date(2026, 3, 11),
        crisis_passed=True,
    )


def debrief(words: str) -> Debrief:
    start = len(ASKED) + 1
    end, both = start + len(words), ("s1", "s2")
    return Debrief(
        sentences=(
            Sentence(id="s1", start=0, end=len(ASKED), text=ASKED),
            Sentence(id="s2", start=start, end=end, text=words),
        ),
        company=Cited(value=words, sentences=both),
        role=Cited(value=words, sentences=both),
        outcome="rejected",
        interviewers=(Person(name=words, title=words, sentences=both),),
        findings=tuple(
            Finding(kind=kind, start=start, end=end, sentences=("s2",), label=words, basis="observed", why=words)
            for kind in FINDING_KINDS
        ),
        role_fit=RoleFit(verdict="mixed", sentences=both),
        heard=words,
        crisis=False,
        help=None,
        questions=(Question(text=f"{words}?", sentences=both, theme="answer", why=words),),
        letters=(Letter(kind="feedback_request", to=words, subject=words, body=words),),
        profile=Profile(name=words),
    )


def care(words: str) -> tuple[Plan, Rest, Sitting]:
    return (
        Plan(
            id="plan-1",
            created_at=NOON,
            cue=words,
            action=words,
            better_at=words,
            revisit_on=date(2026, 3, 20),
            rehearsed_at=NOON,
            looked_back=(LookedBack(at=NOON, text=words),),
        ),
        Rest(id="rest-1", created_at=NOON, start=date(2026, 3, 1), end=date(2026, 3, 4), line=words),
        Sitting(id="sitting-1", exercise="a_friend", created_at=NOON, texts=(words, words)),
    )


def practice(words: str) -> Practice:
    wish = Wish(kind="must_have", text=words)
    outline = Outline(situation=words, task=words, action=words, result=words)
    card = KeptCard(
        id="card-1",
        kind="question",
        wordings=(words,),
        interviews=(ID,),
        memory=Memory(due=NOON, reviewed_at=NOON, stability=1.5, difficulty=2.5),
        tries=(
            Try(at=NOON, rating=3, answer=words, before=4, after=6, seconds=90),
            Try(at=NOON, rating=2, outline=outline),
        ),
        best=0,
        heard=(Heard(at=NOON, sheet="sheet-1", rating=4, kind_words=words),),
        resting=True,
    )
    return Practice(
        cards=(card,),
        skills=(SkillPlan(key=words, importance=5, cue=words, step=words, state="doing"),),
        sheets=(Sheet(id="sheet-1", at=NOON, cards=("card-1",), questions=(words,), minutes=20),),
        fit=Fit(
            wishes=(wish,),
            found=(Found(interview=ID, wish=words, answer="yes"),),
            energy=(Energy(interview=ID, words=words, way="gave"),),
            answers=(Answer(question=words, text=words, at=NOON),),
        ),
        next_on=date(2026, 4, 1),
    )
