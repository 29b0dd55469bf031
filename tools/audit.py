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
_PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.!+]+)([^\\\n]*)((?:\\\n\s+--hash=\S+\s*)+)", re.MULTILINE)


def main() -> int:
    BILL.write_text(json.dumps(bill(LOCK.read_text("utf-8")), indent=2) + "\n", "utf-8")
    print(f"{BILL.name}: every package that Rebound is built on, with its digests (CycloneDX 1.6).")
    command = [*sys.argv[1:2], "-m", "pip_audit", "--requirement", str(LOCK), "--disable-pip", "--progress-spinner=off"]
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    said = (done.stdout + done.stderr).strip()
    print(said.splitlines()[-1] if said and "Traceback" in said else said)
    missed = said.count("could not be audited")
    if missed:
        print(f"{missed} packages were not known to the database that was reached, so of these nothing is known.")
    if "No module named" in said or "Connection" in said or "Traceback" in said or "ServiceError" in said:
        print("Not audited: pip-audit or the database it asks could not be reached from here.")
        return 0
    return done.returncode


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
