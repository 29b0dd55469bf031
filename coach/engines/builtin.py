"""The coach that is always there: rules and phrases, no model."""

from collections.abc import Iterator, Sequence

from coach.domain.debrief import Question, Reading
from coach.domain.errors import EngineStopped
from coach.domain.letters import Letter, LetterBrief
from coach.domain.ports import Target, Watch
from coach.domain.profile import Profile
from coach.domain.remarks import AnswerFeedback, Remark
from coach.writing import remarks
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

    def reframe(self, sentence: str, watch: Watch) -> Remark:
        _go_on(watch)
        return Remark(text=remarks.reframe(sentence), source=self.name)

    def on_answer(self, question: str, answer: str, watch: Watch) -> AnswerFeedback:
        """The rules look at the answer alone."""
        del question
        _go_on(watch)
        good, then = remarks.answer_feedback(answer)
        return AnswerFeedback(good=good, next=then, source=self.name)

    def look_back(self, facts: tuple[str, ...], watch: Watch) -> Remark:
        _go_on(watch)
        return Remark(text=remarks.look_back(facts), source=self.name)

    def read_on(self, reading: Reading, watch: Watch) -> Reading:
        _go_on(watch)
        return reading


def _go_on(watch: Watch) -> None:
    if watch.stopped:
        raise EngineStopped("Stopped, as you asked. What was written before is kept.", "Start again whenever you like.")
