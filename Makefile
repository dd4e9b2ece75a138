PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
ROUNDS ?=
MEASURED := _build/benchmark.json
MUTATION ?= tests/MUTATION.md
LOCK = $(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-annotate \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help book editions publish pdf release bench mutate proofread test verify serve lab lint lock clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

.venv/installed: requirements.txt pyproject.toml
.venv-lab/installed: requirements-lab.txt pyproject.toml
.venv/installed .venv-lab/installed:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
		echo "The book needs Python 3.11, 3.12 or 3.13; $(PYTHON) is not one of them. Name it: make PYTHON=python3.12" >&2; \
		exit 1; }
	@echo "Installing the packages of $< into $(@D): about 200, which takes some minutes"
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	$(@D)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

book: .venv/installed ## Run the chapters and build the site; ARGS="CHAPTER -p NAME VALUE" for other parameters
	$(BIN)/press book $(ARGS)

editions: .venv/installed ## Build all editions of notebooks/editions.yml into one site
	$(BIN)/press book --edition all $(ARGS)

publish: .venv/installed ## Make the site of all editions ready for a public host; ARGS="--former FOLDER" adds former versions
	$(BIN)/press book --edition all
	$(BIN)/press publish $(ARGS)

pdf: book ## Print the site as one PDF, with an installed Chromium
	$(BIN)/press pdf

release: editions ## Build all editions and the archive that you upload with a release
	$(BIN)/press release

test: .venv/installed lint ## Run all checks: tables, chapters, code and built pages
	$(BIN)/pytest

lint: .venv/installed ## Check style, types and imports of the code
	$(BIN)/ruff check helpers tests notebooks
	$(BIN)/ruff format --check helpers tests notebooks
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

proofread: .venv/installed ## Mark the words of the tables as proofread, after you have proofread them
	$(BIN)/python tests/proofreading.py

serve: .venv/installed ## Preview the site at http://127.0.0.1:8000; each saved file is built and shown
	$(BIN)/press serve $(ARGS)

bench: .venv/installed ## Compare the book with other ways to build it; writes tests/BENCHMARK.md; ROUNDS=3 runs each case three times
	@mkdir -p _build && rm -f $(MEASURED)
	-$(BIN)/pytest -c tests/benchmarks/pytest.ini tests/benchmarks --benchmark-json=$(MEASURED) $(if $(ROUNDS),--rounds=$(ROUNDS))
	$(BIN)/python tests/benchmarks/report.py $(MEASURED) tests/BENCHMARK.md

mutate: .venv/installed ## Make random changes of data, outputs and code and list those that no test detects; writes tests/MUTATION.md
	@mkdir -p _build
	PYTHONPATH=tests $(BIN)/python -m mutation $(MUTATION) $(ARGS)

lab: .venv-lab/installed ## Open the chapters in JupyterLab, in a separate environment
	.venv-lab/bin/jupyter lab notebooks

lock: .venv/installed ## Update requirements.txt and requirements-lab.txt from pyproject.toml
	$(LOCK) --extra dev --extra cluster --extra pdf --extra release --extra serve --output-file requirements.txt pyproject.toml
	$(LOCK) --extra lab --constraint requirements.txt --output-file requirements-lab.txt pyproject.toml

clean: ## Delete the site and all other generated files
	rm -rf _build .pytest_cache .hypothesis .ruff_cache
