# serve: read and edit · site: build strictly · test: everything · bench: measure build times
# For maintainers: lock: take newer versions · font: cut the mathematical font to
# the characters in use · picture: draw the pictures of the README and beside a shared link
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
# The date in the sitemap is that of the commit, so that two builds of it are the same.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)

.PHONY: serve site test bench lock font picture

serve: $(VENV)/ready
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

# Built beside the old site and moved into its place: a build that fails leaves the old one whole.
site: $(VENV)/ready
	$(BIN)/mkdocs build --strict --site-dir build/site
	rm -rf site
	mv build/site site

test: $(VENV)/ready browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

bench: $(VENV)/ready
	$(BIN)/python -m pip install --requirement benchmarks/requirements.txt
	$(BIN)/python benchmarks/run.py
	$(BIN)/ruff format snippets/measurements.py

lock: $(VENV)/ready
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-emit-index-url --upgrade --output-file requirements.lock

# STIX Two Math comes inside the ziamath wheel. What the formulas use is a twentieth of it. Changed for lines of text:
# fractions stand closer, as in TeX, an index is no lower below a letter with a tail, and a root leaves no room for the
# larger signs that MathML would reserve.
MATHEMATICS := U+20-7E,U+A0,U+B1,U+B7,U+D7,U+393,U+394,U+398,U+39B,U+3A0,U+3A3,U+3A6,U+3A8,U+3A9,U+2016,$\
	U+2026,U+2032,U+2061-2064,U+210E,U+2113,U+2192,U+21D2,U+2202,U+2208,U+220F,U+2211,U+2212,U+221A,U+221D,$\
	U+221E,U+2223-2225,U+222B,U+223C,U+2248,U+2260,U+2264,U+2265,U+226A,U+226B,U+22C5,U+22EF,U+2308-230B,$\
	U+23DE,U+23DF,U+27F9,U+27FA,U+1D434-1D467,U+1D6FC-1D71B
font: $(VENV)/ready
	$(BIN)/python -m pip install --no-deps --target build/ziamath ziamath==0.13
	$(BIN)/pyftsubset build/ziamath/ziamath/fonts/STIXTwoMath-Regular.ttf --unicodes="$(MATHEMATICS)" \
		--layout-features= --no-hinting --output-file=build/stix-two-math.ttf
	$(BIN)/python -c "from fontTools.ttLib import TTFont; \
		font = TTFont('build/stix-two-math.ttf'); constants, variants = font['MATH'].table.MathConstants, font['MATH'].table.MathVariants; \
		constants.FractionNumeratorShiftUp.Value, constants.FractionDenominatorShiftDown.Value = 410, 380; \
		constants.SubscriptBaselineDropMin.Value = 0; \
		root = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index('radical')]; \
		root.MathGlyphVariantRecord, root.VariantCount, root.GlyphAssembly = root.MathGlyphVariantRecord[:1], 1, None; \
		font.flavor = 'woff2'; font.save('docs/assets/fonts/stix-two-math.woff2')"

picture: $(VENV)/ready
	MATPLOTLIBRC=snippets MPLBACKEND=svg $(BIN)/python -c "import runpy, matplotlib.pyplot as plt; \
		runpy.run_path('snippets/from_boltzmann_to_shannon/every_macrostate.py'); \
		plt.savefig('docs/assets/readme.svg', transparent=False, metadata={'Date': None})"
	MATPLOTLIBRC=snippets MPLBACKEND=agg $(BIN)/python -c "import runpy, matplotlib.pyplot as plt; \
		runpy.run_path('snippets/shared_picture.py'); \
		plt.savefig('docs/assets/shared-picture.png', transparent=False, metadata={'Software': None})"

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory debian-venv
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --no-build-isolation --no-deps --editable ./pageloom --editable .
	touch $@

# The tests of what readers meet need Chromium or Chrome, and a library that Debian's smallest systems lack.
.PHONY: browser
browser: $(VENV)/ready
	@{ { command -v chromium || command -v chromium-browser || command -v google-chrome || \
			test -d "/Applications/Google Chrome.app"; } && $(BIN)/playwright --version; } >/dev/null 2>&1 || \
		{ test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update && \
			apt-get install --yes --no-install-recommends chromium libatomic1; } || \
		$(BIN)/playwright install chromium

# Debian and Ubuntu keep venv in a package of its own.
.PHONY: debian-venv
debian-venv:
	@test "$$(id -u)" = 0 && command -v apt-get >/dev/null || \
		{ echo "Python's venv is missing; on Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	apt-get update && apt-get install --yes --no-install-recommends python3-venv
