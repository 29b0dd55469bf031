"""The check-in of two minutes: new, for an earlier day, or mended afterwards. Every answer may be left out."""

from datetime import date

import streamlit as st

from coach.domain.recovery import SCALES, CheckIn, Measure, Week
from coach.services import recovery
from coach.services.interviews import new_id
from coach.ui import danger
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.words import day

WEEK: dict[Week, str] = {"step": "Took a step", "rested": "Rested", "neither": "Neither"}
CREDIT = (
    "The first four questions are the personal well-being questions of the UK Office for National Statistics, used "
    "under the Open Government Licence. The other three are ours and not validated. Nothing is added up."
)


def new(today: date) -> None:
    """Opened by the person, or because a week has gone by."""
    kept = form(None, today)
    if st.button("Not this week", key="skip_checkin", type="tertiary"):
        recovery.skip(services().journal, services().now())
        session().opened = False
        st.rerun()
    if kept is not None:
        after(kept)


def earlier(checkins: tuple[CheckIn, ...], today: date) -> None:
    """The one that is chosen can be changed or taken away; the latest stands first."""
    by_id = {c.id: c for c in reversed(checkins)}
    asked = st.query_params.get("checkin")
    chosen = st.selectbox(
        "A check-in",
        list(by_id),
        index=list(by_id).index(asked) if asked in by_id else 0,
        format_func=lambda key: named(by_id[key]),
        key="earlier",
    )
    checkin = by_id[chosen]
    kept = form(checkin, today)
    if st.button("Delete this check-in", key="delete_checkin", type="tertiary"):
        session().taken = services().journal.delete_checkin(checkin.id).model_dump_json()
        st.rerun()
    if kept is not None:
        after(kept)


def undo() -> None:
    taken = session().taken
    if taken is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text("The check-in was deleted.")
        if st.button("Undo", key="undo_checkin"):
            services().journal.save_checkin(CheckIn.model_validate_json(taken))
            session().taken = None
            st.rerun()


def named(checkin: CheckIn) -> str:
    return f"{day(checkin.on)} (left empty)" if checkin.empty else day(checkin.on)


def after(kept: CheckIn) -> None:
    session().opened, session().thanked = False, True
    danger.heard(f"checkin_{kept.id}", kept.words)
    st.rerun()


def form(before: CheckIn | None, today: date) -> CheckIn | None:
    """What was kept, once it was."""
    key = before.id if before else "new"
    old = before or CheckIn(id="", created_at=services().now(), on=today)
    with st.form(f"checkin_{key}", border=False):
        st.text("Two minutes, and every answer can be left out. 0 is “not at all”, 10 is “completely”.")
        given: dict[Measure, int | None] = {
            s.key: st.pills(s.text, range(11), key=f"scale_{s.key}_{key}", default=old.score(s.key)) for s in SCALES
        }
        week = st.pills("This week I …", list(WEEK), format_func=WEEK.__getitem__, default=old.week, key=f"week_{key}")
        step = st.text_input("A step you took, however small", old.step, key=f"step_{key}")
        rest = st.text_input("A rest you took", old.rest, key=f"rest_{key}")
        line = st.text_input("A line in your own words", old.line, key=f"line_{key}")
        on = st.date_input("The day this is about", old.on, max_value=today, key=f"on_{key}")
        if not st.form_submit_button("Keep this", type="primary", key=f"keep_{key}"):
            return None
    now = services().now()
    texts = {"step": step.strip(), "rest": rest.strip(), "line": line.strip()}
    made = CheckIn(
        id=before.id if before else new_id(now),
        created_at=before.created_at if before else now,
        on=on,
        week=week,
        **texts,
        **given,
    )
    if recovery.keep(services().journal, made):
        return made
    st.info("Nothing was answered, so nothing was kept. One answer is enough.")
    return None
