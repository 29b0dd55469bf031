"""The small tasks: one remark each, written by a model, looked through, tried once more, and else given up."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from coach.domain.base import Frozen
from coach.domain.debrief import Finding, FindingKind, Reading
from coach.domain.errors import EngineFailed
from coach.domain.ports import Watch
from coach.domain.remarks import AnswerFeedback, Comment, Remark
from coach.engines import remark_drafts as drafts
from coach.engines.drafts import read_draft
from coach.engines.prompts import Prompt, Prompts
from coach.engines.streaming import Field
from coach.engines.text_model import Ask, Piece, Sampling, Shared, TextModel, Written

TRIES = 2
ANSWER_MOST = 6000
"""Characters of a practised answer: some eight minutes of talking."""
Draft = TypeVar("Draft", bound=Frozen)


class Remarks:
    """None of these sees the notes: each is given all that it is about, and no more."""

    def __init__(self, model: TextModel, prompts: Prompts) -> None:
        self._model, self._prompts = model, prompts
        self._name = f"model {model.name}"

    def reframe(self, sentence: str, watch: Watch) -> Remark:
        task = self._prompts.reframe.render(sentence=sentence)
        draft = self._tried(
            self._prompts.reframe, task, drafts.RemarkDraft, lambda d: drafts.reframe_problems(d, sentence), watch
        )
        return Remark(text=draft.text, source=self._name)

    def look_back(self, facts: tuple[str, ...], watch: Watch) -> Remark:
        task = self._prompts.look_back.render(facts="\n".join(f"- {fact}" for fact in facts))
        draft = self._tried(
            self._prompts.look_back, task, drafts.RemarkDraft, lambda d: drafts.look_back_problems(d, facts), watch
        )
        return Remark(text=draft.text, source=self._name)

    def on_answer(self, question: str, answer: str, watch: Watch) -> AnswerFeedback:
        task = self._prompts.star_answer.render(question=question, answer=answer[:ANSWER_MOST])
        draft = self._tried(
            self._prompts.star_answer,
            task,
            drafts.AnswerDraft,
            lambda d: drafts.answer_problems(d, question, answer),
            watch,
        )
        good = Comment(text=draft.good, quote=draft.good_quote)
        return AnswerFeedback(good=good, next=Comment(text=draft.next, quote=draft.next_quote), source=self._name)

    def read_on(self, reading: Reading, watch: Watch) -> Reading:
        """What the rules found, and what the model sees in the sentences beside it; all sentences side by side."""
        sentences, prompt = reading.notes.sentences, self._prompts.kinds
        asks = [_ask(prompt, prompt.render(sentence=sentence.text), drafts.kinds_schema(), 0) for sentence in sentences]
        seen: dict[str, tuple[FindingKind, ...]] = {}
        notes = self._prompts.notes.render(notes=reading.notes.text)
        shared = Shared(system=self._prompts.system.render(), opening=notes)
        for part in self._model.write(shared, asks, watch) if asks else ():
            if isinstance(part, Written):
                draft = read_draft(drafts.KindsDraft, part.text)
                seen[sentences[part.ask].id] = draft.kinds if draft is not None else ()
        return merged(reading, seen, self._name)

    def _tried(
        self,
        prompt: Prompt,
        task: str,
        form: type[Draft],
        problems_of: Callable[[Draft], list[str]],
        watch: Watch,
    ) -> Draft:
        problems = list[str]()
        for attempt in range(TRIES):
            again = self._prompts.again.render(problems=" ".join(problems)) if problems else ""
            text = self._one(_ask(prompt, task + again, form.model_json_schema(), attempt), watch)
            draft = read_draft(form, text)
            problems = problems_of(draft) if draft is not None else ["it was not whole."]
            if draft is not None and not problems:
                return draft
        raise EngineFailed("What the model wrote did not stand up to the check.", "")

    def _one(self, ask: Ask, watch: Watch) -> str:
        shown, text = Field("text"), ""
        for part in self._model.write(Shared(system=self._prompts.system.render()), [ask], watch):
            match part:
                case Piece(text=piece):
                    if new := shown.add(piece):
                        watch.text(new)
                case Written(text=whole):
                    text = whole
        return text


def merged(reading: Reading, seen: dict[str, tuple[FindingKind, ...]], source: str) -> Reading:
    """Nothing that the rules found is taken away, and what is private to them gets no kinder name beside it."""
    return reading.model_copy(update={"findings": (*reading.findings, *_added(reading, seen, source))})


def _added(reading: Reading, seen: dict[str, tuple[FindingKind, ...]], source: str) -> Iterator[Finding]:
    known = {(key, finding.kind) for finding in reading.findings for key in finding.sentences}
    for sentence in reading.notes.sentences:
        if (sentence.id, "private") in known:
            continue
        for kind in dict.fromkeys(seen.get(sentence.id, ())):
            if (sentence.id, kind) not in known:
                start, end = sentence.start, sentence.end
                yield Finding(kind=kind, start=start, end=end, sentences=(sentence.id,), why=source)


def _ask(prompt: Prompt, text: str, output: dict[str, object], attempt: int) -> Ask:
    sampling = Sampling(temperature=prompt.temperature, seed=attempt)
    return Ask(text=text, output=output, max_tokens=prompt.max_tokens, sampling=sampling)
