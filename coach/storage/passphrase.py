"""The passphrase over the journal and every copy of it: given, changed, taken away.

The journal's own file says how things stand, and is changed in one step. Its copies follow: they come first when a
passphrase is taken away, else last; and whatever stopped half-way is finished when the journal is next opened.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coach.domain.errors import BadImport, JournalError, WrongPassphrase
from coach.domain.ports import LockState
from coach.storage.atomic import AtomicStorage
from coach.storage.backups import Backups
from coach.storage.envelope import Broken
from coach.storage.files import write_whole
from coach.storage.trouble import locked, unreadable, unwritable
from coach.storage.turn import Turn
from coach.storage.vault import HEAD, Locked, Vault, Wrap, is_sealed, wrap_of

SHORTEST = 8
Forget = Callable[[], None]
"""Called when the journal is locked: what was read from it must not be kept."""


class Passphrase:
    """Satisfies `coach.domain.ports.Lock`."""

    def __init__(
        self, journal: Path, storage: AtomicStorage, backups: Backups, vault: Vault, turn: Turn, forget: Forget
    ) -> None:
        self._journal, self._storage, self._backups = journal, storage, backups
        self._vault, self._turn, self._forget = vault, turn, forget

    def state(self) -> LockState:
        head = self._head()
        if not is_sealed(head):
            return "none"
        wrap = wrap_of(head)
        return "locked" if wrap is not None and not self._vault.opens(wrap) else "open"

    def unlock(self, phrase: str) -> None:
        """Where the journal itself is damaged, a copy of it gives the key as well."""
        self._open(phrase)
        with self._turn.taken(), suppress(OSError, JournalError):  # what is damaged is told when it is read
            self._follow(self._storage.read().wrap)

    def lock(self) -> None:
        self._vault.lock()
        self._storage.close()
        self._forget()

    def set(self, phrase: str) -> None:
        _long_enough(phrase)
        with self._changing():
            if self._storage.read_to_write().wrap is not None:
                raise WrongPassphrase("There is a passphrase already. Nothing was changed.", "Change it instead.")
            self._lock_with(self._vault.new_key(phrase))

    def change(self, old: str, new: str) -> None:
        _long_enough(new)
        with self._changing():
            self._open(old)
            self._storage.read_to_write()
            self._lock_with(self._vault.wrapped(new))

    def remove(self, old: str) -> None:
        with self._changing():
            self._open(old)
            base = self._storage.read_to_write()
            self._follow(None)
            base.wrap = None
            self._storage.write(base)
            self.lock()

    def seal(self, raw: bytes) -> bytes:
        """A file to take elsewhere, under the same passphrase; as it is where there is none."""
        try:
            return self._vault.close(raw, self._storage.read().wrap)
        except Locked as error:
            raise locked() from error

    def open_file(self, raw: bytes, phrase: str | None = None) -> bytes:
        vault, wrap = self._vault, wrap_of(raw)
        if phrase is not None and wrap is not None:
            vault = Vault()  # the key of a file from elsewhere is not the journal's
            if not vault.unlock(wrap, phrase):
                raise _wrong("this file")
        try:
            return vault.open(raw)[0]
        except Locked as error:
            raise locked() from error
        except Broken as error:
            raise BadImport(
                "This file is not whole. Nothing was changed.", "Save it again, or take another."
            ) from error

    def _lock_with(self, wrap: Wrap) -> None:
        base = self._storage.read()
        base.wrap = wrap
        self._storage.write(base)
        self._follow(wrap)

    def _follow(self, wrap: Wrap | None) -> None:
        """Every copy is locked as the journal is; one under a key that is not at hand stays as it is."""
        for path in self._backups.files():
            raw = path.read_bytes()
            with suppress(Locked, Broken):
                plain, its = self._vault.open(raw)
                if its != wrap:
                    write_whole(path, self._vault.close(plain, wrap))
        self._vault.wrap = wrap

    def _open(self, phrase: str) -> None:
        for wrap in self._wraps():
            if self._vault.unlock(wrap, phrase):
                return
        raise _wrong("your journal")

    def _wraps(self) -> Iterable[Wrap]:
        """Each once: a try takes half a second."""
        found: dict[Wrap, None] = {}
        for path in (self._journal, *self._backups.files()):
            with suppress(OSError), path.open("rb") as file:
                if (wrap := wrap_of(file.read(HEAD))) is not None:
                    found[wrap] = None
        return found

    def _head(self) -> bytes:
        try:
            with self._journal.open("rb") as file:
                return file.read(HEAD)
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise unreadable(error, self._journal) from error

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._turn.taken():
            try:
                yield
            except OSError as error:
                raise unwritable(error, self._journal) from error


def _wrong(what: str) -> WrongPassphrase:
    return WrongPassphrase(
        f"This passphrase does not open {what}. Nothing was changed, and nothing is lost.",
        "Try again: look at capitals and the keyboard's language.",
    )


def _long_enough(phrase: str) -> None:
    if len(phrase) < SHORTEST:
        raise WrongPassphrase(
            f"A passphrase has {SHORTEST} characters or more. Nothing was changed.",
            "Four or five words that do not belong together are easy to keep in mind.",
        )
