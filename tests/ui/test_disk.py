"""A disk that does not take what was typed: the person is told, and the text is still in the page."""

import errno
import os

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_what_was_typed_is_still_in_the_page(
    kept: Services, app: AppTest, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    app.switch_page("coach/ui/pages/settings.py").run()

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        app.text_input(key="name").input("Ana Ruiz")
        app.button(key="save_profile").click().run()
    assert not app.exception
    assert "what you typed is still on the page" in " ".join(each.value for each in app.error)
    assert app.text_input(key="name").value == "Ana Ruiz"
    app.button(key="save_profile").click().run()
    assert kept.journal.profile().name == "Ana Ruiz"
