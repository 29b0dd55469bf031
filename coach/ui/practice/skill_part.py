"""Skill gaps: one list, each with where it came up, how much it matters to the person, one next step and a state."""

from functools import partial

import streamlit as st

from coach.domain.interview import Interview
from coach.domain.practice import SKILL_STATES, SkillPlan
from coach.services import fit
from coach.services.once import once
from coach.services.skills import Skill, decide, skills
from coach.ui import danger
from coach.ui.fields import Fields
from coach.ui.piece import piece
from coach.ui.practice.question import question
from coach.ui.practice.sources import sources
from coach.ui.practice.words import STATE, counted, joined, times
from coach.ui.runtime import services
from coach.ui.unbroken import finish
from coach.ui.words import plain
from coach.writing.phrases import load

_skills = once(skills)
A_PAGE = 15


def show(interviews: tuple[Interview, ...]) -> None:
    s = services()
    practice = s.journal.practice()
    found = _skills(interviews, practice)
    if not found:
        st.text("No skill that you lack stands in your notes. If one comes up, it will be here with its sentence.")
        return
    st.caption("What your notes say they asked for and you do not have yet. “Not now” is a fine answer to any of them.")
    shown = st.session_state.get("skills_shown", A_PAGE)
    for skill in found[:shown]:
        _skill(skill)
    if len(found) > shown and st.button(f"Show {min(A_PAGE, len(found) - shown)} more", key="skills_more"):
        st.session_state["skills_shown"] = shown + A_PAGE
        st.rerun()
    st.header("The longer path", anchor=False)
    question(fit.longer_path(), practice.fit, "longer_path")


def _skill(skill: Skill) -> None:
    many = len(skill.sources)
    often = f"came up {times(many)}" + (f" in {counted(skill.interviews, 'interview')}" if many > 1 else "")
    state = STATE[skill.plan.state] if skill.plan.state != "open" else ""
    with st.expander(plain(joined((skill.name, often, state))), key=f"skill_{skill.key}", on_change="rerun") as box:
        if not box.open:
            return
        sources(skill.sources, f"skill_{skill.key}")
        _decide(skill)


@piece
def _decide(skill: Skill) -> None:
    plan, key, hint = skill.plan, skill.key, load("patterns")["step"]
    fields = Fields(f"skill {key}")
    importance = st.pills(
        "How much does it matter to you? 0 is not at all.",
        range(11),
        **fields.of(f"importance_{key}", plan.importance),
    )
    cue = fields.text("If it is …", f"cue_{key}", plan.cue, placeholder=hint["cue"])
    step = fields.text("then I will …", f"step_{key}", plan.step, placeholder=hint["step"])
    state = st.pills(
        "How it stands",
        SKILL_STATES,
        format_func=STATE.__getitem__,
        required=True,
        **fields.of(f"state_{key}", plan.state),
    )
    if fields.button("Keep this", f"keep_{key}", "secondary"):
        new = SkillPlan(key=key, importance=importance, cue=cue.strip(), step=step.strip(), state=state or "open")
        decide(services().journal, new)
        finish(fields.emptied, partial(danger.noted, f"skill_{key}", f"{new.cue}\n{new.step}"))
    fields.left(key)
    if plan.cue and plan.step:
        st.text(f"If it is {plan.cue}, then I will {plan.step}.")
