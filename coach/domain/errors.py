"""Everything that may go wrong, in words for a person.

CoachError
├── BadNotes           the text given cannot be read as notes
├── NotFound           no such interview, letter, …
├── JournalError
│   ├── JournalBusy        another window or program is writing
│   ├── JournalLocked      under a passphrase that was not given yet
│   ├── JournalDamaged     the file is not what was written; it was set aside
│   ├── JournalNewer       written by a newer version; opened for reading only
│   └── JournalUnwritable  disk full, read-only folder, no rights
├── WrongPassphrase    the passphrase does not open what it was tried on
├── BadImport          the file given cannot be brought in
├── EngineError
│   ├── EngineMissing      the model library or the model file is not there
│   ├── EngineFailed       the model's process died, hung or answered nonsense
│   └── EngineStopped      the person pressed Stop
└── UnsafeServer       the app was asked to listen on an address others can reach
"""


class CoachError(Exception):
    """`str(error)` says what happened and what was kept; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class BadNotes(CoachError):
    pass


class NotFound(CoachError):
    pass


class JournalError(CoachError):
    pass


class JournalBusy(JournalError):
    pass


class JournalLocked(JournalError):
    pass


class JournalDamaged(JournalError):
    pass


class JournalNewer(JournalError):
    pass


class JournalUnwritable(JournalError):
    pass


class WrongPassphrase(CoachError):
    pass


class BadImport(CoachError):
    pass


class EngineError(CoachError):
    pass


class EngineMissing(EngineError):
    pass


class EngineFailed(EngineError):
    pass


class EngineStopped(EngineError):
    pass


class UnsafeServer(CoachError):
    pass
