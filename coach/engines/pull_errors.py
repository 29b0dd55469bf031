"""What may go wrong while a model is fetched, in words for a person.

EngineStopped
└── Paused           the person asked; what came is kept
EngineFailed
└── PullFailed       another try may go better; what came is kept
    ├── AnotherPulls     another window does it
    ├── CannotKeep       the disk is full or refuses
    └── WrongFile        it is not what was asked for, and was not kept
"""

from pathlib import Path

from coach.domain.errors import EngineFailed, EngineStopped

KEPT = "What has come so far is kept."
GO_ON = "Fetch it again when you like: it goes on from there."


class Paused(EngineStopped):
    def __init__(self) -> None:
        super().__init__(f"Paused. {KEPT}", GO_ON)


class PullFailed(EngineFailed):
    pass


class AnotherPulls(PullFailed):
    def __init__(self) -> None:
        super().__init__("A model is being fetched already, perhaps in another window.", "Wait until it is here.")


class CannotKeep(PullFailed):
    def __init__(self, target: Path, reason: str) -> None:
        super().__init__(
            f"{target.name} could not be kept ({reason}). Nothing else was changed.",
            f"Check that you may write to {target.parent}, then fetch it again.",
        )


class DiskFull(PullFailed):
    pass


class WrongFile(PullFailed):
    def __init__(self, why: str) -> None:
        super().__init__(
            f"{why} It was not kept, and nothing was changed.",
            "Try again later. If it stays like this, choose another model, or a file of your own.",
        )


def full(missing: int) -> DiskFull:
    """`missing`: bytes too few; 0 where the disk became full on the way."""
    if missing:
        return DiskFull(
            f"There is not enough room on the disk: {gigabytes(missing)} more are needed. Nothing was fetched.",
            "Make some room, or choose a smaller model.",
        )
    return DiskFull(f"The disk is full. {KEPT}", "Make some room, then fetch it again: it goes on from there.")


def lost(host: str, why: str, have: int) -> PullFailed:
    kept = KEPT if have else "Nothing was changed."
    return PullFailed(f"{host} did not give us the file. {why} {kept}", f"Check your connection. {GO_ON}")


def refused(host: str, status: int) -> PullFailed:
    return PullFailed(
        f"{host} does not give out this file (it answered {status}). Nothing was changed.",
        "It may have been moved. Choose another model, or a file of your own.",
    )


def unproven(host: str) -> PullFailed:
    return PullFailed(
        f"{host} could not prove that it is {host}, so nothing was fetched from it.",
        "Check this computer's clock and your network, then try again.",
    )


def strange_host(asked: str, other: str) -> PullFailed:
    return PullFailed(
        f"{asked} sent us on to {other or 'another place'}, which you were not asked about, so we did not go there.",
        "Try again later, or choose a file of your own.",
    )


def gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 95_000_000 else f"{size / 1e6:.0f} MB"
