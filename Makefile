PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
ROUNDS ?=
MEASURED := _build/benchmark.json
MUTATION ?= tests/MUTATION.md

.DEFAULT_GOAL := help
.PHONY: help book editions pdf bench mutate proofread test verify serve lab lint lock clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
		echo "The book needs Python 3.11, 3.12 or 3.13; $(PYTHON) is not one of them. Name it: make PYTHON=python3.12" >&2; \
		exit 1; }
	@echo "Installing the packages of requirements.txt into .venv: about 200, which takes some minutes"
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

book: .venv/installed ## Run the chapters and build the site; ARGS="CHAPTER -p NAME VALUE" for other parameters
	$(BIN)/press book $(ARGS)

editions: .venv/installed ## Build all editions of notebooks/editions.yml into one site
	$(BIN)/press book --edition all $(ARGS)

pdf: book ## Print the site as one PDF, with an installed Chromium
	$(BIN)/press pdf

test: .venv/installed lint ## Run all checks: tables, chapters, code and built pages
	$(BIN)/pytest

lint: .venv/installed ## Check style, types and imports of the code
	$(BIN)/ruff check helpers tests
	$(BIN)/ruff format --check helpers tests
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/mypy

verify: .venv/installed ## Build the book twice from scratch, in two folders, and compare every byte
	@folder=$$(mktemp -d) && \
	for copy in "first" "second, [else]where?"; do \
		$(BIN)/python tests/copies.py "$$folder/$$copy" && cd "$$folder/$$copy" && \
		PYTHONPATH="$$PWD" $(abspath $(BIN))/press book --store _build/runs $(ARGS) && cd "$(CURDIR)" || exit 1; \
	done && \
	for made in _build/html notebooks; do \
		diff --recursive --brief "$$folder/first/$$made" "$$folder/second, [else]where?/$$made" || differs=yes; \
	done && \
	if [ "$$differs" ]; then echo "The two builds in $$folder differ." >&2; exit 1; fi && \
	rm -r "$$folder" && echo "Two clean builds are the same, byte for byte."

proofread: .venv/installed ## Take the words of the tables over as proofread; read them before
	$(BIN)/python tests/proofreading.py

serve: .venv/installed ## Preview the site at http://127.0.0.1:8000; each saved file is built and shown
	$(BIN)/press serve $(ARGS)

bench: .venv/installed ## Measure the book beside other ways; writes tests/BENCHMARK.md; ROUNDS=3 runs each case three times
	@mkdir -p _build && rm -f $(MEASURED)
	-$(BIN)/pytest -c tests/benchmarks/pytest.ini tests/benchmarks --benchmark-json=$(MEASURED) $(if $(ROUNDS),--rounds=$(ROUNDS))
	$(BIN)/python tests/benchmarks/report.py $(MEASURED) tests/BENCHMARK.md

mutate: .venv/installed ## Change data, outputs and code at random and see what the tests notice; writes tests/MUTATION.md
	@mkdir -p _build
	PYTHONPATH=tests $(BIN)/python -m mutation $(MUTATION) $(ARGS)

lab: .venv/installed ## Open the chapters in JupyterLab
	$(BIN)/jupyter lab notebooks

lock: .venv/installed ## Renew requirements.txt from pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --all-extras \
		--no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file requirements.txt pyproject.toml

clean: ## Delete the site and everything else that is made
	rm -rf _build .pytest_cache .hypothesis .ruff_cache
