"""The coach that is always there: rules and phrases, no model."""

from collections.abc import Iterator, Sequence

from coach.domain.debrief import Question, Reading
from coach.domain.errors import EngineStopped
from coach.domain.letters import Letter, LetterBrief
from coach.domain.ports import Target, Watch
from coach.domain.profile import Profile
from coach.writing.check import check
from coach.writing.letters import letter
from coach.writing.questions import questions


class BuiltinCoach:
    name = "builtin"
    notice = None

    def prepare(self, reading: Reading, watch: Watch) -> None:
        """Nothing to do: it is as fast without."""

    def questions(self, reading: Reading, targets: Sequence[Target], watch: Watch) -> Iterator[Question]:
        written = questions(reading, targets)
        while True:
            _go_on(watch)
            question = next(written, None)
            if question is None:
                return
            watch.text(question.text)
            yield question

    def letter(self, reading: Reading, brief: LetterBrief, profile: Profile, watch: Watch) -> Letter:
        _go_on(watch)
        written = letter(brief, profile)
        watch.text(written.body)
        return written.model_copy(update={"problems": check(written.body, reading, profile)})


def _go_on(watch: Watch) -> None:
    if watch.stopped:
        raise EngineStopped("Stopped, as you asked. What was written before is kept.", "Start again whenever you like.")
