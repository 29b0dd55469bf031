"""Skill gaps: one list, each with where it came up, how much it matters to the person, one next step and a state."""

import streamlit as st

from coach.domain.interview import Interview
from coach.domain.practice import SKILL_STATES, SkillPlan
from coach.services import fit
from coach.services.skills import Skill, decide, skills
from coach.ui.practice.question import question
from coach.ui.practice.sources import sources
from coach.ui.practice.words import STATE, counted, joined, times
from coach.ui.runtime import services
from coach.ui.words import plain
from coach.writing.phrases import load

A_PAGE = 15


def show(interviews: tuple[Interview, ...]) -> None:
    s = services()
    practice = s.journal.practice()
    found = skills(interviews, practice)
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
        plan = skill.plan
        hint = load("patterns")["step"]
        with st.form(f"plan_{skill.key}", border=False):
            importance = st.pills(
                "How much does it matter to you? 0 is not at all.", range(11), default=plan.importance,
                key=f"importance_{skill.key}",
            )  # fmt: skip
            cue = st.text_input("If it is …", plan.cue, placeholder=hint["cue"], key=f"cue_{skill.key}")
            step = st.text_input("then I will …", plan.step, placeholder=hint["step"], key=f"step_{skill.key}")
            state = st.pills(
                "How it stands", SKILL_STATES, default=plan.state, format_func=STATE.__getitem__,
                key=f"state_{skill.key}", required=True,
            )  # fmt: skip
            if st.form_submit_button("Keep this", key=f"keep_{skill.key}"):
                new = SkillPlan(
                    key=skill.key, importance=importance, cue=cue.strip(), step=step.strip(), state=state or "open"
                )
                decide(services().journal, new)
                st.rerun()
        if plan.cue and plan.step:
            st.text(f"If it is {plan.cue}, then I will {plan.step}.")
