"""What a coach reads beside the rules."""

from coach.domain.debrief import Finding, Reading
from coach.domain.ports import Watch
from coach.domain.profile import Profile
from coach.engines.builtin import BuiltinCoach
from coach.services.debriefing import debrief

NOTES = "Interview at Northwind with Priya Raman.\nPriya asked about the rota. I froze and said nothing.\n"


class ReadsMore(BuiltinCoach):
    """Sees a feeling in the first sentence, whatever it says."""

    name = "model tiny"

    def read_on(self, reading: Reading, _watch: Watch) -> Reading:
        first = reading.notes.sentences[0]
        found = Finding(kind="feeling", start=first.start, end=first.end, sentences=(first.id,), why=self.name)
        return reading.model_copy(update={"findings": (*reading.findings, found)})


def test_what_a_model_reads_beside_the_rules_is_in_the_debrief_and_signed() -> None:
    alone, beside = (debrief(NOTES, coach, Profile()) for coach in (BuiltinCoach(), ReadsMore()))
    assert set(alone.findings) < set(beside.findings)
    assert (alone.source.reader, beside.source.reader) == ("builtin", "builtin, model tiny")
