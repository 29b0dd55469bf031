"""The sheet as a PDF, on A4 or Letter, with boxes to tick and lines to write on."""

from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from coach.services.sheet import Asked, Page
from coach.services.sheet_html import Paper
from coach.writing.phrases import load

REGULAR, BOLD = "Vera", "VeraBd"


def as_pdf(page: Page, paper: Paper = "A4") -> bytes:
    """The same page gives the same bytes."""
    from reportlab.lib.pagesizes import A4, LETTER
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    _fonts()
    out = BytesIO()
    size = A4 if paper == "A4" else LETTER
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 18 * mm)
    SimpleDocTemplate(out, pagesize=size, title=page.title, author="", invariant=1, **margins).build(_story(page))
    return out.getvalue()


def unprintable(page: Page) -> str:
    """Letters that the PDF's own type does not have; the HTML sheet has them all."""
    from reportlab.pdfbase import pdfmetrics

    _fonts()
    has = pdfmetrics.getFont(REGULAR).face.charToGlyph
    return "".join(dict.fromkeys(c for a in page.asked for c in a.text if ord(c) > 32 and ord(c) not in has))


@cache
def _fonts() -> None:
    """Bitstream Vera comes with reportlab; it is put into the file, so that it looks the same everywhere."""
    import reportlab
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = Path(reportlab.__file__).parent / "fonts"
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, folder / f"{name}.ttf"))


def _story(page: Page) -> list[Any]:
    from reportlab.platypus import KeepTogether, Spacer

    words, told = load("sheet"), _told
    how = (*page.how, words["end"])  # on paper nothing is left to stand alone on a last page
    return [
        told("title", page.title),
        told("text", page.thanks),
        told("quiet", words["private"]),
        Spacer(1, 6),
        *(told("text", f"{n}. {said}") for n, said in enumerate(how, 1)),
        *(KeepTogether(_question(n, asked)) for n, asked in enumerate(page.asked, 1)),
    ]


def _question(n: int, one: Asked) -> list[Any]:
    """What to ask and to listen for, boxes to tick, and two lines to write on."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Paragraph, Spacer
    from reportlab.platypus.flowables import HRFlowable

    words, told = load("sheet"), _told
    boxes = "      ".join(f"[   ] {label}" for label in words["scale"]).replace(" ", "&nbsp;").replace("]&nbsp;", "] ")
    line = {"width": "100%", "thickness": 0.5, "color": HexColor("#8a857b"), "spaceBefore": 17, "spaceAfter": 0}
    return [
        Spacer(1, 10),
        HRFlowable(width="100%", thickness=0.6, color=HexColor("#d8d3c8")),
        told("asked", f"{n}. {one.text}"),
        told("quiet", f"{words['follow']}: {' '.join(one.follow_ups)}"),
        told("quiet", f"{words['listen']}: {one.listen_for}"),
        Spacer(1, 6),
        Paragraph(boxes, _styles()["text"]),
        Spacer(1, 4),
        told("quiet", f"{words['kind']}:"),
        HRFlowable(**line),
        HRFlowable(**line),
    ]


def _told(style: str, said: str) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(escape(said, quote=False), _styles()[style])


@cache
def _styles() -> dict[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    text = ParagraphStyle("text", fontName=REGULAR, fontSize=10, leading=15)
    return {
        "text": text,
        "title": ParagraphStyle("title", text, fontName=BOLD, fontSize=17, leading=22, spaceAfter=6),
        "asked": ParagraphStyle("asked", text, fontName=BOLD, fontSize=11.5, leading=16, spaceBefore=8, spaceAfter=4),
        "quiet": ParagraphStyle("quiet", text, fontSize=9, leading=13, textColor=HexColor("#555049")),
    }
