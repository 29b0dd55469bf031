# python3, make and a C++ compiler are all this needs; everything else goes into .venv.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run test check bench-reading bench-pages lock

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

bench-reading: .venv/ready
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.reading --speed

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

LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command 'make lock'
lock: # needs uv; every file pins the same versions
	$(LOCK) pyproject.toml --group setup -o requirements.lock
	$(LOCK) --group build -c requirements.lock -o requirements-build.lock
	$(LOCK) pyproject.toml --extra model -c requirements.lock -o requirements-model.lock
	$(LOCK) pyproject.toml --group dev -c requirements-model.lock -o requirements-dev.lock
