# The tasks of a checkout.  Needs only make, a POSIX shell and Python 3.11 or newer with its venv module.
# Another Python: make PYTHON=python3.12 test

.POSIX:
.SUFFIXES:
.PHONY: help demo test bench format clean

PYTHON = python3
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check -qq install

DEMO = build/demo
AS_OF = 2017-07-16
# Shows a command as one would type it, then runs it.
RUN = @run() { printf '\n$$ kpss'; printf ' %s' "$$@"; printf '\n'; $(BIN)/python -m kpss "$$@"; }; run -C examples/olomoucky

help:
	@echo 'make demo     the main job on examples/olomoucky as of $(AS_OF), documents in $(DEMO)/'
	@echo 'make test     every check: ruff, formatting, mypy, pytest'
	@echo 'make bench    speed and memory against other tools'
	@echo 'make format   formats the code and mends what ruff can mend'
	@echo 'make clean    removes what the tasks made, except .venv and node_modules'

demo: .venv/run.stamp
	@mkdir -p $(DEMO)
	$(RUN) validate --as-of $(AS_OF)
	$(RUN) report gaps --as-of $(AS_OF)
	$(RUN) render plans --as-of $(AS_OF) --format md -o $(DEMO)/plans.md
	$(RUN) render plans --as-of $(AS_OF) --format html -o $(DEMO)/plans.html
	$(RUN) render structure --as-of $(AS_OF) --format md -o $(DEMO)/structure.md
	$(RUN) render structure --as-of $(AS_OF) --format html -o $(DEMO)/structure.html
	$(RUN) render gaps --as-of $(AS_OF) --format md -o $(DEMO)/gaps.md
	$(RUN) render gaps --as-of $(AS_OF) --format html -o $(DEMO)/gaps.html
	$(RUN) render plan olomouc-2016-2019 --as-of $(AS_OF) --format html -o $(DEMO)/olomouc-2016-2019.html
	$(RUN) render plan olomouc-2016-2019 --as-of $(AS_OF) --format docx -o $(DEMO)/olomouc-2016-2019.docx
	$(RUN) render plan olomouc-2016-2019 --as-of $(AS_OF) --format pdf -o $(DEMO)/olomouc-2016-2019.pdf
	@printf '\nThe documents are here:\n'
	@for file in $(DEMO)/*; do echo "  $$file"; done

test: .venv/dev.stamp node_modules/.stamp
	@printf '\n== ruff check\n'
	@$(BIN)/python -m ruff check --output-format concise .
	@printf '\n== ruff format --check (make format mends it)\n'
	@$(BIN)/python -m ruff format --check .
	@printf '\n== mypy\n'
	@$(BIN)/python -m mypy
	@printf '\n== pytest\n'
	@PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest

bench: .venv/dev.stamp
	@$(BIN)/python -m benchmarks

format: .venv/dev.stamp
	@$(BIN)/python -m ruff check --fix-only .
	@$(BIN)/python -m ruff format .

clean:
	@rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name .venv -prune -o -name node_modules -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# --- What the tasks stand on ------------------------------------------------------------------------------------------

# Made once; again only when pyproject.toml has changed.  The environment for tests serves the demo too.
.venv/run.stamp: pyproject.toml
	@$(VENV)
	@echo 'Installing kpss into .venv'
	@$(PIP) -e '.[dokumenty]'
	@touch $@

.venv/dev.stamp: pyproject.toml
	@$(VENV)
	@echo 'Installing kpss and the tools of its checks into .venv'
	@$(PIP) -e '.[dev]'
	@touch .venv/run.stamp $@

VENV = \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'kpss needs Python 3.11 or newer: sudo apt install python3 python3-venv, or say which one: make PYTHON=python3.12' >&2; \
	  exit 2; }; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'Python lacks its venv module: sudo apt install python3-venv' >&2; \
	  exit 2; }; \
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv

# The browser tests need these; without npm or without a network they are skipped, so this step never fails.
node_modules/.stamp: package.json
	@if command -v npm >/dev/null 2>&1; then \
	  echo 'Installing the tools of package.json into node_modules'; \
	  npm install --no-save --no-package-lock --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null \
	    && touch $@ \
	    || echo 'npm could not install the tools of package.json' >&2; \
	fi
