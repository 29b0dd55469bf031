"""Recovery: a check-in of two minutes, and the picture over weeks."""

from datetime import date
from secrets import token_hex

import streamlit as st

from coach.domain.recovery import SCALES, CheckIn, Measure, Week
from coach.reading.safety import judge
from coach.services import recovery
from coach.ui.interview import safety
from coach.ui.picture import picture
from coach.ui.runtime import services

WEEK: dict[Week, str] = {"step": "Took a step", "rested": "Rested", "neither": "Neither"}
CREDIT = (
    "The first four questions are the personal well-being questions of the UK Office for National Statistics, used "
    "under the Open Government Licence. The other two are ours and not validated. Nothing is added up."
)


def checkin(today: date) -> None:
    with st.form("checkin", border=False):
        st.text("Two minutes, and every answer can be left out. 0 is “not at all”, 10 is “completely”.")
        given: dict[Measure, int | None] = {
            s.key: st.pills(s.text, range(11), key=f"scale_{s.key}", default=None) for s in SCALES
        }
        week = st.pills("This week I …", list(WEEK), format_func=WEEK.__getitem__, key="week")
        line = st.text_input("A line in your own words", key="line")
        on = st.date_input("The day this is about", today, max_value=today, key="on")
        if not st.form_submit_button("Keep this", type="primary", key="keep_checkin"):
            return
    if week is None and not line.strip() and all(v is None for v in given.values()):
        st.info("Nothing was answered, so nothing was kept. One answer is enough.")
        return
    s = services()
    s.journal.save_checkin(CheckIn(id=token_hex(4), created_at=s.now(), on=on, week=week, line=line.strip(), **given))
    st.session_state["kept_line"] = line
    st.rerun()


def after_keeping() -> None:
    line = st.session_state.get("kept_line")
    if line is None:
        return
    judgement = judge(line)
    if judgement.crisis or judgement.gentle:
        safety.stays()
    else:
        st.success("Kept. Thank you for taking the time.")


def main() -> None:
    s = services()
    today = s.now().astimezone().date()
    checkins = s.journal.checkins()
    st.title("Recovery", anchor=False)
    after_keeping()
    due = recovery.due(checkins, today)
    with st.expander("Check in", expanded=due and "kept_line" not in st.session_state, key="checkin_box"):
        checkin(today)
    st.header("Over the weeks", anchor=False)
    if not checkins:
        st.text("After your first check-in, this shows how the weeks go, with your interviews marked.")
        return
    picture(checkins, s.journal.interviews())
    st.caption(CREDIT)


main()
