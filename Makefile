# What one types. Everything lives in this folder: .venv (packages) and .biome (model, database, films).
.DEFAULT_GOAL := help
.PHONY: help setup start dev web test test-web screenshots fuzz fuzz-film mutants check format docs-api lock bench-accuracy eval-coach bench-speed bench-api bench-sockets bench-coach bench-web chaos clean

BIN := .venv/bin
JOBS ?= 2
FUZZ ?= 40
SEED ?= 1
ANALYSES ?= 200

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

setup: ## Make .venv from the lock, check the system's libraries, build the pose model and the web app
	@sh scripts/setup.sh
	@sh scripts/web.sh

start: setup ## Start everything: http://localhost:8000 (another port: make start PORT=8001)
	@$(BIN)/biome start

dev: setup ## The same with hot reload of the web app: http://localhost:5173
	@sh scripts/dev.sh

web: ## Build the web app, if its sources changed
	@sh scripts/web.sh

test: setup ## Run the tests; some only: make test ARGS="tests/kit -k postgres"
	@sh scripts/system-packages.sh test
	@web=0; [ -n "$(ARGS)" ] || sh scripts/web-tests.sh || web=$$?; \
		$(BIN)/pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder --max-worker-restart 0 $(ARGS) && exit $$web

test-web: setup ## The web app's tests; some of its pages': make test-web ARGS="account.spec.ts"
	@sh scripts/system-packages.sh test
	@sh scripts/web-tests.sh $(ARGS)

screenshots: setup ## Pictures of every page in both themes, narrow and wide, into web/screenshots/made; some: ONLY="^home"
	@sh scripts/system-packages.sh test
	@cd web && npx playwright test -c playwright.screenshots.config.ts

fuzz: setup ## Ask the API everything its document allows, for long: make fuzz FUZZ=100
	@sh scripts/system-packages.sh test
	@FUZZ=$(FUZZ) $(BIN)/pytest tests/api/test_schema.py $(ARGS)

mutants: setup ## Remove each question of whose something is, and see tests fail; some: make mutants WANTED=progress
	@MUTANTS="$(or $(WANTED),.)" $(BIN)/pytest -s tests/owners/test_mutants.py $(ARGS)

check: setup ## Format, lint, types, import contracts, known holes of packages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/python scripts/audit.py
	@sh scripts/web-check.sh

fuzz-film: setup ## Read mutants of good films: make fuzz-film FUZZ=2000
	@FUZZ_FILMS=$(FUZZ) $(BIN)/pytest tests/vision/test_hostile.py -k mutant $(ARGS)

format: setup ## Format the code and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	@cd web && npm run --silent format

bench-accuracy: setup ## Labelled film and sets of known truth against the bars; rewrites docs/accuracy.md and docs/measures.md
	@$(BIN)/python bench/accuracy.py $(ARGS)

eval-coach: setup ## The coach's words against sets of known truth, the guard against inventions, Gemini where there is a key
	@$(BIN)/python -m biome.coach.eval $(ARGS)

bench-speed: setup ## Time and memory of an analysis, stage by stage
	@$(BIN)/python bench/speed.py $(ARGS)

bench-api: setup ## Requests a second beside bare FastAPI, waits, two hundred uploads at once
	@$(BIN)/python bench/api.py $(ARGS)

bench-sockets: setup ## A thousand WebSockets: memory, delay, and what they miss when they are dropped
	@$(BIN)/python bench/sockets.py $(ARGS)

chaos: setup ## Kill, pause, cut off and lie to every part, then audit: make chaos SEED=1 ANALYSES=200
	@sh scripts/system-packages.sh test
	@$(BIN)/python -m bench.chaos --seed $(SEED) --analyses $(ANALYSES) $(ARGS)

bench-coach: setup ## What asking a model costs an analysis, and a worker's start
	@$(BIN)/python bench/coach.py

bench-web: setup ## How quick the pages are in Chromium: interactive, JavaScript, layout shift, the overlay's frames
	@sh scripts/system-packages.sh test
	@cd web && npx playwright test -c playwright.bench.config.ts

docs-api: setup ## Write docs/api.md from the OpenAPI document
	@$(BIN)/python scripts/api_page.py

lock: setup ## Pin what pyproject.toml asks for; all at its newest: make lock ARGS=--upgrade
	@sh scripts/lock.sh $(ARGS)

clean: ## Remove what set-up and tools made; .biome, with your data in it, stays
	rm -rf web/node_modules web/dist web/test-results .venv .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
