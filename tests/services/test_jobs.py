import threading
from collections.abc import Iterator

import pytest

from coach.domain.debrief import Debrief, RoleFit
from coach.domain.errors import EngineFailed, EngineStopped
from coach.services.jobs import Job, Jobs

EMPTY = Debrief(
    sentences=(),
    company=None,
    role=None,
    outcome="unknown",
    interviewers=(),
    findings=(),
    role_fit=RoleFit(),
    heard="",
    crisis=False,
    help=None,
)
PART = EMPTY.model_copy(update={"heard": "You wrote."})


def test_what_was_written_is_kept_when_the_job_is_done() -> None:
    kept: list[Debrief] = []
    job = Jobs().start("a", lambda _: iter([EMPTY, PART]), kept.append)
    assert job.ended.wait(5)
    assert (job.state, kept) == ("done", [PART])


def test_a_stop_keeps_what_was_written_so_far() -> None:
    kept: list[Debrief] = []
    begun = threading.Event()

    def work(job: Job) -> Iterator[Debrief]:
        yield PART
        begun.set()
        while not job.stopped:
            threading.Event().wait(0.01)
        raise EngineStopped("stopped")

    job = Jobs().start("a", work, kept.append)
    assert begun.wait(5)
    job.stop()
    assert job.ended.wait(5)
    assert (job.state, kept) == ("stopped", [PART])


def test_a_failure_is_told_and_loses_nothing() -> None:
    kept: list[Debrief] = []

    def work(_: Job) -> Iterator[Debrief]:
        yield PART
        raise EngineFailed("The model stopped.", "Try again.")

    job = Jobs().start("a", work, kept.append)
    assert job.ended.wait(5)
    assert (job.state, str(job.error), kept) == ("failed", "The model stopped.", [PART])


def test_one_job_a_key_runs_at_a_time() -> None:
    jobs, go = Jobs(), threading.Event()

    def work(_: Job) -> Iterator[Debrief]:
        go.wait(5)
        yield EMPTY

    first = jobs.start("a", work, lambda _: None)
    assert jobs.start("a", work, lambda _: None) is first
    assert jobs.start("b", work, lambda _: None) is not first
    go.set()
    assert first.ended.wait(5)


def test_a_fault_of_our_own_ends_the_job_and_keeps_what_was_written(caplog: pytest.LogCaptureFixture) -> None:
    kept: list[Debrief] = []

    def work(_: Job) -> Iterator[Debrief]:
        yield PART
        raise ZeroDivisionError

    job = Jobs().start("a", work, kept.append)
    assert job.ended.wait(5)
    assert (job.state, job.error, kept) == ("failed", None, [PART])
    assert "a job failed" in caplog.text
