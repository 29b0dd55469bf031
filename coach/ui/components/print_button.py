"""One click opens the browser's own print dialogue."""

from coach.ui.components.part import part


def print_button(label: str, key: str) -> None:
    part("print_button", '<button type="button"></button>')(key=key, data={"label": label})
