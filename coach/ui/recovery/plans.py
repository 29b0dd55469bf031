"""If-then plans: made, said over once, looked back at with one question."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from coach.domain.interview import Interview
from coach.domain.plans import Plan
from coach.services import plans as planning
from coach.services import reminders
from coach.ui import danger, undo
from coach.ui.fields import Fields
from coach.ui.piece import piece
from coach.ui.recovery.mending import delete
from coach.ui.runtime import services
from coach.ui.unbroken import finish
from coach.ui.words import day, plain

SHOWN = 20
DRAFT = "plan new"
ABOUT = (
    "Deciding once, ahead of time, makes it easier to do in the moment. Name the moment, then what you will do. "
    "Small is good."
)


def show(interviews: tuple[Interview, ...], plans: tuple[Plan, ...], today: date) -> None:
    st.header("Plans", anchor=False)
    due = planning.due(plans, today)
    for plan in due:
        look_back(plan)
    for plan in planning.open_plans(plans):
        if plan not in due:
            standing(plan)
    with st.expander("A new plan", expanded=not plans or bool(services().journal.draft(DRAFT)), key="new_plan"):
        new(interviews, today)
    over = [p for p in plans if p.revisit_on is None]
    if over:
        with st.expander("Plans you let go", key="old_plans"):
            for plan in over[: -SHOWN - 1 : -1]:
                with st.container(horizontal=True, vertical_alignment="center", key=f"old_{plan.id}"):
                    st.markdown(said(plan))
                    delete(plan, "plan")


def said(plan: Plan) -> str:
    """Markdown."""
    return f"**If** {plain(plan.cue)}, **then I will** {plain(plan.action)}."


@piece
def look_back(plan: Plan) -> None:
    with st.container(border=True, key=f"plan_{plan.id}"):
        st.markdown(said(plan))
        fields = Fields(f"plan {plan.id}")
        text = fields.text(planning.QUESTION, f"back_{plan.id}")
        with st.container(horizontal=True):
            keep = st.button("Keep it", type="primary", key=f"keep_plan_{plan.id}")
            if keep or st.button("Let it go", key=f"drop_plan_{plan.id}"):
                s = services()
                planning.look_back(s.journal, plan, text, s.now(), keep=keep)
                finish(fields.emptied, partial(danger.noted, f"plan_{plan.id}", text))


def standing(plan: Plan) -> None:
    s = services()
    with st.container(border=True, key=f"plan_{plan.id}"):
        st.markdown(said(plan))
        better = f"To get better at {plain(plan.better_at)}. " if plan.better_at else ""
        st.caption(f"{better}We look back on {day(plan.revisit_on)}." if plan.revisit_on else better)
        with st.container(horizontal=True):
            if plan.rehearsed_at is None:
                with st.popover("Say it over once", key=f"rehearse_{plan.id}"):
                    st.text("Picture the moment for as long as one breath. Then say the plan to yourself, once, aloud.")
                    if st.button("I have said it", type="primary", key=f"said_{plan.id}"):
                        planning.rehearse(s.journal, plan, s.now())
                        st.rerun()
            if (on := plan.revisit_on) is not None:
                st.download_button(
                    "Remind me (.ics)",
                    lambda: reminders.once(plan.id, on, s.now()),
                    "rebound-plan.ics",
                    "text/calendar",
                    key=f"ics_{plan.id}",
                )
            with st.popover("Change it", key=f"change_{plan.id}"):
                change(plan)
            delete(plan, "plan")


@piece
def change(plan: Plan) -> None:
    fields, key = Fields(f"plan to change {plan.id}"), plan.id
    cue = fields.text("If …", f"cue_{key}", plan.cue)
    action = fields.text("then I will …", f"action_{key}", plan.action)
    better = fields.text("To get better at …", f"better_{key}", plan.better_at)
    on = fields.day("Look back at it on", f"revisit_{key}", plan.revisit_on)
    if fields.button("Keep the change", f"keep_change_{key}"):
        changed = planning.reword(services().journal, plan, cue, action, better, on)
        back = partial(undo.offer, "The plan was changed.", lambda: services().journal.save(plan))
        finish(fields.emptied, back, partial(danger.noted, f"plan_{key}", changed.words))


@piece
def new(interviews: tuple[Interview, ...], today: date) -> None:
    st.text(ABOUT)
    fields = Fields(DRAFT)
    cue = fields.text("If …", "plan_cue", placeholder="the next one is a no")
    action = fields.text("then I will …", "plan_action", placeholder="ring Ines and walk by the river")
    better = st.selectbox(
        "To get better at … (if it is about that)",
        planning.to_get_better_at(interviews),
        index=None,
        accept_new_options=True,
        placeholder="choose one of yours, or write another",
        **fields.of("plan_better"),
    )
    on = fields.day("Look back at it on", "plan_on", today + timedelta(days=7), least=today)
    if not fields.button("Keep this plan", "keep_plan"):
        return
    s = services()
    plan = planning.make(s.journal, cue, action, better or "", on, s.now())
    finish(fields.emptied, partial(danger.noted, f"plan_{plan.id}", plan.words))
