"""The check-in of two minutes: new, for an earlier day, or mended afterwards. Every answer may be left out."""

from datetime import date
from functools import partial

import streamlit as st

from coach.domain.recovery import SCALES, CheckIn, Week
from coach.services import recovery
from coach.services.interviews import new_id
from coach.ui import danger
from coach.ui.autosaved import forget
from coach.ui.fields import Fields
from coach.ui.piece import piece
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.unbroken import finish
from coach.ui.words import day

NEW = "new"
DRAFT = f"checkin {NEW}"
WEEK: dict[Week, str] = {"step": "Took a step", "rested": "Rested", "neither": "Neither"}
CREDIT = (
    "The first four questions are the personal well-being questions of the UK Office for National Statistics, used "
    "under the Open Government Licence. The other three are ours and not validated. Nothing is added up."
)


def new(today: date) -> None:
    """Opened by the person, or because a week has gone by."""
    form(None, today)
    if st.button("Not this week", key="skip_checkin", type="tertiary"):
        recovery.skip(services().journal, services().now())
        finish(partial(forget, DRAFT), _shut)


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
    form(checkin, today)
    if st.button("Delete this check-in", key=f"delete_checkin_{checkin.id}", type="tertiary"):
        here = session()
        here.taken = services().journal.delete_checkin(checkin.id).model_dump_json()
        st.rerun()


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


@piece
def form(before: CheckIn | None, today: date) -> None:
    """A piece of its own, so that the picture below is not drawn anew at every answer."""
    key = before.id if before else NEW
    old = before or CheckIn(id="", created_at=services().now(), on=today)
    fields = Fields(f"checkin {key}")
    st.text("Two minutes, and every answer can be left out. 0 is “not at all”, 10 is “completely”.")
    given: dict[str, int | None] = {
        s.key: st.pills(s.text, range(11), **fields.of(f"scale_{s.key}_{key}", old.score(s.key))) for s in SCALES
    }
    week = st.pills("This week I …", list(WEEK), format_func=WEEK.__getitem__, **fields.of(f"week_{key}", old.week))
    step = fields.text("A step you took, however small", f"step_{key}", old.step)
    rest = fields.text("A rest you took", f"rest_{key}", old.rest)
    line = fields.text("A line in your own words", f"line_{key}", old.line)
    on = fields.day("The day this is about", f"on_{key}", old.on, most=today) or old.on
    if fields.button("Keep this", f"keep_{key}"):
        texts = {"step": step.strip(), "rest": rest.strip(), "line": line.strip()}
        _keep(old.model_copy(update={"on": on, "week": week, **texts, **given}), fields)
    if before is not None:
        fields.left(key)


def _keep(made: CheckIn, fields: Fields) -> None:
    if not made.id:
        made = made.model_copy(update={"id": new_id(made.created_at)})
    if not recovery.keep(services().journal, made):
        st.info("Nothing was answered, so nothing was kept. One answer is enough.")
        return
    finish(fields.emptied, _thank, partial(danger.noted, f"checkin_{made.id}", made.words))


def _shut() -> None:
    session().opened = False


def _thank() -> None:
    here = session()
    here.opened, here.thanked = False, True
