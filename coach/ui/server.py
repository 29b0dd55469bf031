"""The page's server, in this process: set up, started, announced, ended."""

import errno
import gc
import http.client
import logging
import runpy
import socket
import threading
import time
import webbrowser
from contextlib import suppress
from typing import Any

from coach import bootstrap
from coach.domain.errors import CoachError
from coach.settings import load, resource
from coach.ui import theme

ADDRESS = "127.0.0.1"

# Streamlit finds .streamlit/config.toml by working directory, and an installed Rebound has none: so it is told.
# A test holds that file to the same values.
CONFIG: dict[str, Any] = {
    "server.address": ADDRESS,
    "server.allowedHosts": [ADDRESS, "localhost"],
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "server.maxUploadSize": 256,  # MB, for a journal that is brought in; a file of notes may have 10
    "server.showEmailPrompt": False,
    "browser.serverAddress": ADDRESS,
    "browser.gatherUsageStats": False,
    # Else a second request has the page drawn in a second thread beside the first, and whatever a click had just set
    # going is done twice or cut in two; so it waits, some milliseconds, for the first to come to its next element.
    "runner.fastReruns": False,
    # It looks through all that is loaded, after every click: with years in the journal each answer waits 0.2 s for it.
    "runner.postScriptGC": False,
    "client.toolbarMode": "viewer",
    "client.showErrorDetails": "type",
    "client.showErrorLinks": False,
    "client.disableDataExport": True,
    **theme.options(),
}


def serve(port: int, browser: bool) -> int:
    """Runs until Ctrl-C; 0 when it ran, 1 when it could not start."""
    if problem := _port_problem(port):
        print(problem)
        return 1
    presence = bootstrap.presence(load())
    if other := presence.enter(url(port)):
        print(
            f"Rebound is open on this folder already, at {other}. Both may stay open: what you save in one is in the "
            "other, and neither writes over the other."
        )
    try:
        _quieten()
        threading.Thread(target=_announce, args=(port, browser), daemon=True).start()
        _run({**CONFIG, "server.port": port, "logger.hideWelcomeMessage": True})
    except KeyboardInterrupt:
        pass  # nor is it raised where a shell started us in the background: uvicorn ends, and says nothing
    finally:
        presence.leave()
    print("\nRebound is closed. What you wrote is kept on this computer.")
    return 0


def _run(config: dict[str, Any]) -> None:
    from streamlit.web import bootstrap as streamlit

    gc.set_threshold(50_000)  # a collection walks the whole journal, 0.15 s with years in it: rarely, then
    streamlit.load_config_options(config)  # before app.py, which looks at the address and may refuse
    runpy.run_path(str(resource("app.py")))["app"].run(config=config)


def url(port: int) -> str:
    return f"http://{ADDRESS}:{port}"


def _port_problem(port: int) -> str | None:
    """Asked before Streamlit is loaded: that takes a second, and its own answer is a log line."""
    try:
        socket.create_server((ADDRESS, port)).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return (
                f"Port {port} is in use, perhaps by another Rebound window: open {url(port)}, "
                f"or choose another with PORT={port + 1} make run / coach run --port {port + 1}."
            )
        return f"Port {port} is not open to you here. Choose another with PORT=8501 make run / coach run --port 8501."
    return None


def _quieten() -> None:
    """uvicorn's start-up lines are not for a person; its warnings are."""
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno >= logging.WARNING)


def _announce(port: int, browser: bool, patience: float = 60) -> None:
    """Waits, for at most `patience` seconds, until the page answers."""
    deadline = time.monotonic() + patience
    while not _answers(port):
        if time.monotonic() > deadline:
            return
        time.sleep(0.05)
    print(f"Rebound is open at {url(port)} on this computer only. Ctrl-C closes it.", flush=True)
    if browser:
        webbrowser.open(url(port))
    _warm()


def _warm() -> None:
    """What the first page will need, while the browser is still loading the page's own scripts."""
    import coach.reading.reader  # noqa: F401
    from coach.ui import shell  # noqa: F401
    from coach.ui.runtime import services

    with suppress(CoachError):  # the page itself says it
        services().journal.interviews()


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
