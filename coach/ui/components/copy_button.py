"""One click puts a text on the clipboard."""

from coach.ui.components.part import part


def copy_button(text: str, label: str, key: str) -> None:
    html = '<div class="copy"><button type="button"></button><span role="status"></span></div>'
    part("copy_button", html)(key=key, data={"text": text, "label": label})
