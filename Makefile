# Needs python3 (3.11 or later), pip and make; everything else goes into .venv.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

# Published notices with gold, others' text and so no part of this repository.
CORPUS := $(or $(TASKPARSE_CORPUS),../shared/corpus)

# What the tests need besides python: Chinese fonts, LibreOffice, which makes PDFs of another kind and opens ledgers, and
# Chromium, which opens review pages.
SYSTEM_PACKAGES := chromium fonts-arphic-ukai fonts-arphic-uming fonts-wqy-zenhei libreoffice-calc-nogui \
    libreoffice-writer-nogui
SUDO := $(if $(filter-out 0,$(shell id -u)),sudo)

# What the tests depend on.
SOURCES := $(shell find src tests tools samples schemas docs benchmarks -type f -not -name '*.pyc') $(wildcard README*.md) \
    pyproject.toml

.DELETE_ON_ERROR:
.PHONY: help demo test test-all growth bench speed mutants check evaluate accuracy samples schemas rules system-packages format clean

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST)

demo: $(VENV)/.runs ## Print the tasks of a real notice
	@$(BIN)/taskparse parse samples/lixia-2025.pdf --format table

test: $(VENV)/.develops ## Run the tests and doctests that need no more than pip installs
	$(BIN)/pytest -n auto

test-all: $(VENV)/.develops ## Run every test: those too that take long or need the system packages
	@rm -f $(VENV)/.tested
	$(BIN)/pytest --all -n auto --cov --cov-report=
	@touch $(VENV)/.tested

growth: $(VENV)/.develops ## Try whether any pattern or text takes more than its share of time (minutes)
	$(BIN)/python benchmarks/growth.py

bench: $(VENV)/.develops ## Measure how long things take against their yardsticks, and fail over the limits (minutes)
	$(BIN)/python benchmarks/speed.py

speed: $(VENV)/.develops ## Write benchmarks/speed.json and the tables of the READMEs anew (minutes)
	$(BIN)/python benchmarks/speed.py --write
	$(BIN)/python tools/write_speed.py

mutants: $(VENV)/.develops ## Take parts out of the grammar's patterns one by one, and print those that no test misses (long)
	$(BIN)/python benchmarks/mutants.py

check: $(VENV)/.develops $(VENV)/.tested ## Hold format, lint, types, layers and coverage
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python tests/typing
	$(BIN)/lint-imports
	$(BIN)/coverage report --fail-under=95
	$(BIN)/coverage report --fail-under=100 \
	    --include='src/taskparse/grammar/*,src/taskparse/stages/*,src/taskparse/lexicon/*,src/taskparse/rules/*'

evaluate: $(VENV)/.develops ## Score the parser against gold, and fail under the floors
	$(BIN)/taskparse evaluate samples --facts tests/gold --misses --floors benchmarks/accuracy.toml
	@if [ -d '$(CORPUS)/labelled' ]; then \
	    set -x; $(BIN)/taskparse evaluate '$(CORPUS)/labelled' --facts tests/gold --misses --floors benchmarks/accuracy.toml; \
	else \
	    echo 'no published notices in $(CORPUS)/labelled; TASKPARSE_CORPUS may name the folder above' >&2; \
	    [ "$$CI" != true ]; \
	fi

accuracy: $(VENV)/.develops ## Write benchmarks/accuracy.json and the tables of the READMEs anew from published notices
	TASKPARSE_CORPUS='$(CORPUS)' $(BIN)/python tools/write_accuracy.py

samples: $(VENV)/.develops ## Write the snapshots samples/*.json anew
	$(BIN)/python tools/snapshot.py

schemas: $(VENV)/.runs ## Write schemas/*.json anew from the records
	$(BIN)/python tools/write_schemas.py

rules: $(VENV)/.runs ## Write docs/rules*.md anew from the rules
	$(BIN)/python tools/write_rules.py

system-packages: ## Install what the tests need besides python (Debian, Ubuntu)
	@dpkg -s $(SYSTEM_PACKAGES) >/dev/null 2>&1 || { set -x; \
	    $(SUDO) apt-get update && \
	    $(SUDO) env DEBIAN_FRONTEND=noninteractive \
	        apt-get install --yes --no-install-recommends $(SYSTEM_PACKAGES); }

format: $(VENV)/.develops ## Lay the code out and mend what ruff can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean: ## Remove .venv and caches
	rm -rf $(VENV) .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist

# The tests that `check` reads the coverage of; not run again while nothing has changed since `make test-all`.
$(VENV)/.tested: $(SOURCES) | $(VENV)/.develops
	$(BIN)/pytest --all -n auto --cov --cov-report=
	@touch $@

$(VENV)/.runs: $(BIN)/python pyproject.toml
	$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.develops: $(BIN)/python pyproject.toml
	$(PIP) install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.runs

# Where Python comes without ensurepip (Debian without python3-venv), the pip at hand fits out the environment.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { $(PYTHON) -m venv --clear --without-pip $(VENV) && \
	    $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
