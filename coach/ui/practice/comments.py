"""About an answer: the model's words where there is one, with what they quote; the rules' before that, and without."""

from collections.abc import Iterator
from zlib import crc32

import streamlit as st

from coach.domain.practice import Card, Outline
from coach.domain.remarks import AnswerFeedback, Comment
from coach.services.jobs import Job
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.waiting import at_work
from coach.ui.words import plain, writer
from coach.writing.comments import comments

RULES = "builtin"


def about(card: Card, text: str, outline: Outline | None, seconds: int | None) -> None:
    looked_at = session().looked_at  # not every word that is typed after it
    said = _of_the_model(card, looked_at) if looked_at.strip() else None
    if said is not None:
        st.subheader("About your answer", anchor=False)
        for comment in (said.good, said.next):
            if comment is not None:
                _told(comment)
    else:
        by_rules = comments(text, card.kind, outline=outline, seconds=seconds)
        if not by_rules:
            return
        st.subheader("About your answer", anchor=False)
        for rule in by_rules:
            st.text(rule.text)
    st.caption(f"By {writer(said.source if said else RULES)}, from your words alone. You know best.")


def asked_again(card: Card, text: str) -> None:
    """What was stopped, or failed, is tried anew."""
    jobs = services().jobs
    job = jobs.get(_key(card, text))
    if job is not None and job.state in ("stopped", "failed"):
        jobs.forget(_key(card, text))


def _key(card: Card, text: str) -> str:
    return f"answer_{card.id}_{crc32(text.encode())}"


def _told(comment: Comment) -> None:
    quote = f" “{plain(comment.quote)}”" if comment.quote else ""
    st.markdown(f"{plain(comment.text)}{quote}")


def _of_the_model(card: Card, text: str) -> AnswerFeedback | None:
    """None as long as it is at work, and where the rules have to do."""
    s = services()
    coach = s.coach()
    if coach.name == RULES:
        return None
    key = _key(card, text)

    def work(job: Job) -> Iterator[AnswerFeedback]:
        made = coach.on_answer(card.text, text, job)
        job.notice(coach.notice)
        yield made

    job = s.jobs.get(key) or s.jobs.start(key, work, lambda _: None)
    if at_work(key, "The model looks at your answer."):
        return None
    if job.state == "stopped":
        st.info("Stopped, as you asked. The built-in coach looked at it instead.")
    for notice in job.notices:
        st.info(plain(notice))
    found: AnswerFeedback | None = job.partial
    return found if found is not None and found.source != RULES else None
