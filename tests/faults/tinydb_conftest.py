"""Put beside TinyDB's own tests: wherever they take its JSONStorage, they get ours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tinydb
import tinydb.storages
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage

from coach.storage.atomic import AtomicStorage, Snapshot
from coach.storage.migrations import Tables
from coach.storage.vault import Vault


class Ours(AtomicStorage):
    def __init__(self, path: str | Path, create_dirs: bool = False, **_: object) -> None:
        path = Path(path)
        if create_dirs:
            path.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(path, Vault(), lambda: "")

    def write(self, data: Tables) -> None:
        """Ours refuses what was not read from it, since it may be stale; TinyDB's `drop_tables` writes a bare `{}`."""
        if not isinstance(data, Snapshot):
            base = self.read()
            base.replace(data)
            data = base
        super().write(data)


tinydb.JSONStorage = tinydb.storages.JSONStorage = Ours  # type: ignore[assignment,misc]
TinyDB.default_storage_class = Ours  # type: ignore[assignment]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[TinyDB]:
    made = TinyDB(tmp_path / "test.db", storage=Ours)
    made.drop_tables()
    made.insert_multiple({"int": 1, "char": c} for c in "abc")
    yield made
    made.close()


@pytest.fixture
def storage() -> object:
    return CachingMiddleware(MemoryStorage)()  # type: ignore[no-untyped-call]
