# Everything a person types. `make help` lists it.
SHELL := /bin/sh
PY := .venv/bin/python

help: ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: ## make .venv with the sigdocs command, and what the system lacks where it may
	@sh scripts/setup

demo: setup ## run the main job on ten sample forms: demo/inbox -> demo/outbox
	@.venv/bin/sigdocs demo demo

test: setup ## run every test
	@sh scripts/setup-tests
	$(PY) -m pytest -n 2 --dist loadfile

check: setup ## format, lint, types
	.venv/bin/ruff format --check sigdocs tests benchmarks
	.venv/bin/ruff check sigdocs tests benchmarks
	.venv/bin/mypy

bench: setup ## every published figure, measured on this machine
	$(PY) -m benchmarks

fuzz: setup ## the longer mutation fuzz (not part of the tests)
	$(PY) -m benchmarks.fuzz
	SIGDOCS_CUTS=100 $(PY) -m pytest tests/power_cuts

lock: ## write requirements.lock anew from pyproject.toml
	.venv/bin/pip install --quiet pip-tools
	.venv/bin/pip-compile --quiet --extra dev --strip-extras --allow-unsafe --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --output-file requirements.lock pyproject.toml

clean: ## remove what make made
	rm -rf .venv demo build *.egg-info

.PHONY: help setup demo test check bench fuzz lock clean
