"""TinyDB tables whose documents are found by the ids the domain gave them."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Table

Record = dict[str, Any]


class Records(Table):
    """TinyDB's own `update` changes the shared documents in place: use only what stands here."""

    document_id_class = str  # type: ignore[assignment]
    # Its query cache does not see what other processes write.
    default_query_cache_capacity = 0

    def find(self, key: str) -> Record | None:
        return cast(Record | None, self._read_table().get(key))

    def items(self) -> Iterator[tuple[str, Record]]:
        return cast(Iterator[tuple[str, Record]], iter(self._read_table().items()))

    def put(self, key: str, record: Record) -> None:
        self._update_table(lambda table: cast(dict[str, Record], table).update({key: record}))

    def change(self, put: dict[str, Record], taken: Iterable[str]) -> None:
        """All of it in one write."""

        def apply(table: dict[Any, Any]) -> None:
            table.update(put)
            for key in taken:
                del table[key]

        self._update_table(apply)

    def take(self, key: str) -> None:
        self.remove(doc_ids=[cast(int, key)])


class Database(TinyDB):
    table_class = Records

    def records(self, name: str) -> Records:
        return cast(Records, self.table(name))
