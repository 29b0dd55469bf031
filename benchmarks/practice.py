"""How fast practice is with 1,000 cards and 200 interviews.

python -m benchmarks.practice            the deck and its queue (must be under 50 ms)
python -m benchmarks.practice --page     the page beside an empty Streamlit page, in one Chromium
"""

import argparse
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from coach.domain.debrief import Debrief, Finding, FindingKind
from coach.domain.interview import Facts, Interview
from coach.domain.notes import Notes, Sentence
from coach.domain.practice import KeptCard, Practice, Try
from coach.services.deck import Deck, as_kept
from coach.services.schedule import queue, reviewed

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORDS = (
    *("ledger", "boiler", "tender", "patient", "rota", "invoice", "sluice", "glaze", "harvest", "lesson", "beacon"),
    *("permit", "turbine", "archive", "kiln", "ferry", "budget", "audit", "roster", "canopy", "pallet", "syllabus"),
    *("welding", "triage", "casting", "drill", "customs", "grant", "quarry", "orchard", "bakery", "tram"),
)


def interviews(count: int, cards: int) -> tuple[Interview, ...]:
    """Newest first, as a journal gives them; every note holds questions that nobody else was asked."""
    chance = random.Random(9)  # noqa: S311
    made, left = [], cards
    for n in range(count):
        share = -(-left // (count - n))
        made.append(_interview(n, share, chance))
        left -= share
    return tuple(reversed(made))


def _interview(n: int, cards: int, chance: random.Random) -> Interview:
    notes, sentences, findings = "", list[Sentence](), list[Finding]()
    for c in range(cards):
        words = chance.sample(WORDS, 4)
        asked = f"How would you {words[0]}{n} the {words[1]}{c} when the {words[2]} and the {words[3]}{n} meet?"
        for kind, said in (("asked", asked), ("struggle", f"I went blank at the {words[0]} and stopped.")):
            at = len(notes)
            notes += said + (" " if kind == "asked" else "\n")
            key = f"s{len(sentences) + 1}"
            sentences.append(Sentence(id=key, start=at, end=at + len(said), text=said))
            found: FindingKind = "asked" if kind == "asked" else "struggle"
            findings.append(Finding(kind=found, start=at, end=at + len(said), sentences=(key,)))
    day = NOW - timedelta(days=2 * (400 - n))
    whole = Notes(text=notes, sentences=tuple(sentences))
    debrief = Debrief.model_validate({**_EMPTY, "sentences": whole.sentences, "findings": tuple(findings)})
    facts = Facts(company=f"Company {n}", role="Clerk", outcome="rejected", stage=chance.choice(["first", "second"]))
    return Interview(
        id=f"{day:%Y%m%d}-{n}", created_at=day, updated_at=day, notes=notes, facts=facts,
        debrief=debrief,
    )  # fmt: skip


_EMPTY: dict[str, object] = {
    "company": None,
    "role": None,
    "outcome": "rejected",
    "interviewers": (),
    "role_fit": {"verdict": "unclear", "sentences": ()},
    "heard": "You were asked much.",
    "crisis": False,
    "help": None,
}


def practised(made: tuple[Interview, ...], share: float = 0.7) -> Practice:
    """Most cards were tried, some of them often."""
    chance = random.Random(4)  # noqa: S311
    kept: list[KeptCard] = []
    for card in Deck().cards(made, Practice()):
        if chance.random() > share:
            continue
        memory, tries = None, list[Try]()
        for go in range(chance.randint(1, 5)):
            at = NOW - timedelta(days=60 - 9 * go - chance.randint(0, 8))
            rating = chance.randint(1, 4)
            memory = reviewed(memory, rating, at)
            tries.append(Try(at=at, rating=rating, answer="I told them how it ended. " * 8, before=4, after=6))
        kept.append(as_kept(card).model_copy(update={"memory": memory, "tries": tuple(tries)}))
    return Practice(cards=tuple(kept), next_on=(NOW + timedelta(days=6)).date())


def row(name: str, what: Callable[[], object], times: int = 20) -> None:
    """Milliseconds on the clock, and of the processor: the second says what it costs on a busy machine."""
    clock, processor = list[float](), list[float]()
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        what()
        clock.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - worked))
    p95 = sorted(clock)[int(0.95 * (times - 1))]
    print(f"{name:46}{median(clock):9.1f}{p95:9.1f}{median(processor):11.1f}{max(processor):9.1f}")


def print_queue(made: tuple[Interview, ...], practice: Practice) -> None:
    cards = Deck().cards(made, practice)
    print(f"{len(made)} interviews, {len(cards)} cards, {len(practice.cards)} of them tried")
    print(f"{'ms':46}{'median':>9}{'p95':>9}{'processor':>11}{'most':>9}")
    row("deck, from nothing", lambda: Deck().cards(made, practice))
    warm = Deck()
    warm.cards(made, practice)
    row("deck, after one more try", lambda: warm.cards(made, practice.model_copy()))
    row("queue, without a day in view", lambda: queue(cards, NOW))
    hours = iter(range(1000))
    six_days = practice.next_on
    row("queue, interview in six days, a new hour", lambda: queue(cards, NOW + timedelta(hours=next(hours)), six_days))
    row("queue, interview in six days, the next click", lambda: queue(cards, NOW, six_days))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", action="store_true")
    args = parser.parse_args()
    made = interviews(200, 1000)
    practice = practised(made)
    print_queue(made, practice)
    if args.page:
        from benchmarks.practice_page import print_page

        with TemporaryDirectory() as home:
            print_page(Path(home), made, practice)


if __name__ == "__main__":
    main()
