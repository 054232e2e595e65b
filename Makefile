# A few words, each of which does all of its own set-up (requirements/install). CI says the same words.
#     PYTHON=python3.11    the interpreter to set up with
#     ARGS="..."           passed on to the command

.DEFAULT_GOAL := help
.PHONY: help quiz test test-long check prove schemas docs mutants translations bench lock audit clean

# Without compiled files, each command that a test runs would compile all of it anew: twice the time.
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV PYTHONDONTWRITEBYTECODE

bin := .venv/bin
locale := engine/intakewise/language/locale
texts := build/intakewise.pot
shipped := $(sort $(basename $(notdir $(wildcard questionnaires/*.yaml))))
pages := $(foreach name,emergency healthy_adult heartburn_tablet,$(name).html $(name).md) heartburn_tablet.pdf
pages_in_spanish := emergency heartburn_tablet
axe := tests/browser/node_modules/.package-lock.json
chromium := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
npm := $(shell command -v npm 2>/dev/null)
browser := $(if $(chromium),$(if $(npm),browser))
install := @PYTHON='$(PYTHON)' requirements/install

help:  ## Show these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile

quiz:  ## Take the muscle-spasm quiz
	$(install) runtime
	@$(bin)/intakewise quiz $(ARGS)

test: $(if $(browser),$(axe))  ## Run the tests, in a real browser too where there are Chromium and npm
	$(install) runtime pdf serve sessions postgresql test examples prove watch $(browser)
	$(if $(browser),,@echo 'Tests in a real browser are left out: Chromium or npm is missing (on Debian and Ubuntu: apt-get install chromium npm).')
	@$(bin)/python -m pytest -n auto --dist loadfile $(ARGS)

$(axe): tests/browser/package-lock.json
	@npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --loglevel=error

test-long: $(if $(browser),$(axe))  ## Run the tests that take minutes
	$(install) runtime pdf serve sessions postgresql test examples check prove watch $(browser)
	@HYPOTHESIS_PROFILE=long $(bin)/python -m pytest -n auto --dist load -m long $(ARGS)

check:  ## Check the code (style, types, arrows), then the rules and their cases, and prove what must never happen
	$(install) runtime pdf serve sessions postgresql test examples check prove watch browser
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports --no-logo
	@for base in $(shipped); do \
		$(bin)/intakewise check $$base && $(bin)/intakewise test $$base && $(bin)/intakewise prove $$base || exit; \
	done

prove:  ## Prove with Z3 what must never happen, for all possible answers
	$(install) runtime prove
	@$(bin)/intakewise prove $(ARGS)

schemas:  ## Write for editors which names there are (docs/editors.md)
	$(install) runtime
	@$(bin)/intakewise schemas . && $(bin)/intakewise schemas starter

docs:  ## Write the clinical pages (docs/clinical), the example reports (docs/examples), and the examples of the API
	$(install) runtime pdf prove serve
	@$(bin)/python -m tests.openapi_examples
	@$(bin)/intakewise docs $(ARGS)
	@$(bin)/intakewise prove --report docs/clinical/proofs.md >/dev/null
	@for page in $(pages); do \
		$(bin)/intakewise assess docs/examples/$${page%.*}.yaml --report docs/examples/$$page >/dev/null || exit; \
	done
	@for name in $(pages_in_spanish); do \
		$(bin)/intakewise assess docs/examples/$$name.yaml --language es --report docs/examples/$$name.es.html >/dev/null || exit; \
	done

mutants:  ## Write which changes of the rules no case notices (docs/clinical/mutants.md): takes some minutes
	$(install) runtime
	@$(bin)/intakewise mutate --report docs/clinical/mutants.md $(ARGS)

translations:  ## Find the engine's texts, and compile their translations (LANGUAGE=de: begin one)
	$(install) runtime test
	@mkdir -p build
	@$(bin)/pybabel -q extract engine -o $(texts) --no-default-keywords -k say -k to_say -k say_number:1,2 \
	    --add-location=file --sort-by-file --width=120
	@test -z "$(LANGUAGE)" || $(bin)/pybabel -q init -i $(texts) -d $(locale) -D intakewise -l $(LANGUAGE)
	@$(bin)/pybabel -q update -i $(texts) -d $(locale) -D intakewise --no-fuzzy-matching --ignore-obsolete \
	    --ignore-pot-creation-date --width=120
	@$(bin)/pybabel compile -d $(locale) -D intakewise --statistics

bench:  ## Measure the speed beside other rule engines
	$(install) runtime serve bench
	@$(bin)/python -m benchmarks.run $(ARGS)

lock:  ## Lock the requirements anew (ARGS=--upgrade: take the newest)
	$(install) locking
	@requirements/lock $(ARGS)

audit:  ## Ask whether a flaw is known of any locked package (it needs PyPI and npm themselves, not a mirror)
	$(install) audit
	@$(bin)/pip-audit --strict --disable-pip --require-hashes --progress-spinner=off $(addprefix -r ,$(wildcard requirements/*.lock))
	@npm audit --prefix tests/browser --package-lock-only

clean:  ## Remove the set-up, caches, and builds
	rm -rf .venv build dist tests/browser/node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find engine tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
