"""A catalogue of two small files on a server of this computer: one with a digest, one without."""

import hashlib

from coach.engines.catalog import Catalog, Model, Speed
from coach.engines.download import MAGIC
from tests.support.file_server import FileServer

CONTENT = MAGIC + bytes(range(256)) * 1200


def small_catalog(server: FileServer) -> Catalog:
    known = Model(
        key="known",
        name="Known 1B",
        what_for="Small computers.",
        repository="maker/known",
        revision="0" * 40,
        file="known.gguf",
        bytes=len(CONTENT),
        sha256=hashlib.sha256(CONTENT).hexdigest(),
        licence="MIT",
    )
    unknown = known.model_copy(update={"key": "unknown", "name": "Unknown 1B", "file": "unknown.gguf", "sha256": None})
    return Catalog(
        host=server.address.removeprefix("http://"),
        scheme="http",
        passes_on_to=(),
        speed=Speed(bytes=1_000_000_000, cores=1, tokens=10, most_cores=8, least=1),
        models=(known, unknown),
    )
