"""The sheet as a PDF, on A4 or Letter, with boxes to tick and lines to write on."""

from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from coach.services.sheet import Page
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
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import KeepTogether, Paragraph, Spacer
    from reportlab.platypus.flowables import HRFlowable

    words = load("sheet")
    text = ParagraphStyle("text", fontName=REGULAR, fontSize=10, leading=15)
    title = ParagraphStyle("title", text, fontName=BOLD, fontSize=17, leading=22, spaceAfter=6)
    asked = ParagraphStyle("asked", text, fontName=BOLD, fontSize=11.5, leading=16, spaceBefore=8, spaceAfter=4)
    quiet = ParagraphStyle("quiet", text, fontSize=9, leading=13, textColor=HexColor("#555049"))
    rule, line = HexColor("#d8d3c8"), HexColor("#8a857b")

    def told(style: ParagraphStyle, said: str) -> Paragraph:
        return Paragraph(escape(said, quote=False), style)

    story: list[Any] = [told(title, page.title), told(text, page.thanks), Spacer(1, 4)]
    story += [told(text, f"{n}. {said}") for n, said in enumerate(page.how, 1)]
    for n, one in enumerate(page.asked, 1):
        boxes = "      ".join(f"[   ] {label}" for label in words["scale"])
        story.append(
            KeepTogether(
                [
                    Spacer(1, 10),
                    HRFlowable(width="100%", thickness=0.6, color=rule),
                    told(asked, f"{n}. {one.text}"),
                    told(quiet, f"{words['follow']}: {' '.join(one.follow_ups)}"),
                    told(quiet, f"{words['listen']}: {one.listen_for}"),
                    Spacer(1, 6),
                    Paragraph(boxes.replace(" ", "&nbsp;").replace("]&nbsp;", "] "), text),
                    Spacer(1, 4),
                    told(quiet, f"{words['kind']}:"),
                    *(
                        HRFlowable(width="100%", thickness=0.5, color=line, spaceBefore=17, spaceAfter=0)
                        for _ in range(2)
                    ),
                ]
            )
        )
    return [
        *story,
        KeepTogether([Spacer(1, 12), told(text, words["end"]), Spacer(1, 6), told(quiet, words["private"])]),
    ]
