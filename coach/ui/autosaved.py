"""A text area whose text is on disk moments after it is typed, as a draft of the journal or wherever told."""

from collections.abc import Callable
from functools import partial

from coach.domain.errors import CoachError
from coach.ui import other_window
from coach.ui.components.autosave import autosave
from coach.ui.dates import clock
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.tell import tell


def autosaved(
    label: str,
    *,
    key: str,
    value: str | None = None,
    save: Callable[[str], object] | None = None,
    now_kept: Callable[[], str] | None = None,
    placeholder: str = "",
    height: int = 140,
) -> str:
    """The text as it stands. Without `value` and `save` it is a draft in the journal, found again on return.

    `now_kept` reads the text anew as it is being saved: with it, words that another window kept meanwhile are not
    written over but set aside and shown. Drafts have it without asking.
    """
    journal = services().journal
    if value is None:
        now_kept = partial(journal.draft, key)
        value = now_kept()
    put = save or partial(journal.save_draft, key)

    def keep(typed: str, base: str) -> bool:
        try:
            if now_kept is not None:
                other_window.set_aside(key, now_kept(), typed, base)
            put(typed)
        except CoachError as error:
            session().unsaved[key], session().trouble[key] = typed, error
            return False
        session().unsaved.pop(key, None)
        session().trouble.pop(key, None)
        session().mine[key] = typed
        session().saved[key] = clock(services().now().astimezone())
        return True

    autosave(
        label,
        value,
        f"text_{key}",
        placeholder=placeholder,
        height=height,
        saved_at=session().saved.get(key),
        placed=session().placed.get(key, 0),
        on_save=keep,
    )
    if key in session().trouble:
        tell(session().trouble[key])
    current = session().unsaved.get(key, value)
    other_window.offer(key, partial(_add, key, current, put))
    return current


def _add(key: str, text: str, put: Callable[[str], object], words: str) -> None:
    put(f"{text}\n\n{words}" if text.strip() else words)
    placed(key)


def placed(key: str) -> None:
    """What was put under this text is to be shown, even where somebody is in the box."""
    session().placed[key] = session().placed.get(key, 0) + 1


def forget(key: str) -> None:
    """The draft became something that is kept."""
    services().journal.save_draft(key, "")
    session().saved.pop(key, None)
    session().unsaved.pop(key, None)
