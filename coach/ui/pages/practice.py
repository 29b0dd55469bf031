"""Practice: the next card, where it came from, a try at it; a sheet for a friend; the deck below."""

from datetime import date

import streamlit as st

from coach.domain.practice import Card
from coach.services import practice
from coach.services.schedule import days_left
from coach.ui.dates import order
from coach.ui.nothing_yet import nothing_yet
from coach.ui.practice import answers, friend
from coach.ui.practice.deck import cards, waiting
from coach.ui.practice.deck_list import deck_list
from coach.ui.practice.sources import sources
from coach.ui.practice.trying import trying
from coach.ui.practice.words import KIND, counted, joined, places
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.words import day, plain
from coach.writing.cards import reading_of


def main() -> None:
    st.title("Practice", anchor=False)
    deck = cards()
    if not deck:
        nothing_yet(
            "Here you will find the questions that were hard and the skills they looked for, to practise in peace. "
            "They come from the notes of your interviews."
        )
        return
    after_a_try()
    next_interview()
    queue = waiting()
    wanted = session().chosen_card
    chosen = next((card for card in deck if card.id == wanted), None) or next(iter(queue), None)
    if chosen is not None:
        card_to_try(chosen, len(queue))
    else:
        st.text("Nothing waits today. What you practised will come back when it is worth another look.")
    friend.section(deck)
    deck_list(deck)


def after_a_try() -> None:
    kept = session().kept_try
    if kept is None:
        return
    session().kept_try = None
    _, before, after = kept
    moved = "" if before is None or after is None else f" How sure you felt: {before} before, {after} after."
    st.success(f"Kept.{moved} One is enough for a day; here is another if you like.")


def next_interview() -> None:
    s = services()
    now = s.now()
    known = practice.next_day(s.journal.practice(), now)
    left = days_left(now, known)
    if known is None:
        label = "When is the next interview?"
    elif left:
        label = f"Next interview: {day(known)}"
    else:
        label = "The next interview is today"
    with st.popover(plain(label), key=f"next_{known}", on_change="rerun") as box:
        if box.open:
            choose_day(known, now.astimezone().date())
    if known is not None:
        more = f"{counted(left or 0, 'day')} to practise. What can be ready by then comes first."
        st.caption(more if left else "One easy card is plenty for today, or none.")


def choose_day(known: date | None, today: date) -> None:
    journal = services().journal
    on = st.date_input("Day of the next interview", known, min_value=today, format=order(), key=f"next_on_{known}")
    with st.container(horizontal=True):
        if st.button("Keep this day", key="keep_next", type="primary") and on is not None:
            practice.tell_next(journal, on)
            st.rerun()
        if known is not None and st.button("No day in view", key="no_next"):
            practice.tell_next(journal, None)
            st.rerun()


def card_to_try(card: Card, waiting: int) -> None:
    with st.container(key="card", gap="small"):
        many = places(card)
        st.caption(joined((KIND[card.kind], f"from {counted(many, 'interview')}" if many else "", _queue(waiting))))
        st.header(plain(card.text), anchor=False)
        with st.expander("Where this comes from", key=f"from_{card.id}", on_change="rerun") as box:
            if box.open:
                sources(card.sources, card.id)
        bright(card)
        answers.earlier(card)
        trying(card)
        with st.container(horizontal=True):
            if st.button("Another card", key="another", type="tertiary"):
                session().chosen_card = _after(card)
                st.rerun()
            if st.button("Let this card rest", key="rest", type="tertiary"):
                practice.rest(services().journal, card, resting=True)
                session().chosen_card = None
                st.rerun()


def bright(card: Card) -> None:
    """No hard question without what went well beside it."""
    kept = {interview.id: interview for interview in services().journal.interviews()}
    for source in card.sources:
        reading = reading_of(kept[source.interview]) if source.interview in kept else None
        for strength in reading.of("strength")[:1] if reading is not None else ():
            st.caption("From the same notes, what went well:")
            st.text(f"“{' '.join(reading.words(strength).split())}”" if reading is not None else "")
            return


def _queue(waiting: int) -> str:
    return "the only one waiting" if waiting == 1 else ""


def _after(card: Card) -> str | None:
    """The next of the queue, and from its end the first again."""
    ids = [c.id for c in waiting()]
    if not ids:
        return None
    return ids[(ids.index(card.id) + 1) % len(ids)] if card.id in ids else ids[0]


main()
