# Two commands do all the set-up on a machine with python3, python3-venv and make:
#   make demo     makes an edition from a sample report and says where it is
#   make test     passes the tests
#   make soak     fuzzes the readers and the text stage for MINUTES=1 (all, or TARGETS="pdf words"; SEED=2: other cases)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/westmarch-police.md
DEMO := demo
MINUTES ?= 1
SEED ?= 1
TARGETS ?=
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint bench soak clean

demo: $(VENV)/.program
	$(BIN)/plainspoken make $(SAMPLE) --to $(DEMO) --force

test: $(VENV)/.tests
	$(BIN)/python -m pytest

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.tests
	$(BIN)/python -m benchmarks

soak: $(VENV)/.tests
	$(BIN)/python -m soak $(TARGETS) --minutes $(MINUTES) --seed $(SEED)

clean:
	rm -rf $(VENV) $(DEMO) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache soak-failures

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Plainspoken needs Python 3.11 or newer. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 3; }
	$(PYTHON) -m venv $(VENV) || \
	  { echo "The venv module is missing. On Debian: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 3; }
	@touch $@

$(VENV)/.program: $(VENV)/.python pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.program
