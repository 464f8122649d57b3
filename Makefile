# Everything runs in .venv, which the first target that needs it makes. Nothing else is written outside this folder
# but package caches.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test check lint format eval bench soak docs pins serve clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
WEIGHTS := models/standoff-model-en models/standoff-coder-en
PARTS := pyproject.toml constraints.txt $(WEIGHTS:%=%/pyproject.toml)
RUN := .venv/.run-$(shell cat $(PARTS) | cksum | cut -d ' ' -f 1)
DEV := .venv/.dev-$(shell cat $(PARTS) | cksum | cut -d ' ' -f 1)
PIP := PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

demo: $(RUN) ## code the bundled coverage into build/demo.db and show the record
	@mkdir -p build
	@rm -f build/demo.db build/demo.db-wal build/demo.db-shm
	@$(BIN)/standoff demo --record build/demo.db

test: $(DEV) ## all tests
	@mkdir -p build/tmp
	@TMPDIR=$(CURDIR)/build/tmp $(BIN)/python -m pytest -n 2 --dist loadfile

check: lint gate test ## lint, accuracy floors and tests: what must hold before a change lands

lint: $(DEV) ## style, types and the dependency rule
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

.PHONY: gate
gate: $(DEV) ## accuracy may not fall below evals/floors.json
	@$(BIN)/python -m evals.gate

format: $(DEV) ## put the code in the one style
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

eval: $(DEV) ## accuracy of every layer beside baselines, and pages on claims, in build/eval
	@$(BIN)/python -m evals.report

bench: $(DEV) ## speed and memory, as benchmarks/results.md
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python -m benchmarks.hearing
	@$(BIN)/python -m benchmarks.record

soak: $(DEV) ## kill and crowd the record for minutes, on both databases
	@$(BIN)/python -m benchmarks.soak

docs: $(DEV) ## write the generated reference pages and the pictures of output anew
	@for part in model vocabulary rules cli; do $(BIN)/standoff ref $$part > docs/reference/$$part.md || exit 1; done
	@$(BIN)/python -m cogapp -r -I . README.md docs/tutorial.md

pins: $(DEV) ## write constraints.txt from what .venv holds
	@$(BIN)/python -m pip freeze --all --exclude-editable --exclude uv --exclude setuptools > build/pins
	@{ echo "# Versions that are known to work together. Written by: make pins"; cat build/pins; \
	   grep '^uv.build==' constraints.txt; } > build/constraints.txt
	@mv build/constraints.txt constraints.txt

serve: ## the web pages come later
	@echo "make serve: the site is not built yet; use 'make demo', then '.venv/bin/standoff show PLACE'" >&2; exit 2

clean: ## remove .venv and everything made
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests evals benchmarks -name __pycache__ -prune -exec rm -rf {} +

.venv/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "make: Python 3.11 or newer is needed; on Debian: sudo apt install python3 python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "make: Python's venv module is missing; on Debian: sudo apt install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -m venv .venv

$(RUN): | .venv/bin/python
	@echo "Installing standoff into .venv ..."
	@$(PIP) --editable . $(WEIGHTS:%=--editable %)
	@rm -f .venv/.run-*; touch $@

$(DEV): $(RUN)
	@echo "Installing the development tools into .venv ..."
	@$(PIP) --upgrade "pip>=25.1"
	@$(PIP) --group dev
	@rm -f .venv/.dev-*; touch $@
