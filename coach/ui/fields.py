"""Short fields, kept as they are filled in until they become something: they are there again after F5."""

import json
from datetime import date
from functools import partial
from typing import Any, Literal

import streamlit as st

from coach.domain.errors import CoachError
from coach.ui.autosaved import autosaved, forget
from coach.ui.dates import order
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.tell import tell
from coach.ui.unbroken import finish, unbroken


class Fields:
    """One group of them: a draft of the journal under `name`."""

    def __init__(self, name: str) -> None:
        self._name, self._there = name, _read(name)
        self._times = session().emptied.get(name, 0)
        if name in session().trouble:
            tell(session().trouble[name])

    def _own(self, key: str) -> str:
        """Another one each time that they were emptied: requests on their way still tell what stood there before."""
        return f"{key}_{self._times}" if self._times else key

    @property
    def touched(self) -> bool:
        return bool(self._there)

    def of(self, key: str, value: Any = None) -> dict[str, Any]:
        """What makes any widget one of these; `value` is what it holds before anybody touches it."""
        own = self._own(key)
        first, base = self._there.get(key, value), session().base
        changed = base.get(own, value) != value  # by an undo, say, or in another window
        if changed or (own not in st.session_state and first is not None):
            st.session_state[own] = first
        base[own] = value
        return {"key": own, "on_change": _keep, "args": (self._name, key, own)}

    def text(self, label: str, key: str, value: str = "", placeholder: str | None = None) -> str:
        typed: str = st.text_input(label, live=True, placeholder=placeholder, **self.of(key, value))
        return typed

    def area(self, label: str, key: str, value: str = "", height: int = 90) -> str:
        def save(typed: str) -> None:
            _put(self._name, key, typed)

        return autosaved(label, key=self._own(key), value=self._there.get(key, value), save=save, height=height)

    def day(
        self, label: str, key: str, value: date | None = None, *, least: date | None = None, most: date | None = None
    ) -> date | None:
        """A day that was kept and has gone by since is the first that is still possible."""
        kept = self._there.get(key)
        if kept is not None:
            self._there[key] = max(min(kept, most or kept), least or date.min)
        return st.date_input(label, None, min_value=least, max_value=most, format=order(), **self.of(key, value))

    def button(self, label: str, key: str, kind: Literal["primary", "secondary"] = "primary") -> bool:
        """What makes something of them: clicked again before the page has changed, it reaches nobody."""
        return st.button(label, type=kind, key=self._own(key))

    def kept(self) -> None:
        """They became something that is kept, and stay as they stand."""
        forget(self._name)

    def emptied(self) -> None:
        """For before a rerun: then they hold again what they held before anybody touched them."""
        times, now = session().emptied, self._times
        self.kept()
        times[self._name] = now + 1

    def left(self, key: str) -> None:
        """A way back to what stood there, once something was touched."""
        if self.touched and st.button("Leave it as it was", type="tertiary", key=f"leave_{key}"):
            finish(self.emptied)


def _keep(name: str, key: str, own: str) -> None:
    unbroken(partial(_keep_at_once, name, key, own))


def _keep_at_once(name: str, key: str, own: str) -> None:
    try:
        _put(name, key, st.session_state[own])
    except CoachError as error:
        session().trouble[name] = error
    else:
        session().trouble.pop(name, None)


def _put(name: str, key: str, value: Any) -> None:
    services().journal.save_draft(name, json.dumps({**_read(name), key: value}, default=_day))


def _read(name: str) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(services().journal.draft(name) or "{}", object_hook=_back)
    return kept


def _day(value: date) -> dict[str, str]:
    return {"day": value.isoformat()}


def _back(value: dict[str, Any]) -> Any:
    return date.fromisoformat(value["day"]) if set(value) == {"day"} else value
