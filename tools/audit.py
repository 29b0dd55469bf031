"""`make audit`: what is known against the packages of the lock, by pip-audit, and a list of them all (CycloneDX).

Its argument is a Python that has pip-audit. Says so where that cannot be had, or its database cannot be reached.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
BILL = ROOT / "sbom.json"
_UNREACHED = "pip-audit, or the database it asks, could not be reached from here. Of no package is anything known."
_PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.!+]+)([^\\\n]*)((?:\\\n\s+--hash=\S+\s*)+)", re.MULTILINE)


def main() -> int:
    BILL.write_text(json.dumps(bill(LOCK.read_text("utf-8")), indent=2) + "\n", "utf-8")
    print(f"{BILL.name}: every package that Rebound is built on, with its digests (CycloneDX 1.6).")
    command = [*sys.argv[1:2], "-m", "pip_audit", "--requirement", str(LOCK), "--disable-pip", "--progress-spinner=off"]
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    said = (done.stdout + done.stderr).strip()
    told, status = verdict(said, done.returncode, _here())
    print(told)
    return status


def _here() -> int:
    """How many packages of the lock every computer has: some are for one system alone."""
    return sum("description" not in each for each in bill(LOCK.read_text("utf-8"))["components"])


def verdict(said: str, status: int, packages: int) -> tuple[str, int]:
    """What is known after pip-audit `said` this of so many packages; what could not be asked is no fault of theirs."""
    missed = said.count("could not be audited")
    if missed >= packages or any(
        sign in said for sign in ("No module named", "Connection", "Traceback", "ServiceError")
    ):
        last = said.splitlines()[-1:] if "Traceback" in said or not missed else []
        return "\n".join([*last, f"Not audited: {_UNREACHED}"]), 0
    if missed:
        said += f"\n{missed} of {packages} packages were not known to the database, so of these nothing is known."
    return said, status


def bill(lock: str) -> dict[str, Any]:
    """A software bill of materials of the base lock; packages for other systems are in it, without a licence."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "rebound-coach"}},
        "components": [_component(*found.groups()) for found in _PINNED.finditer(lock)],
    }


def _component(name: str, version: str, marker: str, hashes: str) -> dict[str, Any]:
    licence = _licence(name)
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        **({"description": marker.strip("; ")} if marker.strip() else {}),
        **({"licenses": [{"license": {"name": licence}}]} if licence else {}),
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in re.findall(r"sha256:([0-9a-f]{64})", hashes)],
    }


def _licence(name: str) -> str:
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return ""
    classified = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or () if line.startswith("License")]
    said = [*(about.get_all("License-Expression") or ()), ", ".join(classified), *(about.get_all("License") or ())]
    return next((each.split("\n")[0][:80] for each in said if each), "")


if __name__ == "__main__":
    sys.exit(main())
