"""Run as a program under shim.c: each call that a save makes fails in turn, or is the last, in a child of its own.

`python -m tests.faults.stepping FOLDER EVERY PART/PARTS`: at one call in EVERY, of one part of the saves.
`python -m tests.faults.stepping FOLDER 0`: the calls are only named, as JSON, each save between a look at FOLDER/begin
and one at FOLDER/end, so that a tracer beside it can tell whether shim.c saw all of them.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from coach.domain.errors import CoachError
from tests.faults.saves import SAVES, Save, State, state

STOPS = {"stop before": -1, "stop after": -2, "half a write": -3}
ERRORS = {name: getattr(errno, name) for name in ("ENOSPC", "EIO", "EROFS", "EACCES")}
SHIM = ctypes.CDLL(None)

Plan = tuple[int, int, int]
"""At which call, what, and whether from there on."""


def in_a_child(work: Callable[[], str]) -> str:
    """What `work` told; "stopped" where it ended before it could."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            told = work()
        except BaseException as error:  # the parent says what this means
            told = "not told in words: " + "".join(traceback.format_exception(error))
        os.write(write, told.encode())
        os._exit(0)
    os.close(write)
    heard = b""
    while some := os.read(read, 65536):
        heard += some
    os.close(read)
    os.waitpid(child, 0)
    return heard.decode() or "stopped"


def attempt(save: Save, home: Path, plan: Plan) -> str:
    """Saves, and once more where that failed: the fault is over then."""
    here = save.open(home)
    SHIM.fault_plan(*plan)
    try:
        save.do(here)
    except CoachError as error:
        SHIM.fault_plan(0, 0, 0)
        save.do(here)
        return f"told: {error}"
    else:
        return "saved"
    finally:
        SHIM.fault_plan(0, 0, 0)


def steps(save: Save, home: Path) -> list[str]:
    """The calls that it makes, by name."""

    def count() -> str:
        here = save.open(home)
        os.path.lexists(home.with_name("begin"))
        SHIM.fault_plan(0, 0, 0)
        save.do(here)
        calls = SHIM.fault_calls()
        os.path.lexists(home.with_name("end"))
        return json.dumps([SHIM.fault_name(n).decode() for n in range(1, calls + 1)])

    SHIM.fault_name.restype = ctypes.c_char_p
    told = in_a_child(count)
    assert told.startswith("["), told
    names: list[str] = json.loads(told)
    return names


def plans(names: list[str], every: int) -> Iterator[tuple[Plan, str]]:
    for at in range(1, len(names) + 1, every):
        for name, what in {**STOPS, **ERRORS}.items():
            for sticky in (0, 1) if what > 0 else (0,):
                if name != "half a write" or names[at - 1] == "write":
                    yield (at, what, sticky), f"call {at} ({names[at - 1]}), {name}{' from there on' * sticky}"


def tried(save: Save, folder: Path, every: int) -> Counter[str]:
    template, home = folder / "template", folder / "home"
    save.prepare(template)

    def fresh() -> None:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(template, home)

    fresh()
    before = state(save.open(home))
    names = steps(save, home)
    after = state(save.open(home))
    counted = Counter(calls=len(names))
    for plan, where in plans(names, every):
        fresh()
        told = in_a_child(lambda plan=plan: attempt(save, home, plan))  # type: ignore[misc]
        kind = told.split(":")[0]
        assert kind in ("saved", "told", "stopped"), f"{where}: {told}"
        assert kind != "stopped" or plan[1] < 0, where
        assert _held(state(save.open(home)), before, after, kind, save.parts), f"{where}: {told}"
        counted[kind] += 1
    shutil.rmtree(template)
    return counted


def _held(found: State, before: State, after: State, kind: str, parts: int) -> bool:
    """The old state or the new one; after an answer, the new one."""
    if parts == 2:  # what was due may be gone or not, apart from the save itself
        before, found = (*before[:2], *after[2:]), (*found[:2], *after[2:])
    return found == after or (found == before and kind == "stopped")


def named(save: Save, folder: Path) -> list[str]:
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    save.prepare(home)
    return steps(save, home)


def main(folder: Path, every: int, part: str = "0/1") -> None:
    if every == 0:
        print(json.dumps({title: named(save, folder) for title, save in SAVES.items()}), flush=True)
        return
    first, parts = map(int, part.split("/"))
    counted: Counter[str] = Counter()
    for title, save in list(SAVES.items())[first::parts]:
        try:
            counted += tried(save, folder, every) + Counter(saves=1)
        except AssertionError as error:
            raise AssertionError(f"{title}, {error}") from error
    print(json.dumps(counted), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
