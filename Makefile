# Tasks of the project. `make` or `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLE := samples/valle-dorado-2024/plan.pdf
OUT := lcap-out

.DEFAULT_GOAL := help
.PHONY: help system setup demo test check bench bench-packet bench-accuracy bench-scans samples

help: ## list these tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

system: ## install the Debian packages of packages.debian (as root; otherwise name what is missing)
	@missing=""; \
	for package in $$(grep -v '^#' packages.debian); do \
	  dpkg-query -W -f '$${Status}' "$$package" 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	else echo "Not installed:$$missing. Some tests are skipped without them."; fi

setup: $(READY) ## make .venv with lcap and everything the tests need

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("lcap needs Python 3.11 or later: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ocr,dev]'
	@touch $@

demo: setup ## analyze a sample plan and say where to look
	$(BIN)/lcap analyze $(SAMPLE) --out $(OUT)
	@echo "Look at the report above in a browser; the figures are in its folder's tables/."

test: system setup ## run all tests
	$(BIN)/pytest --numprocesses 2 --dist loadfile

check: setup ## check style and types, then build the wheel and run it from an empty folder
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python .ci/check_wheel.py $(SAMPLE)

bench: setup ## measure speed and memory (make bench PLAN=file.pdf)
	$(BIN)/python bench/speed.py $(PLAN)

bench-packet: setup ## measure a board packet of 1,000 pages with two plans in it
	$(BIN)/python bench/packet.py

bench-accuracy: setup ## count money cells right and wrong, beside camelot and pdfplumber; write docs/accuracy.md
	$(BIN)/python bench/accuracy.py

bench-scans: setup ## count numbers read from scans; write docs/scans.md (over an hour)
	$(BIN)/python bench/scans.py --write docs/scans.md

samples: setup ## make the sample plans again
	$(BIN)/python samples/build.py
