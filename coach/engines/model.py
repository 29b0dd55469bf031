"""The coach that a language model writes for. Nothing it writes is passed on before it has been looked through."""

from collections.abc import Callable, Iterator, Sequence

from coach.domain.debrief import Finding, Question, Reading
from coach.domain.errors import EngineError, EngineFailed
from coach.domain.letters import Letter, LetterBrief, Mark
from coach.domain.ports import Target, Watch
from coach.domain.profile import Profile
from coach.domain.remarks import AnswerFeedback, Remark
from coach.engines import drafts
from coach.engines.letter_text import greeting, letter_task, signed
from coach.engines.prompts import Prompt, Prompts
from coach.engines.remarks import Remarks
from coach.engines.streaming import Field
from coach.engines.text_model import Ask, Piece, PromptTooLong, Sampling, Shared, TextModel, Written
from coach.writing.check import blanks_in
from coach.writing.check import check as check_letter
from coach.writing.questions import targets

TRIES = 2
SHORTENED = "Your notes are longer than the model can hold, so it read only the sentences that the findings point to."
ONCE_MORE = "\n\nOnce more:\n\n"
Check = Callable[[str, Reading, Profile], tuple[Mark, ...]]


class ModelCoach:
    """Cheap to make: have one for each piece of work, as `notice` is about the last; `model` is what they share."""

    def __init__(self, model: TextModel, prompts: Prompts, check: Check = check_letter, *, reads: bool = False) -> None:
        self._model, self._prompts, self._check = model, prompts, check
        self._remarks, self._reads = Remarks(model, prompts), reads
        self.notice: str | None = None

    @property
    def name(self) -> str:
        return f"model {self._model.name}"

    def prepare(self, reading: Reading, watch: Watch) -> None:
        likely = tuple(self._question_task(reading, target) for target in targets(reading))
        for _ in self._about(reading, [], watch, likely):
            pass

    def questions(self, reading: Reading, targets: Sequence[Target], watch: Watch) -> Iterator[Question]:
        self.notice = None
        return _in_order(len(targets), self._drafted(reading, targets, watch))

    def letter(self, reading: Reading, brief: LetterBrief, profile: Profile, watch: Watch) -> Letter:
        self.notice = None
        prompt = self._prompts.letter(brief.kind)
        text, problems = letter_task(prompt, brief, profile), list[str]()
        for attempt in range(TRIES):
            if attempt:
                watch.text(ONCE_MORE)
            ask = _ask(prompt, text + self._again(problems), drafts.letter_schema(greeting(brief.to)), attempt)
            draft = drafts.as_letter(self._one(ask, watch))
            if draft is None:
                problems = ["it was not whole."]
                continue
            letter = _letter(brief, draft, profile)
            marks = [*self._check(draft.subject, reading, profile), *self._check(letter.body, reading, profile)]
            problems = drafts.letter_problems(draft, letter.body, brief)
            problems += [f"nothing supports “{mark.text}”." for mark in marks]
            if not problems:
                return letter
        raise EngineFailed("The model's letter did not stand up to the check against your notes.", "")

    def reframe(self, sentence: str, watch: Watch) -> Remark:
        return self._remarks.reframe(sentence, watch)

    def on_answer(self, question: str, answer: str, watch: Watch) -> AnswerFeedback:
        return self._remarks.on_answer(question, answer, watch)

    def look_back(self, facts: tuple[str, ...], watch: Watch) -> Remark:
        return self._remarks.look_back(facts, watch)

    def read_on(self, reading: Reading, watch: Watch) -> Reading:
        return self._remarks.read_on(reading, watch) if self._reads and not reading.crisis else reading

    def _drafted(
        self, reading: Reading, targets: Sequence[Target], watch: Watch
    ) -> Iterator[tuple[int, Question | None]]:
        """Each target's place with its question, or with None where both tries failed; in no order."""
        good: tuple[Question, ...] = ()
        faults: dict[int, list[str]] = {place: [] for place in range(len(targets))}
        for attempt in range(TRIES):
            open_places, asks = list(faults), list[Ask]()
            for place in open_places:
                text = self._question_task(reading, targets[place]) + self._again(faults[place])
                asks.append(_ask(self._prompts.question, text, drafts.question_schema(), attempt))
            for written in self._about(reading, asks, watch) if asks else ():
                place = open_places[written.ask]
                question, faults[place] = _question(written, reading, targets[place], good)
                if question is not None:
                    good = (*good, question)
                    del faults[place]
                    yield place, question
        yield from ((place, None) for place in faults)

    def _about(
        self, reading: Reading, asks: list[Ask], watch: Watch, likely: tuple[str, ...] = ()
    ) -> Iterator[Written]:
        """Writes with the notes in view; where they are too long, with the cited sentences that there is room for."""
        notes = reading.notes.text
        while True:
            try:
                for part in self._model.write(self._shared(notes, likely), asks, watch):
                    if isinstance(part, Written):
                        yield part
            except PromptTooLong as too_long:
                notes = _cited_only(reading, int(0.9 * len(notes) * too_long.room / too_long.needed))
                self.notice = SHORTENED
                if not notes:
                    raise
            else:
                return

    def _one(self, ask: Ask, watch: Watch) -> str:
        """A letter's draft; it never sees the notes. Its body goes to the watch as it comes."""
        body, text = Field("body"), ""
        for part in self._model.write(self._shared(None), [ask], watch):
            match part:
                case Piece(text=piece):
                    if new := body.add(piece):
                        watch.text(new)
                case Written(text=whole):
                    text = whole
        return text

    def _shared(self, notes: str | None, likely: tuple[str, ...] = ()) -> Shared:
        opening = "" if notes is None else self._prompts.notes.render(notes=notes)
        return Shared(system=self._prompts.system.render(), opening=opening, likely=likely)

    def _question_task(self, reading: Reading, target: Target) -> str:
        finding = reading.findings[target.finding]
        return self._prompts.question.render(
            words=reading.words(finding), sentence=_sentence(reading, finding), kind=finding.kind, theme=target.theme
        )

    def _again(self, problems: list[str]) -> str:
        return self._prompts.again.render(problems=" ".join(problems)) if problems else ""


def _in_order(places: int, drafted: Iterator[tuple[int, Question | None]]) -> Iterator[Question]:
    """By their places, each as early as that allows; before an error is passed on, all that is there."""
    there: dict[int, Question | None] = {}
    shown = 0
    try:
        for place, question in drafted:
            there[place] = question
            while shown in there:
                if (ready := there[shown]) is not None:
                    yield ready
                shown += 1
    except EngineError:
        for place in range(shown, places):
            if (late := there.get(place)) is not None:
                yield late
        raise


def _question(
    written: Written, reading: Reading, target: Target, others: tuple[Question, ...]
) -> tuple[Question | None, list[str]]:
    draft = drafts.as_question(written.text) if written.complete else None
    if draft is None:
        return None, ["it was not whole."]
    finding = reading.findings[target.finding]
    if problems := drafts.question_problems(draft, _sentence(reading, finding), others):
        return None, problems
    cited = finding.sentences[:2]
    return Question(text=draft.question, sentences=cited, theme=target.theme, why=draft.why), []


def _ask(prompt: Prompt, text: str, output: dict[str, object], attempt: int) -> Ask:
    sampling = Sampling(temperature=prompt.temperature, seed=attempt)
    return Ask(text=text, output=output, max_tokens=prompt.max_tokens, sampling=sampling)


def _sentence(reading: Reading, finding: Finding) -> str:
    return " ".join(reading.notes.by_id[key].text for key in finding.sentences[:2])


def _cited_only(reading: Reading, most: int) -> str:
    """The sentences that findings cite, in the order of the notes, as many as go into `most` characters."""
    cited = {key for finding in reading.findings for key in finding.sentences}
    kept, left = list[str](), most
    for sentence in reading.notes.sentences:
        if sentence.id in cited and len(sentence.text) < left:
            kept.append(sentence.text)
            left -= len(sentence.text) + 1
    return "\n".join(kept)


def _letter(brief: LetterBrief, draft: drafts.LetterDraft, profile: Profile) -> Letter:
    body = signed(brief.to, draft.body, profile)
    return Letter(
        kind=brief.kind,
        to=brief.to,
        subject=draft.subject,
        body=body,
        facts=drafts.facts_used(draft.body, brief.facts),
        blanks=blanks_in(body),
    )
