"""Short fields: every one a person can type into is kept as it is typed, and is there for a window that opens later."""

import ast
from collections.abc import Iterator
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.domain.recovery import CheckIn
from tests.support.practised import THREE
from tests.ui.conftest import ROOT
from tests.ui.test_pages import PAGES, read_notes

NOT_KEPT = {
    "passphrase.py": "a passphrase is never written down",
    "bringing_in.py": "a passphrase is never written down",
    "erasing.py": "a word that erases is typed anew each time",
    "interviews.py": "a search is no text of one's own",
    "deck_list.py": "a search is no text of one's own",
    "letters.py": "the subject is saved in its letter, as it is typed",
    "fields.py": "what keeps the others",
}


def again(page: str = "") -> AppTest:
    """Another window, or the same after F5."""
    window = AppTest.from_file(str(ROOT / "app.py"), default_timeout=20).run()
    return window.switch_page(f"{PAGES}/{page}.py").run() if page else window


def section(app: AppTest, name: str) -> AppTest:
    return app.button_group(key="section").set_value(name).run()


def test_a_check_in_half_filled_in_is_there_in_the_next_window(app: AppTest, kept: Services) -> None:
    on = kept.now().astimezone().date() - timedelta(days=2)
    app.switch_page(f"{PAGES}/recovery.py").run()
    app.button_group(key="scale_happy_new").set_value(0).run()
    app.button_group(key="week_new").set_value("rested").run()
    app.text_input(key="line_new").set_value("Slept, and read a bit").run()
    app.date_input(key="on_new").set_value(on).run()
    kept.journal.save_checkin(CheckIn(id="earlier", created_at=kept.now(), on=on - timedelta(days=7), happy=4))
    later = again("recovery")
    assert later.button_group(key="scale_happy_new").value == 0
    assert later.button_group(key="scale_anxious_new").value is None
    later.button(key="keep_new").click().run()
    _, made = kept.journal.checkins()
    assert (made.happy, made.week, made.line, made.on) == (0, "rested", "Slept, and read a bit", on)
    fresh = again("recovery")
    fresh.button_group(key="open_None").set_value("Check in").run()
    assert fresh.text_input(key="line_new").value == ""


def test_a_plan_half_written_is_there_in_the_next_window(app: AppTest) -> None:
    section(app.switch_page(f"{PAGES}/recovery.py").run(), "Plans")
    app.text_input(key="plan_cue").set_value("the next one is a no").run()
    later = section(again("recovery"), "Plans")
    assert later.text_input(key="plan_cue").value == "the next one is a no"


def test_a_day_that_has_gone_by_since_does_not_stop_the_page(app: AppTest, kept: Services) -> None:
    kept.journal.save_draft("plan new", '{"plan_on": {"day": "2020-01-01"}}')
    section(app.switch_page(f"{PAGES}/recovery.py").run(), "Plans")
    assert not app.exception
    assert app.date_input(key="plan_on").value == kept.now().astimezone().date()


def test_a_correction_a_rest_a_wish_and_about_me_are_there_in_the_next_window(app: AppTest, kept: Services) -> None:
    for one in THREE:
        kept.journal.add_interview(one)
    read_notes(app, kept)
    key = f"company_{kept.journal.interviews()[0].id}"
    app.text_input(key=key).set_value("Alder").run()
    section(app.switch_page(f"{PAGES}/recovery.py").run(), "Rest")
    app.text_input(key="rest_line").set_value("by the sea").run()
    app.switch_page(f"{PAGES}/settings.py").run().text_input(key="phone").set_value("0123").run()
    app.switch_page(f"{PAGES}/patterns.py").run().button_group(key="patterns").set_value("The right kind of job").run()
    app.text_input(key="wish_text").set_value("evenings free").run()
    later = again()
    assert section(later.switch_page(f"{PAGES}/recovery.py").run(), "Rest").text_input(key="rest_line").value
    assert later.switch_page(f"{PAGES}/settings.py").run().text_input(key="phone").value == "0123"
    later.switch_page(f"{PAGES}/patterns.py").run().button_group(key="patterns").set_value(
        "The right kind of job"
    ).run()
    assert later.text_input(key="wish_text").value == "evenings free"


def _typed_into() -> Iterator[tuple[str, int]]:
    """Every call in the pages that draws a field to type into without keeping it."""
    for path in sorted((ROOT / "coach" / "ui").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = call.func.attr if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else ""
            if isinstance(call, ast.Call) and name in ("text_input", "text_area", "chat_input"):
                yield path.name, call.lineno


def test_no_field_to_type_into_is_left_out() -> None:
    assert [place for place in _typed_into() if place[0] not in NOT_KEPT] == []
