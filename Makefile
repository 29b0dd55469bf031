# python3, make and a C++ compiler are all this needs; everything else goes into .venv.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run test check faults audit bench bench-reading bench-pages bench-storage lock

run: .venv/ready
	@nice -n 19 $(BIN)/python tools/model_library.py >/dev/null 2>&1 &
	@$(BIN)/coach run --port $(PORT)

test: .venv/dev
	@$(BIN)/python tools/model_library.py --wait || true # what needs it then skips, or fails under REQUIRE_ALL=1
	$(BIN)/python -m pytest

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

faults: .venv/dev
	@$(PIP) install --quiet --only-binary :all: --require-hashes -r requirements-fuzz.lock || true # its row then says so
	$(BIN)/python -m tests.faults

audit: .venv/dev .venv/audit/ready
	$(BIN)/python -m pytest tests/faults/test_supply_chain.py
	$(BIN)/python -m tools.audit .venv/audit/bin/python

bench-storage: .venv/ready
	$(BIN)/python -m benchmarks.storage

bench-reading: .venv/ready
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.reading --speed

bench: .venv/bench # BENCH='--size 1.7B --rounds 2' for others; python -m benchmarks.engine --help
	@$(BIN)/python tools/model_library.py --wait
	$(BIN)/python -m benchmarks.engine $(BENCH)

bench-pages: .venv/dev
	$(BIN)/python -m benchmarks.pages

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rebound needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/ready requirements-dev.lock
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

.venv/bench: .venv/dev requirements-bench.lock # llama-server, for `make bench` and for the tests that ask it
	$(PIP) install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

.venv/audit/ready: requirements-audit.lock
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-audit.lock || true
	@touch $@

LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command 'make lock'
lock: # needs uv; every file pins the same versions
	$(LOCK) pyproject.toml --group setup -o requirements.lock
	$(LOCK) --group audit -o requirements-audit.lock
	$(LOCK) --group build -c requirements.lock -o requirements-build.lock
	$(LOCK) pyproject.toml --extra model -c requirements.lock -o requirements-model.lock
	$(LOCK) pyproject.toml --group dev -c requirements-model.lock -o requirements-dev.lock
	$(LOCK) --group fuzz -c requirements-dev.lock -o requirements-fuzz.lock
	$(LOCK) --group bench -c requirements-dev.lock -o requirements-bench.lock
