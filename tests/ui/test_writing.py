"""While something is written: how far it is, what is there already, and Stop, which keeps it."""

from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.domain.debrief import Debrief
from coach.domain.errors import EngineStopped
from coach.services.jobs import Job
from coach.ui.runtime import services
from tests.support.waiting import until
from tests.ui.test_pages import read_notes, said


def test_what_is_written_shows_as_it_comes_and_stop_keeps_it(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (interview,) = kept.journal.interviews()
    assert interview.debrief is not None
    written, kept_at_the_end = interview.debrief, list[Debrief]()

    def work(job: Job) -> Iterator[Debrief]:
        job.progress(0.4)
        yield written.model_copy(update={"questions": (), "letters": ()})
        until(lambda: job.read == 1 or job.stopped, 10)
        yield written.model_copy(update={"letters": ()})
        job.text("Thank you for the time you gave")
        until(lambda: job.stopped, 10)
        raise EngineStopped("Stopped.")

    jobs = services().jobs
    jobs.forget(interview.id)
    job = jobs.start(interview.id, work, kept_at_the_end.append)
    app.run()
    assert "Stop" in [button.label for button in app.button]
    job.progress(1.0)
    until(lambda: bool(job.writing), 5)
    app.run()
    assert "Thank you for the time you gave" in said(app)
    assert written.questions[0].text in said(app)

    app.button(key="stop_writing").click().run()
    assert job.ended.wait(5)
    app.run()
    assert not app.exception
    assert "Stopped, as you asked" in said(app)
    assert "Thank you for the time you gave" in said(app)
    assert kept_at_the_end == [written.model_copy(update={"letters": ()})]
