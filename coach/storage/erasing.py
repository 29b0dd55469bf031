"""Gone for good: from the journal, its drafts, and every copy of it.

The disk may keep freed blocks until it needs them; docs/promises.md says so.
"""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from coach.storage.atomic import AtomicStorage
from coach.storage.backups import Backups
from coach.storage.bin import names, without
from coach.storage.envelope import Broken, pack, unpack
from coach.storage.files import sweep, sync_folder, write_whole
from coach.storage.trouble import unwritable
from coach.storage.turn import Turn
from coach.storage.vault import Locked, Vault


class Eraser:
    """`others`: files beside the journal that go when everything goes. `made`: removes what was made of the notes and
    does not say of which; that goes whenever anything goes, and may raise OSError.
    """

    def __init__(
        self,
        journal: Path,
        storage: AtomicStorage,
        backups: Backups,
        vault: Vault,
        turn: Turn,
        others: Sequence[Path],
        made: Callable[[], None],
    ) -> None:
        self._journal, self._storage, self._backups = journal, storage, backups
        self._vault, self._turn, self._others, self._made = vault, turn, others, made

    def erase(self, keys: Collection[str]) -> None:
        """The copies first: what stops half-way is still in the bin, and is done again.

        A copy that cannot be looked into may hold it, and is dropped. Raises JournalError.
        """
        with self._turn.taken():
            base = self._storage.read_to_write()
            if not keys:
                return
            try:
                self._made()
                for path in self._backups.files():
                    self._rewrite(path, keys)
            except OSError as error:
                raise unwritable(error, self._journal) from error
            base.replace(without(base, keys, drafts=True))
            self._storage.write(base)

    def erase_everything(self) -> None:
        """Models stay: they hold nothing of the person's. Raises JournalBusy, JournalUnwritable."""
        with self._turn.taken():
            try:
                self._made()
                files = self._backups.files()
                for path in (*files, *self._others, self._journal):
                    path.unlink(missing_ok=True)
                for folder in {path.parent for path in (*files, self._journal)}:
                    sweep(folder)
                    sync_folder(folder)
            except OSError as error:
                raise unwritable(error, self._journal) from error
            self._vault.lock()
            self._storage.close()

    def _rewrite(self, path: Path, keys: Collection[str]) -> None:
        try:
            plain, wrap = self._vault.open(path.read_bytes())
        except (Locked, Broken):
            return path.unlink()
        try:
            envelope = unpack(plain)
        except Broken:
            return path.unlink() if names(keys).search(plain) else None
        if envelope.tables is None:
            return path.unlink() if names(keys).search(plain) else None
        left = without(envelope.tables, keys, drafts=False)
        if left != envelope.tables:
            write_whole(path, self._vault.close(pack(envelope.generation, left), wrap))
        return None
