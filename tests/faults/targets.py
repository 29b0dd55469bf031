"""Every parser that is handed something from outside, as a function of bytes; whatever it lets out is a fault."""

import contextlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from coach.domain.errors import CoachError
from coach.engines.answer_form import meets, put
from coach.engines.incoming import Incoming
from coach.engines.llama.protocol import reply, request
from coach.engines.shelf import own_file
from coach.engines.sse import bits, whole
from coach.reading.reader import read
from coach.services.bringing_in import import_json
from coach.services.documents import opened
from coach.services.intake import decode
from coach.services.sheet import read_ratings
from coach.services.transfer import export_json
from coach.settings import read_choice
from coach.storage.envelope import Broken, pack, unpack
from coach.storage.vault import Locked, Vault
from tests.faults import hostile_docx, hostile_pdf
from tests.services.test_documents import pdf_file, word_file
from tests.storage.samples import NOTES, checkin, interview
from tests.support.memory_journal import MemoryJournal

VAULT = Vault(cost=2)
SCHEMA = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}


class Target(NamedTuple):
    parse: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    every: int = 1
    """One input for so many of the quickest."""
    longest: int = 4096


def _journal() -> bytes:
    return pack(3, {"interviews": {"interview-1": interview().model_dump(mode="json")}})


def _export() -> bytes:
    journal = MemoryJournal()
    journal.add_interview(interview())
    journal.save_checkin(checkin())
    return export_json(journal)


def _sealed() -> bytes:
    return VAULT.close(_journal(), VAULT.new_key("correct horse"))


def _a_journal_file(raw: bytes) -> None:
    with contextlib.suppress(Broken):
        unpack(raw)


def _a_locked_file(raw: bytes) -> None:
    with contextlib.suppress(Broken, Locked):
        VAULT.open(raw)


def _a_servers_answer(raw: bytes) -> None:
    text = raw.decode(errors="replace")
    list(bits(text.splitlines()))
    whole(text)


def _a_models_answer(raw: bytes) -> None:
    text = raw.decode(errors="replace")
    meets(text, SCHEMA)
    for form in range(3):
        put(text, SCHEMA, form)


def _the_childs_words(raw: bytes) -> None:
    for parse in (request, reply):
        with contextlib.suppress(ValidationError):
            parse(raw)


def _the_name_of_a_model(raw: bytes) -> None:
    name = raw.decode(errors="surrogateescape")
    with contextlib.suppress(CoachError):
        own_file(name)
    with tempfile.TemporaryDirectory() as folder:
        with contextlib.suppress(CoachError):
            Incoming(Path(folder, "models"), name, 4).drop()
        assert {path.name for path in Path(folder).iterdir()} <= {"models"}


def _settings(raw: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(raw)
        read_choice(Path(file.name))


TARGETS = {
    "a file of notes": Target(decode, lambda: [NOTES.encode(), NOTES.encode("utf-16"), b"caf\xe9"]),
    "notes": Target(lambda raw: read(raw.decode(errors="replace")), lambda: [NOTES.encode()], every=20, longest=300),
    "a file brought in": Target(lambda raw: import_json(MemoryJournal(), raw), lambda: [_export()], every=4),
    "a journal file": Target(_a_journal_file, lambda: [_journal()]),
    "a locked file": Target(_a_locked_file, lambda: [_sealed()]),
    "settings": Target(_settings, lambda: [b'{"model":"a"}']),
    "a friend's ratings": Target(read_ratings, lambda: [b'{"sheet":"a","ratings":[{"question":1,"rating":2}]}']),
    "a server's answer": Target(_a_servers_answer, lambda: [b'data: {"choices":[{"delta":{"content":"x"}}]}']),
    "a model's answer": Target(_a_models_answer, lambda: [b'{"text":"x"}', b'```json\n{"text":"x"}\n```']),
    "the words of the model's process": Target(_the_childs_words, lambda: [b'{"kind":"cancel","id":1}']),
    "the name of a model": Target(_the_name_of_a_model, lambda: [b"a.gguf", b"../a.gguf", b"~a/b.gguf"], every=4),
    "a Word file": Target(
        lambda raw: opened(b"PK\x03\x04" + raw, "notes"),
        lambda: [word_file()[4:], hostile_docx.READ["pictures and templates elsewhere"]()[4:]],
        every=4,
        longest=40_000,
    ),
    "the text of a Word file": Target(
        lambda raw: opened(hostile_docx.packed({hostile_docx.DOCUMENT: raw}), "notes"),
        lambda: [hostile_docx.document(hostile_docx.PICTURE)],
        every=4,
    ),
    "a PDF": Target(
        lambda raw: opened(b"%PDF-" + raw, "notes"),
        lambda: [pdf_file("Words")[5:], pdf_file("Words", password="a")[5:], hostile_pdf.scripted()[5:]],
        every=20,
    ),
}


def tried(target: Target, raw: bytes) -> None:
    """A CoachError is an answer in words."""
    with contextlib.suppress(CoachError):
        target.parse(raw)
