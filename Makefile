# The front door: `make` lists what there is. CI calls the same targets.
PYTHON := .venv/bin/python
COMPILE := pip compile --python-version 3.12 --generate-hashes --no-emit-index-url --quiet

.DEFAULT_GOAL := help
.PHONY: help run test prove check format requirements score clean install

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*  ## /\1\t/p' Makefile | expand -t 15

run: install  ## run everything, embedded servers too, at http://localhost:8000 (PORT=8080 for another port)
	@exec $(PYTHON) -IS korus/leash.py SIGTERM $$PPID $(PYTHON) -m korus.run

test: install  ## run the tests, against servers of their own, on every core
	@$(PYTHON) -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal $(ARGS)

prove: install  ## run the long tests too: every fault, fuzzing, browsers, benchmarks
	@$(PYTHON) -m pytest -m "" --timeout 1800 $(ARGS)

check: install  ## lint, types, floors of the house, migrations, production settings, the API's schema
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports
	@$(PYTHON) -m tests.with_servers sh -c '\
		$(PYTHON) manage.py makemigrations --check && \
		$(PYTHON) manage.py migrate --verbosity 0 && \
		$(PYTHON) manage.py check --deploy --fail-level WARNING --database default && \
		$(PYTHON) manage.py spectacular --validate --fail-on-warn --file /dev/null'

format: install  ## format the code, and mend what ruff can mend
	@$(PYTHON) -m ruff format
	@$(PYTHON) -m ruff check --fix

requirements:  ## compile requirements/*.in anew, with hashes (ARGS=--upgrade for newer versions)
	@uv=$$(sh requirements/uv.sh) && for name in base dev; do \
		$$uv $(COMPILE) $(ARGS) requirements/$$name.in --output-file requirements/$$name.txt || exit; done

score: install  ## score the reader on the gold articles, and what was gained and lost since the last commit
	@$(PYTHON) manage.py score $(ARGS)

clean:  ## remove what can be made again: the environment and caches, but never var/
	rm -rf .venv .uv staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './var/*' -prune -exec rm -rf {} +

install:
	@sh requirements/install.sh
