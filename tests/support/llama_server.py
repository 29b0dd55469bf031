"""llama-cpp-python's own OpenAI-compatible server, on a tiny model, in a process of its own."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.browser import free_port


@contextmanager
def llama_server(model: Path, n_ctx: int = 2048, log: Path | None = None) -> Iterator[str]:
    """Its address, as COACH_ENDPOINT takes it."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "llama_cpp.server", "--model", str(model), "--port", str(port)]
    command += ["--host", "127.0.0.1", "--n_ctx", str(n_ctx), "--chat_format", "chatml", "--model_alias", "tiny"]
    log = log or model.with_suffix(".log")
    with log.open("wb") as output:
        environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(command, stdout=output, stderr=output, cwd=model.parent, env=environ)
    try:
        _wait(process, port, log)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.wait(10)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/v1/models")
            if json.loads(connection.getresponse().read())["data"]:
                return
        except (OSError, http.client.HTTPException, ValueError):
            time.sleep(0.05)
        finally:
            connection.close()
    raise AssertionError(f"The server did not start.\n{log.read_text('utf-8', 'replace')[-3000:]}")
