"""What we build on is pinned and hashed, and the code has none of the doors that are best left out."""

import ast
import re
from pathlib import Path

import pytest

from tests.storage.samples import REPOSITORY
from tools.audit import bill, verdict

SOURCES = [*sorted((REPOSITORY / "coach").rglob("*.py")), REPOSITORY / "app.py"]
UNSAFE = {"pickle", "marshal", "shelve", "dill", "joblib", "yaml"}


@pytest.mark.parametrize("lock", sorted(REPOSITORY.glob("requirements*.lock")), ids=lambda path: path.name)
def test_every_package_is_pinned_and_hashed(lock: Path) -> None:
    blocks = re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n", "", lock.read_text("utf-8")).strip())
    assert blocks
    for block in blocks:
        assert re.match(r"[\w.\[\]-]+==[\w.!+]+", block), block[:80]
        assert "--hash=sha256:" in block, block[:80]
    assert "://" not in "".join(blocks)


def test_nothing_is_unpickled_evaluated_or_shown_as_html_of_others() -> None:
    found = [line for path in SOURCES for line in doors(path)]
    assert found == []


def doors(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = {alias.name.split(".")[0] for alias in node.names} if isinstance(node, ast.Import) else set()
        names |= {(node.module or "").split(".")[0]} if isinstance(node, ast.ImportFrom) else set()
        called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        given = {keyword.arg for keyword in node.keywords} if isinstance(node, ast.Call) else set()
        if names & UNSAFE or called in ("eval", "exec", "__import__") or given & {"unsafe_allow_html", "shell"}:
            found.append(f"{path.relative_to(REPOSITORY)}:{getattr(node, 'lineno', 0)}")
    return found


def test_html_on_the_page_is_our_own_and_constant() -> None:
    """`st.html` takes what stands in our code, never what a person or a model wrote."""
    for path in (REPOSITORY / "coach" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "html":
                given = node.args[0]
                assert isinstance(given, ast.Constant) or (isinstance(given, ast.Name) and given.id.isupper()), path


def test_the_bill_of_materials_names_every_package_of_the_lock() -> None:
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    listed = bill(lock)["components"]
    assert [each["name"] for each in listed] == re.findall(r"(?m)^([\w.-]+)(?:\[[\w,-]+\])?==", lock)
    assert all(each["hashes"] for each in listed)
    assert {"streamlit", "cryptography"} <= {each["name"] for each in listed if "licenses" in each}


UNKNOWN = "tinydb Dependency not found and could not be audited: tinydb (4.9.0)\n"


@pytest.mark.parametrize(
    "said",
    [
        UNKNOWN * 3 + "No known vulnerabilities found",
        "Traceback (most recent call last):\n  File ...\nrequests.exceptions.ConnectionError: no route",
        "ERROR:pip_audit: ServiceError: 503",
        "python: No module named pip_audit",
    ],
)
def test_an_audit_that_could_ask_nobody_says_so_and_claims_nothing(said: str) -> None:
    told, status = verdict(said, 1, packages=3)
    assert "Not audited" in told
    assert "No known" not in told
    assert status == 0


def test_an_audit_says_what_was_found_and_of_which_packages_nothing_is_known() -> None:
    assert verdict("Found 1 known vulnerability", 1, packages=3) == ("Found 1 known vulnerability", 1)
    told, status = verdict(UNKNOWN + "No known vulnerabilities found", 0, packages=3)
    assert "1 of 3 packages were" in told
    assert status == 0
