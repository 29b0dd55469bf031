"""The HTML that a page begins with."""

from coach.ui import front, places
from coach.ui.theme import STYLE


def test_a_page_begins_with_our_name_and_style() -> None:
    html = front.html()
    assert "<title>Rebound</title>" in html
    assert html.count(STYLE) == html.count(front.ONCE) == 1
    assert html.index(STYLE) > html.index("<body"), "in the head Streamlit's own would count for more"


def test_every_page_begins_so_and_nothing_else_does() -> None:
    assert {"today", "interviews", "privacy"} <= set(places.names())
    assert {route.path for route in front.ROUTES} == {"/", *(f"/{name}" for name in places.names())}
    assert all(places.page(name).is_file() for name in places.names())
