"""What a model says of an answer and of a month: with the rules behind it, its time, and Stop."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.domain.recovery import CheckIn
from coach.ui.runtime import services
from tests.support.chat_server import ChatServer, chat_server
from tests.support.practised import THREE
from tests.support.waiting import until
from tests.ui.conftest import ROOT
from tests.ui.test_pages import PAGES, said
from tests.ui.test_practice import ANSWER, first_card

FEEDBACK = {
    "good": "You say how it ended for them.",
    "good_quote": "they stayed and were quiet",
    "next": "Say what you did first, in one short line.",
    "next_quote": "walk over",
}
BUILT_IN = "By the built-in coach, from your words alone."


@pytest.fixture
def server(kept: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChatServer]:
    with chat_server(FEEDBACK) as served:
        monkeypatch.setenv("COACH_ENDPOINT", served.address)
        yield served
        services().jobs.forget_all()


def opened(page: str) -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=20).run().switch_page(f"{PAGES}/{page}.py").run()


def looked(kept: Services) -> AppTest:
    for one in THREE:
        kept.journal.add_interview(one)
    kept.journal.save_draft(f"practice_{first_card(kept)}", ANSWER)
    app = opened("practice").button(key="look").click().run()
    assert not app.exception
    return app


def ended() -> None:
    until(lambda: all(job.ended.is_set() for job in services().jobs.all()), 20)


def test_the_model_looks_at_an_answer_and_quotes_it(kept: Services, server: ChatServer) -> None:
    app = looked(kept)
    ended()
    app.run()
    assert "You say how it ended for them. “they stayed and were quiet”" in said(app).replace("\\", "")
    assert "By the model " in said(app)
    assert BUILT_IN not in said(app)


def test_the_rules_look_at_it_where_there_is_no_model(kept: Services) -> None:
    assert BUILT_IN in said(looked(kept))


def test_the_rules_look_at_it_where_the_model_quotes_what_is_not_there(kept: Services, server: ChatServer) -> None:
    server.answers = [FEEDBACK | {"good_quote": "I led a team of nine"}]
    app = looked(kept)
    ended()
    app.run()
    assert "I led a team" not in said(app)
    assert "did not stand up to the check" in said(app)
    assert BUILT_IN in said(app)


def test_the_model_is_not_asked_again_while_one_types(kept: Services, server: ChatServer) -> None:
    app = looked(kept)
    ended()
    kept.journal.save_draft(f"practice_{first_card(kept)}", f"{ANSWER} And more.")
    app.run()
    ended()
    assert len(server.bodies) == 1


def test_a_model_that_takes_long_can_be_stopped_and_the_rules_are_there_meanwhile(
    kept: Services, server: ChatServer
) -> None:
    server.hang = True
    app = looked(kept)
    assert "The model looks at your answer." in said(app)
    assert "seconds." in said(app)
    assert BUILT_IN in said(app)
    next(b for b in app.button if b.label == "Stop").click().run()
    ended()
    app.run()
    assert "Stopped, as you asked. The built-in coach looked at it instead." in said(app)
    server.hang = False
    app.button(key="look").click().run()
    ended()
    assert "You say how it ended for them." in said(app.run()).replace("\\", "")
    assert not app.exception


def test_the_month_is_worded_by_a_model_and_else_by_code(kept: Services, server: ChatServer) -> None:
    today = kept.now().astimezone().date()
    kept.journal.save_checkin(CheckIn(id="c", created_at=kept.now(), on=today, step="Rang Ines", rest="Slept"))
    server.answers = [{"text": "This month you have 1 step taken and 1 rest taken."}]
    app = opened("recovery").button_group(key="section").set_value("Month").run()
    ended()
    app.run()
    assert "This month you have 1 step taken and 1 rest taken." in said(app)
    assert "This line is worded by the model " in said(app)
    services().jobs.forget_all()
    server.answers = [{"text": "This month you have 7 steps taken because they liked you."}]
    app.run()
    ended()
    app.run()
    assert "you took steps and rested." in said(app)
    assert "worded by" not in said(app)
