"""TinyDB's own tests, from its source package, over our storage."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path

from tests.storage.samples import REPOSITORY
from tests.support.needs import missing

LEFT_OUT = {
    "test_middlewares.py::test_caching_json_write": "the file handle that JSONStorage keeps open; ours keeps none",
    "test_storages.py::test_json_kwargs": "options of json.dumps",
    "test_storages.py::test_json_read": "access_mode",
    "test_storages.py::test_create_dirs": "opens its file when made; ours when first used",
    "test_storages.py::test_json_invalid_directory": "opens its file when made; ours when first used",
    "test_storages.py::test_encoding": "encodings other than UTF-8",
    "test_storages.py::test_json_invalid_mode_warning": "access_mode",
    "test_tables.py::test_table_repr": "the name of the storage's class",
}


def check(folder: Path, much: bool) -> str:
    tests = folder / "tinydb_tests"
    _unpack(folder, tests)
    shutil.copy(Path(__file__).with_name("tinydb_conftest.py"), tests / "conftest.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tests), str(tests)]
    command += [f"--deselect={name}" for name in LEFT_OUT]
    environ = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=tests, env=environ, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    return json.dumps({"version": version("tinydb"), "passed": int(passed[1]), "left out": len(LEFT_OUT)})


def _unpack(folder: Path, tests: Path) -> None:
    """The package index is asked for the very version that is installed."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", "tinydb", "-d", str(folder)]
    done = subprocess.run([*command, f"tinydb=={version('tinydb')}"], capture_output=True, check=False)
    found = list(folder.glob("tinydb-*.tar.gz"))
    if done.returncode != 0 or not found:
        missing("TinyDB's source package: pip could not fetch it")
    with tarfile.open(found[0]) as archive:
        archive.extractall(folder / "source", filter="data")
    shutil.copytree(next((folder / "source").glob("*/tests")), tests)
