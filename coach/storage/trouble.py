"""What may go wrong with the journal's files, in words for a person."""

import errno
from pathlib import Path

from coach.domain.errors import JournalBusy, JournalDamaged, JournalLocked, JournalNewer, JournalUnwritable

_KEPT = "What was saved before is safe, and what you typed is still on the page."
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}


def unwritable(error: OSError, path: Path) -> JournalUnwritable:
    if error.errno in _FULL:
        return JournalUnwritable(
            f"The disk is full, so nothing could be saved. {_KEPT}",
            f"Make some room on the disk that holds {path.parent}, then save again.",
        )
    if error.errno in _CLOSED:
        return JournalUnwritable(
            f"The folder of your journal cannot be written to, so nothing could be saved. {_KEPT}",
            f"Check that you may write to {path.parent}, then save again.",
        )
    return JournalUnwritable(
        f"The disk reported a fault ({_reason(error)}), so nothing could be saved. {_KEPT}",
        f"Copy what you typed to another place, check the disk that holds {path.parent}, then save again.",
    )


def unreadable(error: OSError, path: Path) -> JournalUnwritable:
    return JournalUnwritable(
        f"Your journal could not be opened ({_reason(error)}). Nothing was changed; the file is {path}.",
        "Check that you may read this file and that its disk is there, then try again.",
    )


def busy() -> JournalBusy:
    return JournalBusy(
        f"Another window or program is saving to your journal right now, so this was not saved. {_KEPT}",
        "Wait a moment, then save again. If it stays like this, close the other windows of Rebound.",
    )


def changed_meanwhile(path: Path) -> JournalBusy:
    return JournalBusy(
        f"Another program changed {path.name} at this very moment, so this was not saved over it. {_KEPT}",
        "Save again: it will be added to what is there now.",
    )


def damaged(path: Path, advice: str) -> JournalDamaged:
    return JournalDamaged(
        f"Your journal is not as it was last written, so it was not opened. The file {path} was left as it is, "
        "and nothing was written over it.",
        advice,
    )


def locked() -> JournalLocked:
    return JournalLocked(
        f"Your journal is locked with your passphrase. {_KEPT}", "Open it with your passphrase, then go on."
    )


def newer(path: Path) -> JournalNewer:
    return JournalNewer(
        f"Your journal was written by a newer version of Rebound, so this one only reads it. The file {path} "
        "was not changed, and what you typed is still on the page.",
        "Update Rebound, then save again.",
    )


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
