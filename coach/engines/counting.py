"""A text model that is watched: what it was asked, what came of it, and what the check found in it."""

import json
from collections.abc import Iterator, Sequence

from coach.domain.debrief import Reading
from coach.domain.letters import Mark
from coach.domain.measures import Share, Spent
from coach.domain.ports import Watch
from coach.domain.profile import Profile
from coach.engines.text_model import Ask, Piece, Shared, TextModel, Written
from coach.writing.check import check


class Counted:
    """Satisfies TextModel; `check` is for the coach that writes with it."""

    def __init__(self, model: TextModel) -> None:
        self._model = model
        self.spent = Spent()

    @property
    def name(self) -> str:
        return self._model.name

    def write(self, shared: Shared, asks: Sequence[Ask], watch: Watch) -> Iterator[Piece | Written]:
        for part in self._model.write(shared, asks, watch):
            if isinstance(part, Written):
                share = Share(hit=part.complete and _in_form(part.text, asks[part.ask]), of=1)
                self._add(answers=self.spent.answers + share, tokens=self.spent.tokens + part.tokens)
            yield part

    def check(self, text: str, reading: Reading, profile: Profile) -> tuple[Mark, ...]:
        marks = check(text, reading, profile)
        self._add(caught=self.spent.caught + len(marks))
        return marks

    def _add(self, **now: object) -> None:
        self.spent = self.spent.model_copy(update=now)


def _in_form(text: str, ask: Ask) -> bool:
    try:
        found = json.loads(text)
    except ValueError:
        return False
    return isinstance(found, dict) and set(ask.output.get("required", ())) <= set(found)
