"""A sheet for a friend who plays the interviewer, and what comes back of it."""

import streamlit as st

from coach.domain.errors import BadNotes
from coach.domain.practice import Card, Sheet
from coach.services import sheet as sheets
from coach.services.sheet_html import Paper, as_html
from coach.services.sheet_pdf import as_pdf, unprintable
from coach.ui.fields import Fields
from coach.ui.piece import piece
from coach.ui.practice.words import FRIEND, counted
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.tell import tell
from coach.ui.words import day, plain

MOST = 200
"""Cards to choose from; the search of the box finds them."""
MOST_ASKED = 8
PAPERS: tuple[Paper, ...] = ("A4", "Letter")


def section(deck: tuple[Card, ...]) -> None:
    with st.expander("Make a sheet for a friend", key="friend", on_change="rerun") as box:
        if box.open:
            _make(deck)
    if services().journal.practice().sheets:
        with st.expander("What your friend said", key="came_back", on_change="rerun") as box:
            if box.open:
                _came_back(deck)


def _make(deck: tuple[Card, ...]) -> None:
    st.text(
        "Someone you trust asks you the questions, listens, and writes one kind sentence for each. "
        "The sheet tells them how. It holds nothing but what you choose here."
    )
    by_id = {card.id: card for card in deck[:MOST]}
    chosen = st.multiselect(
        "Which questions may they see?",
        list(by_id),
        format_func=lambda key: by_id[key].text,
        key="sheet_cards",
        placeholder="Choose some; three or four are plenty",
        max_selections=MOST_ASKED,
    )
    minutes = st.select_slider("Minutes you have together", [10, 15, 20, 30, 45, 60], 20, key="sheet_minutes")
    if not chosen:
        return
    sheet = _sheet([by_id[key] for key in chosen], minutes)
    page = sheets.page_of(sheet, deck)
    with st.container(border=True, key="sheet_preview"):
        st.caption("This is all that is on it")
        st.markdown(f"**{plain(page.title)}**")
        st.text(page.thanks)
        st.markdown("\n".join(f"1. {plain(line)}" for line in page.how))
        for n, asked in enumerate(page.asked, 1):
            st.text(f"{n}. {asked.text}")
            st.caption(plain(f"{' '.join(asked.follow_ups)} Listen for: {asked.listen_for}"))
    _save(sheet, page)


def _sheet(cards: list[Card], minutes: int) -> Sheet:
    """The same choice stays the same sheet, so that what was printed and what was sent belong together."""
    made = session().sheet
    wanted = (tuple(card.id for card in cards), minutes)
    if made is None or (made.cards, made.minutes) != wanted:
        made = session().sheet = sheets.new_sheet(cards, minutes, services().now())
    return made


def _save(sheet: Sheet, page: sheets.Page) -> None:
    paper: Paper = st.segmented_control("Paper", PAPERS, default="A4", key="sheet_paper", required=True) or "A4"

    def keep() -> None:
        sheets.keep_sheet(services().journal, sheet)

    with st.container(horizontal=True):
        st.download_button(
            "Save for printing (PDF)", lambda: as_pdf(page, paper), "practice-interview.pdf", "application/pdf",
            key="sheet_pdf", type="primary", on_click=keep,
        )  # fmt: skip
        st.download_button(
            "Save for a phone (HTML)", lambda: as_html(page, paper).encode(), "practice-interview.html", "text/html",
            key="sheet_html", on_click=keep,
        )  # fmt: skip
    if missing := unprintable(page):
        st.caption(f"The PDF cannot show these letters: {plain(missing)}. The HTML sheet shows and prints them.")


def _came_back(deck: tuple[Card, ...]) -> None:
    kept = services().journal.practice().sheets
    newest = sorted(kept, key=lambda s: s.at, reverse=True)[:10]
    st.text("Open the small file that the sheet saved, or type in what is on the paper.")
    label = "The ratings file (rebound-ratings.json)"
    opened = st.file_uploader(label, type=["json"], max_upload_size=1, key="ratings_file")
    if opened is not None and st.button("Read this file", key="read_ratings"):
        _read(opened.getvalue(), deck)
    chosen = st.selectbox("The sheet", newest, format_func=_title, key="rated_sheet")
    if chosen is not None:
        _typed(chosen, deck)


def _title(sheet: Sheet) -> str:
    return f"{day(sheet.at.astimezone().date())}, {counted(len(sheet.cards), 'question')}"


def _read(data: bytes, deck: tuple[Card, ...]) -> None:
    s = services()
    try:
        count = sheets.keep_ratings(s.journal, sheets.read_ratings(data), deck, s.now())
    except BadNotes as error:
        tell(error)
        return
    st.success(f"Kept beside your own ratings, for {counted(count, 'card')}.")


@piece
def _typed(sheet: Sheet, deck: tuple[Card, ...]) -> None:
    fields, given = Fields(f"heard {sheet.id}"), []
    for n, text in enumerate(sheet.questions, 1):
        st.text(f"{n}. {text}")
        key = f"{sheet.id}_{n}"
        rating = st.pills(
            "How it came across", list(FRIEND), format_func=FRIEND.__getitem__, **fields.of(f"heard_{key}")
        )
        words = fields.text("Their kind sentence", f"kind_{key}")
        given.append(sheets.OneRating(question=n, rating=rating, kind=words))
    if st.button("Keep what they said", key="keep_heard"):
        s = services()
        ratings = sheets.Ratings(sheet=sheet.id, ratings=tuple(given))
        count = sheets.keep_ratings(s.journal, ratings, deck, s.now())
        fields.kept()
        st.success(f"Kept beside your own ratings, for {counted(count, 'card')}.")
