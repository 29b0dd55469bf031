"""Words that were on their way when a click came in are saved before the click is heard."""

import pytest
from streamlit.testing.v1 import AppTest


def page(shield: bool) -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from coach.ui.unbroken import unbroken

    def keep() -> None:
        st.session_state["kept"] = st.session_state["words"]

    def typed() -> None:
        context = get_script_run_ctx()
        assert context is not None
        assert context.script_requests is not None
        context.script_requests.request_rerun(RerunData())  # as a click does that comes in now
        (unbroken if shield else lambda step: step())(keep)

    st.text_input("Words", key="words", on_change=typed)


def keeping() -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from coach.ui.unbroken import finish

    def emptied() -> None:
        st.session_state["emptied"] = True

    def heard() -> None:
        st.session_state["heard"] = True

    if st.button("Keep"):
        context = get_script_run_ctx()
        assert context is not None
        assert context.script_requests is not None
        context.script_requests.request_rerun(RerunData())
        finish(emptied, heard)


def test_what_belongs_to_a_save_is_done_though_another_click_comes_in() -> None:
    app = AppTest.from_function(keeping).run()
    app.button[0].click().run()
    assert not app.exception
    assert "emptied" in app.session_state
    assert "heard" in app.session_state


@pytest.mark.parametrize("shield", [True, False])
def test_a_callback_that_a_click_cuts_short_has_saved_its_words(shield: bool) -> None:
    app = AppTest.from_function(page, kwargs={"shield": shield}).run()
    app.text_input(key="words").input("I froze.").run()
    assert not app.exception
    assert ("kept" in app.session_state) is shield  # without it they are lost: the danger is real
