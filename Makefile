# serve: read and edit · site: build strictly · test: everything · check PAGE=stirling: one page, in seconds
# For maintainers: bench: measure build times · lock: take newer versions · font: cut the fonts to the
# characters in use · picture: draw the pictures of the README and beside a shared link
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
# The date in the sitemap is that of the commit, so that two builds of it are the same.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)

.PHONY: serve site test check bench lock font picture

serve: $(VENV)/ready
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

site: $(VENV)/ready
	$(BIN)/python tools/site.py

test: $(VENV)/ready-to-test browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oxlint --deny-warnings docs/assets
	$(BIN)/pytest --numprocesses auto

check: $(VENV)/ready-to-test
	@test -f "docs/$(PAGE).md" || { echo "name a page in docs/, as in: make check PAGE=stirling"; exit 1; }
	$(BIN)/pytest $(wildcard tests/snippets/test_$(subst -,_,$(PAGE)).py) tests/pages/test_pages.py \
		-k "$(PAGE).md or $(subst -,_,$(PAGE))/ or test_$(subst -,_,$(PAGE)).py"

bench: $(VENV)/ready-to-test
	$(BIN)/python -m pip install --requirement benchmarks/requirements.txt
	$(BIN)/python benchmarks/run.py
	$(BIN)/ruff format snippets/measurements.py

COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --upgrade --custom-compile-command "make lock"
lock: $(VENV)/ready-to-test
	$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	$(COMPILE) --group test --constraint requirements.lock --output-file requirements-test.lock

font: $(VENV)/ready-to-test
	$(BIN)/python tools/font.py

picture: $(VENV)/ready
	$(BIN)/python tools/picture.py

# Where there is flock, the second of two that begin at once waits for the first, and finds all made.
$(VENV)/ready: requirements.lock pyproject.toml pageloom/pyproject.toml
	@$$(command -v flock >/dev/null && echo flock Makefile) $(MAKE) --no-print-directory $(VENV)/made
	touch $@

$(VENV)/made: requirements.lock pyproject.toml pageloom/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory debian-venv
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --no-build-isolation --no-deps --editable ./pageloom --editable .
	touch $@

# What tests and maintainers need comes on top of what serving needs.
$(VENV)/ready-to-test: $(VENV)/ready requirements-test.lock
	$(BIN)/python -m pip install --require-hashes --requirement requirements-test.lock
	touch $@

# The tests of what readers meet need Chromium or Chrome, and a library that Debian's smallest systems lack. Chromium
# without windows takes half the time.
.PHONY: browser
browser: $(VENV)/ready-to-test
	@{ command -v chromium-headless-shell && $(BIN)/playwright --version; } >/dev/null 2>&1 || \
		{ test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update && \
			apt-get install --yes --no-install-recommends chromium-headless-shell libatomic1; } || \
		{ command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null || \
		test -d "/Applications/Google Chrome.app" || $(BIN)/playwright install --only-shell chromium

# Debian and Ubuntu keep venv in a package of its own.
.PHONY: debian-venv
debian-venv:
	@test "$$(id -u)" = 0 && command -v apt-get >/dev/null || \
		{ echo "Python's venv is missing; on Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	apt-get update && apt-get install --yes --no-install-recommends python3-venv
