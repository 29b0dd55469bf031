"""Whatever is put in: a CoachError in words, or an answer; never another exception, and never much memory."""

import contextlib
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coach.domain.errors import CoachError
from coach.engines.answer_form import meets, put
from coach.engines.incoming import Incoming
from coach.engines.sse import bits, whole
from coach.reading.reader import read
from coach.services.bringing_in import import_json, read_export
from coach.services.intake import decode
from coach.services.transfer import export_json
from coach.settings import read_choice
from coach.storage.envelope import Broken, pack, unpack
from coach.storage.vault import Locked, Vault, Wrap
from tests.faults.amount import EXAMPLES
from tests.storage.samples import checkin, interview
from tests.support.memory_journal import MemoryJournal

MANY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
MEMORY = 64 * 1024 * 1024
"""Bytes that no input of these sizes may take."""

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def bounded(work: Callable[[], object]) -> None:
    tracemalloc.start()
    try:
        work()
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


def full() -> bytes:
    journal = MemoryJournal()
    journal.add_interview(interview())
    journal.save_checkin(checkin())
    return export_json(journal)


FULL, JOURNAL = full(), pack(3, {"interviews": {"interview-1": interview().model_dump(mode="json")}})
VAULT = Vault(cost=2)
SEALED = VAULT.close(JOURNAL, VAULT.new_key("correct horse"))


@st.composite
def spoiled(draw: st.DrawFn, whole: bytes) -> bytes:
    """A good file, with a piece of it replaced by something else."""
    start = draw(st.integers(0, len(whole)))
    end = draw(st.integers(start, min(len(whole), start + 40)))
    return whole[:start] + draw(st.binary(max_size=40)) + whole[end:]


@MANY
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-16", "surrogatepass")))
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe" + b"\x00\xd8" * 9)
def test_a_file_of_notes(raw: bytes) -> None:
    with contextlib.suppress(CoachError):
        assert isinstance(decode(raw), str)


@settings(MANY, max_examples=max(10, EXAMPLES // 10))
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
@example("\u2028\u2029\x85\x00")
@example("a" * 5000)
@example("(" * 2000)
def test_notes_of_any_kind_are_read(text: str) -> None:
    bounded(lambda: read(text))


@MANY
@given(st.binary(max_size=300) | values.map(lambda value: json.dumps(value).encode()) | spoiled(FULL))
@example(b"[" * 100_000)
@example(b'{"format":2}')
@example(b'{"format":1e999}')
@example(FULL.replace(b'"interview-1"', b'""'))
@example(FULL.replace(b'"interview-1"', b'"../../etc/passwd"'))
def test_a_file_brought_in(raw: bytes) -> None:
    journal = MemoryJournal()
    with contextlib.suppress(CoachError):
        import_json(journal, raw)
    with contextlib.suppress(CoachError):
        bounded(lambda: read_export(raw))


@MANY
@given(st.binary(max_size=300) | spoiled(JOURNAL))
@example(b'{"format":1,"generation":1,"checksum":"' + b"0" * 64 + b'","data":}')
@example(b'{"format":0,"generation":1,"checksum":"' + b"0" * 64 + b'","data":{}}')
@example(b'{"format":999999999,' + b"[" * 100_000)
def test_a_journal_file(raw: bytes) -> None:
    with contextlib.suppress(Broken):
        assert unpack(raw).format >= 1


@MANY
@given(spoiled(SEALED) | st.binary(max_size=200).map(lambda raw: b'{"sealed":1,' + raw))
def test_a_locked_file(raw: bytes) -> None:
    with contextlib.suppress(Broken, Locked):
        assert VAULT.open(raw)[0] in (JOURNAL, raw)


@MANY
@given(st.integers(2, 64), st.integers(1, 8), st.integers(1, 4), st.text(max_size=64), st.text(max_size=128))
def test_the_lock_of_a_strange_file(n: int, r: int, p: int, salt: str, key: str) -> None:
    wrap = Wrap(id="0" * 16, n=n, r=r, p=p, salt=salt, key=key)
    assert not Vault().unlock(wrap, "correct horse")


@MANY
@given(st.lists(st.text(max_size=80) | values.map(lambda value: f"data: {json.dumps(value)}"), max_size=6))
def test_what_a_server_answers(lines: list[str]) -> None:
    assert list(bits(lines))
    for line in lines:
        assert isinstance(whole(line)[0], str)


@MANY
@given(values)
@example({"choices": [{"delta": {"content": "x"}, "finish_reason": []}]})
def test_what_a_server_answers_as_json(value: object) -> None:
    text = json.dumps(value)
    assert list(bits([f"data: {text}"]))
    assert isinstance(whole(text)[0], str)


@MANY
@given(values.map(json.dumps) | st.text(max_size=200))
def test_what_a_model_answers(text: str) -> None:
    schema = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
    meets(text, schema)
    for form in range(3):
        assert isinstance(put(text, schema, form), str)


@MANY
@given(st.text(max_size=300))
@pytest.mark.parametrize("before", ["", "../", "/", "..\\", "C:\\"])
def test_the_name_of_a_model_file_never_leads_out_of_its_folder(tmp_path: Path, before: str, name: str) -> None:
    with contextlib.suppress(CoachError):
        coming = Incoming(tmp_path / "models", f"{before}{name}.gguf", 4)
        coming.drop()
    assert {path.name for path in tmp_path.iterdir()} <= {"models"}


@MANY
@given(st.binary(max_size=200) | values.map(lambda value: json.dumps(value).encode()))
def test_a_settings_file(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(raw)
    read_choice(path)
