"""A text area whose text is on disk moments after it is typed, as a draft of the journal or wherever told."""

from collections.abc import Callable

from coach.domain.errors import CoachError
from coach.ui.components.autosave import autosave
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.tell import tell


def autosaved(
    label: str,
    *,
    key: str,
    value: str | None = None,
    save: Callable[[str], object] | None = None,
    placeholder: str = "",
    height: int = 140,
) -> str:
    """The text as it stands. Without `value` and `save` it is a draft in the journal, found again on return."""
    kept = services().journal.draft(key) if value is None else value
    current = session().unsaved.get(key, kept)

    def keep(typed: str) -> bool:
        try:
            services().journal.save_draft(key, typed) if save is None else save(typed)
        except CoachError as error:
            session().unsaved[key], session().trouble[key] = typed, error
            return False
        session().unsaved.pop(key, None)
        session().trouble.pop(key, None)
        session().saved[key] = f"{services().now().astimezone():%H:%M}"
        return True

    saved_at = session().saved.get(key)
    autosave(label, kept, f"text_{key}", placeholder=placeholder, height=height, saved_at=saved_at, on_save=keep)
    if key in session().trouble:
        tell(session().trouble[key])
    return current


def forget(key: str) -> None:
    """The draft became something that is kept."""
    services().journal.save_draft(key, "")
    session().saved.pop(key, None)
    session().unsaved.pop(key, None)
