# Every target makes its environment first; all it needs on the machine is python3 (3.11 or newer) and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOP := $(VENV)/.develop

.PHONY: help chat serve test check format bench soak eval lock vectors clean

help: ## what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

chat: $(RUNTIME) ## talk to the assistant in the terminal
	@$(BIN)/quayside chat

serve: $(RUNTIME) ## run the Telegram bot (TELEGRAM_BOT_TOKEN in the environment or in .env)
	@$(BIN)/quayside serve

test: $(DEVELOP) ## all tests
	@$(BIN)/pytest -n 2 --dist loadfile

check: $(DEVELOP) ## style, types, and which room may know which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEVELOP) ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEVELOP) ## speed, size and memory, beside the bare libraries
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -W ignore -m tests.bench_search
	@$(BIN)/python -W ignore -m tests.bench_regulation

soak: $(DEVELOP) ## a steady stream of turns: does the process grow? (MINUTES=10)
	@$(BIN)/python -m tests.soak --minutes $(or $(MINUTES),10)

eval: $(DEVELOP) ## quality: search, intents, classification, whole answers
	@$(BIN)/quayside eval

vectors: $(DEVELOP) ## embed the bundled documents anew (after changing knowledge/)
	@$(BIN)/python -m bot.retrieval.vectors

lock: $(DEVELOP) ## resolve the dependencies anew
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q --upgrade --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q --upgrade --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## remove the environment (not your data)
	rm -rf $(VENV)

$(RUNTIME): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Quayside needs Python 3.11 or newer; this is $$($(PYTHON) --version). Set PYTHON=/path/to/python3.11 and try again." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python cannot make environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up Quayside in $(VENV) (once, a minute or two)…"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOP): $(RUNTIME) requirements-dev.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
