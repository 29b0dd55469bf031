"""Run as a program: one parser under atheris, which tries what leads it to lines it has not been in yet.

`python -m tests.faults.fuzzing NAME RUNS MEGABYTES FOLDER`.

What breaks it is left in FOLDER, and the exit status is not 0.
"""

import sys
from pathlib import Path

import atheris

LONGEST_S = 60
"""What one input may take."""


def main(name: str, runs: int, megabytes: int, folder: Path) -> None:
    with atheris.instrument_imports(include=["coach", "pypdf"]):
        from tests.faults.targets import TARGETS, tried
    target, seeds = TARGETS[name], folder / "seeds"
    seeds.mkdir(parents=True)
    for number, seed in enumerate(target.seeds()):
        (seeds / str(number)).write_bytes(seed)
    limits = [f"-rss_limit_mb={megabytes}", f"-timeout={LONGEST_S}", f"-max_len={target.longest}", "-len_control=0"]
    options = [f"-runs={max(200, runs // target.every)}", "-seed=1", f"-artifact_prefix={folder}/", *limits]
    atheris.Setup([sys.argv[0], *options, str(seeds)], lambda raw: tried(target, raw))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
