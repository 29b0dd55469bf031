"""The sheet as one HTML file: works on a phone, prints, asks nothing of the network, and can save the ratings."""

from html import escape
from importlib.resources import files
from string import Template
from typing import Literal

from coach.services.sheet import Asked, Page
from coach.writing.phrases import load

Paper = Literal["A4", "Letter"]


def as_html(page: Page, paper: Paper = "A4") -> str:
    words = load("sheet")
    return Template((files("coach.services") / "sheet.html").read_text("utf-8")).substitute(
        id=escape(page.id),
        paper=paper,
        title=escape(page.title),
        thanks=escape(page.thanks),
        how="".join(f"<li>{escape(line)}</li>" for line in page.how),
        asked="".join(_asked(n, asked) for n, asked in enumerate(page.asked, 1)),
        **{name: escape(words[name]) for name in ("end", "private", "save", "saved")},
    )


def _asked(n: int, asked: Asked) -> str:
    words = load("sheet")
    scale = "".join(
        f'<label><input type="radio" name="q{n}" value="{value}">{escape(label)}</label>'
        for value, label in enumerate(words["scale"], 1)
    )
    follow = " ".join(map(escape, asked.follow_ups))
    return (
        f"<section><h2>{n}. {escape(asked.text)}</h2>"
        f'<p><span class="quiet">{escape(words["follow"])}:</span> {follow}</p>'
        f'<p><span class="quiet">{escape(words["listen"])}:</span> {escape(asked.listen_for)}</p>'
        f'<fieldset><legend class="quiet">{escape(words["rate"])}</legend>{scale}</fieldset>'
        f'<label class="words"><span class="quiet">{escape(words["kind"])}</span><textarea rows="2"></textarea></label>'
        "</section>"
    )
