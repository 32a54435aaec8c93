# Two commands: `make run` shows the system with demonstration data, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Tests side by side: one more than two cores, as some wait for a database or a lost server.
SIDE_BY_SIDE := -n 3 --dist loadfile --no-loadscope-reorder
# Python starts in a third of the time when it may keep what it compiled.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test lint lock looks audit screenshots bench soak fuzz clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ –/'

run: $(VENV)/run.stamp ## demonstration at http://127.0.0.1:8050
	@$(BIN)/python app.py demo

test: $(VENV)/test.stamp ## lint, types and every test
	@sh deploy/need-chromium.sh
	@sh deploy/need-office.sh
	@sh deploy/need-ocr.sh
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE)

lint: $(VENV)/test.stamp ## ruff and mypy alone
	@$(BIN)/ruff check .
	@$(BIN)/mypy

looks: $(VENV)/test.stamp ## small pictures that the tests compare every page with
	@sh deploy/need-chromium.sh
	@LOOKS=keep $(BIN)/python -m pytest -n auto --maxprocesses 4 tests/test_browser_looks.py

audit: $(VENV)/test.stamp ## every page, role, size and theme: barriers, looks, print (test takes fewer)
	@sh deploy/need-chromium.sh
	@WHOLE=1 $(BIN)/python -m pytest -n auto --maxprocesses 4 tests/test_browser_accessible.py tests/test_browser_looks.py tests/test_browser_grid.py tests/test_browser_print.py

screenshots: $(VENV)/test.stamp ## pictures of every page into docs/pictures
	@sh deploy/need-chromium.sh
	@$(BIN)/python docs/screenshots.py

bench: $(VENV)/test.stamp ## server cost of every view against an empty one
	@$(BIN)/python benchmarks/views.py

soak: $(VENV)/test.stamp ## a wallboard turns its pictures 10,000 times; its memory must stay flat
	@sh deploy/need-chromium.sh
	@$(BIN)/python tests/soak_screen.py

fuzz: $(VENV)/test.stamp ## ten minutes of odd texts for the reader of plans, led by coverage
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/fuzz.txt
	@$(BIN)/python tests/fuzz_reading.py

lock: ## pin every package with its hashes (needs uv)
	uv pip compile pyproject.toml --generate-hashes --no-emit-index-url --no-header -q -o requirements.txt
	uv pip compile pyproject.toml --extra test --generate-hashes --no-emit-index-url --no-header -q -o tests/requirements.txt

clean: ## remove the environment and the demonstration
	rm -rf $(VENV) var

$(VENV)/made.stamp:
	@sh deploy/need-venv.sh "$(PYTHON)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: requirements.txt $(VENV)/made.stamp
	@echo "Đang cài các gói cần thiết…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/test.stamp: tests/requirements.txt $(VENV)/made.stamp
	@echo "Đang cài các gói để kiểm thử…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	@touch $@ $(VENV)/run.stamp
