"""Whatever is done in whatever order, and from whichever window: the file keeps what the plain dicts keep."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from coach.domain.errors import NotFound
from coach.domain.exercises import Sitting
from coach.domain.plans import Plan
from coach.domain.ports import Care, Journal
from coach.domain.practice import KeptCard, Practice, SkillPlan
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services.bringing_in import import_json
from coach.services.transfer import export_json
from tests.faults.amount import EXAMPLES
from tests.storage.samples import NOON, checkin, interview, open_journal
from tests.support.memory_journal import MemoryJournal

numbers = st.integers(1, 4)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
windows = st.integers(0, 1)


def plan(number: int, action: str) -> Plan:
    return Plan(id=f"plan-{number}", created_at=NOON, cue="it is a no", action=action)


def practised(there: Practice, number: int, text: str) -> Practice:
    """Another card in the place of one that is there, and every second time a skill let go or taken up."""
    card = KeptCard(id=f"card-{number}", kind="question", wordings=(text,), interviews=())
    skills = () if there.skills and number % 2 else (SkillPlan(key=text),)
    cards = {**{each.id: each for each in there.cards}, card.id: card}
    return Practice(cards=tuple(cards.values()), skills=skills, fit=there.fit)


class Machine(RuleBasedStateMachine):
    """Two journals stand for two windows on one file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.memory = MemoryJournal()

    @initialize()
    def open(self) -> None:
        self.windows = [open_journal(Path(self.folder.name)) for _ in range(2)]

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(window=windows)
    def open_again(self, window: int) -> None:
        self.windows[window] = open_journal(Path(self.folder.name))

    @rule(window=windows, number=numbers, notes=texts)
    def add(self, window: int, number: int, notes: str) -> None:
        for journal in (self.memory, self.windows[window]):
            try:
                journal.add_interview(interview(number, notes))
            except ValueError:
                assert journal.interview(f"interview-{number}").notes != notes

    @rule(window=windows, number=numbers, notes=texts)
    def change(self, window: int, number: int, notes: str) -> None:
        for journal in (self.memory, self.windows[window]):
            try:
                journal.change_interview(f"interview-{number}", lambda i: i.model_copy(update={"notes": notes}))
            except NotFound:
                assert number not in self.kept()

    @rule(window=windows, number=numbers)
    def delete(self, window: int, number: int) -> None:
        for journal in (self.memory, self.windows[window]):
            try:
                journal.delete_interview(f"interview-{number}")
            except NotFound:
                assert number not in self.kept()

    @rule(window=windows, number=numbers)
    def bring_back(self, window: int, number: int) -> None:
        for journal in (self.memory, self.windows[window]):
            try:
                journal.bring_back(f"interview-{number}")
            except NotFound:
                assert f"interview-{number}" not in {each.id for each in self.memory.bin()}

    @rule(window=windows, number=numbers)
    def erase(self, window: int, number: int) -> None:
        for journal in (self.memory, self.windows[window]):
            journal.erase([f"interview-{number}"])

    @rule(window=windows, number=numbers)
    def delete_check_in(self, window: int, number: int) -> None:
        for journal in (self.memory, self.windows[window]):
            try:
                journal.delete_checkin(f"checkin-{number}")
            except NotFound:
                assert f"checkin-{number}" not in {each.id for each in self.memory.checkins()}

    @rule(window=windows, some=st.sets(numbers), notes=texts)
    def bring_in(self, window: int, some: set[int], notes: str) -> None:
        for journal in (self.memory, self.windows[window]):
            journal.merge(
                [interview(n, notes) for n in some],
                [checkin(n) for n in some],
                Profile(name="Brought in"),
                [plan(n, notes) for n in some],
                lambda there: practised(there, min(some, default=1), notes),
            )

    @rule()
    def export_and_import(self) -> None:
        raw = export_json(self.memory)
        for journal in (self.memory, self.windows[0]):
            import_json(journal, raw)

    @rule(window=windows)
    def erase_everything(self, window: int) -> None:
        for journal in (self.memory, self.windows[window]):
            journal.erase_everything()

    @rule(window=windows, number=numbers, on=st.dates(date(2026, 1, 1), date(2026, 2, 1)), line=texts)
    def check_in(self, window: int, number: int, on: date, line: str) -> None:
        for journal in (self.memory, self.windows[window]):
            journal.save_checkin(CheckIn(id=f"checkin-{number}", created_at=NOON, on=on, line=line))

    @rule(window=windows, number=numbers, action=texts)
    def decide(self, window: int, number: int, action: str) -> None:
        for journal in (self.memory, self.windows[window]):
            journal.save(plan(number, action))
            journal.save(Rest(id=f"rest-{number}", created_at=NOON, start=date(2026, 3, number)))
            journal.save(Sitting(id=f"sitting-{number}", exercise="a_friend", created_at=NOON, texts=(action,)))

    @rule(window=windows, number=numbers, kind=st.sampled_from([Plan, Rest, Sitting]))
    def let_go(self, window: int, number: int, kind: type[Care]) -> None:
        for journal in (self.memory, self.windows[window]):
            try:
                journal.delete(kind, f"{kind.__name__.lower()}-{number}")
            except NotFound:
                assert f"{kind.__name__.lower()}-{number}" not in {each.id for each in self.memory.all_of(kind)}

    @rule(window=windows, number=numbers, text=texts)
    def practise(self, window: int, number: int, text: str) -> None:
        for journal in (self.memory, self.windows[window]):
            journal.change_practice(lambda there: practised(there, number, text))

    @rule(window=windows, name=texts, key=texts, draft=texts)
    def introduce(self, window: int, name: str, key: str, draft: str) -> None:
        for journal in (self.memory, self.windows[window]):
            journal.save_profile(Profile(name=name))
            journal.save_draft(key, draft)
            assert journal.draft(key) == draft

    def kept(self) -> set[int]:
        return {int(i.id.removeprefix("interview-")) for i in self.memory.interviews()}

    @invariant()
    def both_windows_show_the_same(self) -> None:
        for window in getattr(self, "windows", []):
            assert window.interviews() == self.memory.interviews()
            assert window.checkins() == self.memory.checkins()
            assert window.profile() == self.memory.profile()
            assert window.practice() == self.memory.practice()
            for kind in (Plan, Rest, Sitting):
                assert window.all_of(kind) == self.memory.all_of(kind)  # type: ignore[type-var]
            assert {each.what for each in window.bin()} == {each.what for each in self.memory.bin()}


def test_no_operation_of_a_journal_is_left_out() -> None:
    tried = Path(__file__).read_text("utf-8")
    assert [name for name in vars(Journal) if not name.startswith("_") and f".{name}(" not in tried] == []


Machine.TestCase.settings = settings(
    max_examples=max(25, EXAMPLES // 5),
    stateful_step_count=15 if EXAMPLES < 100 else 40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestSameAsMemory = Machine.TestCase
