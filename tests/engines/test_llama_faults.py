"""What may go wrong around a model, and that it costs one answer and never the app."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from coach.domain.errors import EngineFailed, EngineMissing, EngineStopped
from coach.engines.llama.process import Limits, LlamaProcess
from coach.engines.text_model import Piece, Shared, Written
from tests.engines.asking import NOTES, LongAnswer, answers, ask
from tests.engines.watches import Patient
from tests.support.waiting import until

pytestmark = pytest.mark.model
IDLE_S = 0.25
"""From Stop to a model that does nothing."""
TRIES = 3
"""Other programs run here too: the best counts."""


@pytest.fixture
def slow(slow_model_file: Path) -> Iterator[LlamaProcess]:
    process = LlamaProcess(slow_model_file, n_ctx=8192)
    answers(process, ask(tokens=8), shared=Shared(system="Warm up."))
    yield process
    process.close()


def seconds_to_stop(writing: Iterator[Piece | Written], watch: Patient, *, reading: bool = False) -> float:
    """Somebody else presses Stop in the middle of it: when the first of the notes is read, or a moment later."""

    def press() -> None:
        until(lambda: not reading or bool(watch.heard), 30)
        time.sleep(0.05)
        watch.stop()

    presses = threading.Thread(target=press)
    presses.start()
    with pytest.raises(EngineStopped):
        list(writing)
    presses.join()
    return time.monotonic() - watch.at


def test_stop_is_heeded_while_the_notes_are_read(slow: LlamaProcess) -> None:
    watches = [Patient() for _ in range(TRIES)]
    took = [
        seconds_to_stop(slow.write(Shared(system=f"{n}", opening="the ward " * 900), [], watch), watch, reading=True)
        for n, watch in enumerate(watches)
    ]
    assert min(took) < IDLE_S
    assert all(0 < watch.heard[-1] < 1 for watch in watches)


def test_stop_is_heeded_while_it_writes(slow: LlamaProcess) -> None:
    before, took = slow.pid, list[float]()
    for n in range(TRIES):
        watch = Patient()
        writing = slow.write(NOTES, [ask(f"{n}", LongAnswer, tokens=1500) for _ in range(4)], watch)
        list(islice(writing, 20))
        took.append(seconds_to_stop(writing, watch))
    assert min(took) < IDLE_S
    assert answers(slow, ask())[0].complete
    assert slow.pid == before


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSEGV, signal.SIGILL])
def test_a_model_that_dies_while_it_writes_fails_once_and_is_started_again(llama: LlamaProcess, blow: int) -> None:
    writing = llama.write(NOTES, [ask(form=LongAnswer, tokens=3000)], Patient())
    assert isinstance(next(writing), Piece)
    strike(llama, blow)
    with pytest.raises(EngineFailed, match="stopped by itself"):
        list(writing)
    assert answers(llama, ask())[0].complete


def test_a_model_that_dies_between_two_answers_is_not_even_noticed(llama: LlamaProcess) -> None:
    answers(llama, ask())
    strike(llama, signal.SIGKILL)
    time.sleep(0.1)
    assert answers(llama, ask())[0].complete


def test_a_model_that_dies_twice_in_a_row_is_left_alone(llama: LlamaProcess) -> None:
    for _ in range(2):
        writing = llama.write(NOTES, [ask(form=LongAnswer, tokens=3000)], Patient())
        next(writing)
        strike(llama, signal.SIGKILL)
        with pytest.raises(EngineFailed):
            list(writing)
    with pytest.raises(EngineFailed, match="left alone"):
        answers(llama, ask())


def test_a_model_that_hangs_is_ended(model_file: Path) -> None:
    llama = LlamaProcess(model_file, limits=Limits(silence_s=0.5))
    writing = llama.write(NOTES, [ask(form=LongAnswer, tokens=3000)], Patient())
    next(writing)
    strike(llama, signal.SIGSTOP)
    with pytest.raises(EngineFailed, match="no sign of life"):
        list(writing)
    assert llama.pid is None
    assert answers(llama, ask())[0].complete
    llama.close()


def test_a_model_that_does_not_heed_stop_is_ended(model_file: Path) -> None:
    llama = LlamaProcess(model_file, limits=Limits(cancel_s=0.3))
    watch = Patient()
    writing = llama.write(NOTES, [ask(form=LongAnswer, tokens=3000)], watch)
    next(writing)
    strike(llama, signal.SIGSTOP)
    watch.stop()
    with pytest.raises(EngineStopped):
        list(writing)
    assert llama.pid is None
    llama.close()


def test_a_file_that_is_no_model_is_refused_before_anything_is_started(tmp_path: Path) -> None:
    (tmp_path / "letter.gguf").write_text("Dear Sir")
    llama = LlamaProcess(tmp_path / "letter.gguf")
    with pytest.raises(EngineMissing, match="not a model file"):
        answers(llama, ask())
    assert llama.pid is None


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="no model at"):
        answers(LlamaProcess(tmp_path / "gone.gguf"), ask())


@pytest.mark.parametrize("share", [0.02, 0.3, 0.95])
def test_a_model_file_cut_short_is_an_error_in_words(model_file: Path, tmp_path: Path, share: float) -> None:
    data = model_file.read_bytes()
    (tmp_path / "short.gguf").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(EngineFailed, match="could not be read"):
        answers(LlamaProcess(tmp_path / "short.gguf"), ask())


def test_a_model_that_asks_for_more_memory_than_it_may_have_is_an_error_in_words(model_file: Path) -> None:
    llama = LlamaProcess(model_file, limits=Limits(memory=1 << 20))
    with pytest.raises(EngineFailed):
        answers(llama, ask())
    assert llama.pid is None


def test_without_the_library_the_model_is_missing(model_file: Path, tmp_path: Path) -> None:
    (tmp_path / "llama_cpp.py").write_text("raise ImportError('not built')")
    command = (sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {RUN_WORKER}")
    with pytest.raises(EngineMissing, match="not built yet"):
        answers(LlamaProcess(model_file, command=command), ask())


def test_a_process_that_speaks_another_language_is_as_good_as_dead(model_file: Path) -> None:
    command = (sys.executable, "-c", "print('hello'); input(); input()")
    with pytest.raises(EngineFailed):
        answers(LlamaProcess(model_file, command=command), ask())


def test_the_model_ends_with_the_app_however_that_ends(model_file: Path, tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(APP.format(model=str(model_file)))
    app = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd())
    assert app.stdout is not None
    pid = int(app.stdout.readline())
    app.kill()
    app.communicate()
    until(lambda: not is_running(pid), 5)


def test_what_the_library_prints_does_not_break_the_messages(model_file: Path) -> None:
    command = (sys.executable, "-c", f"{CHATTER}; {RUN_WORKER}")
    llama = LlamaProcess(model_file, command=command)
    whole = [part for part in llama.write(NOTES, [ask()], Patient()) if isinstance(part, Written)]
    assert whole[0].complete
    llama.close()


def test_the_check_of_the_library_decodes_a_token(model_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "coach.engines.llama.worker", "--check"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "works" in done.stdout


RUN_WORKER = "from coach.engines.llama.worker import main; main([])"
CHATTER = (
    "import os, coach.engines.llama.worker as w; fill = w._private_stdout; "
    "w._private_stdout = lambda: (fill(), os.write(1, b'ggml says hello\\n'))[0]"
)
APP = """
import sys
from pathlib import Path
from coach.domain.ports import Quiet
from coach.engines.llama.process import LlamaProcess
from tests.engines.asking import NOTES, LongAnswer, ask

llama = LlamaProcess(Path({model!r}))
writing = llama.write(NOTES, [ask(form=LongAnswer, tokens=3000)], Quiet())
next(writing)
print(llama.pid, flush=True)
sys.stdin.read()
"""


def strike(llama: LlamaProcess, blow: int) -> None:
    assert llama.pid is not None
    os.kill(llama.pid, blow)


def is_running(pid: int) -> bool:
    try:
        return "zombie" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_a_link_to_a_model_is_a_model(model_file: Path, tmp_path: Path) -> None:
    shutil.copy(model_file, tmp_path / "copy.gguf")
    (tmp_path / "link.gguf").symlink_to(tmp_path / "copy.gguf")
    llama = LlamaProcess(tmp_path / "link.gguf")
    assert answers(llama, ask())[0].complete
    llama.close()
