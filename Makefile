# Everything that is needed is set up by the first command; a second one repeats nothing.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

VENV   := .venv
PYTHON := $(VENV)/bin/python
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What Python compiles is kept, whatever the surroundings say: else each process of a build or test compiles it all anew.
unexport PYTHONDONTWRITEBYTECODE

# What a command line may say. What it leaves out stands in pelicanconf.py and publishconf.py.
DATA    ?=
CONTENT ?=
OUTPUT  ?=
AS_OF   ?=
SITEURL ?=
PORT    ?=
TESTS   ?=
BENCH   ?=
PAGES   ?=
KIND    ?=
NAME    ?=
FROM    ?=
TITLE   ?=
REGISTER ?=
PERIOD  ?=
SOURCES  = $(if $(DATA),--data "$(DATA)") $(if $(CONTENT),--content "$(CONTENT)") $(if $(AS_OF),--as-of "$(AS_OF)")
TARGET   = $(if $(OUTPUT),--output "$(OUTPUT)")

# A process of tests for each processor; what shares something stays together, and the long ones begin: tests/conftest.py.
PARALLEL := --numprocesses logical --dist loadfile --no-loadscope-reorder

# What a browser gets besides pages, scripts and the one stylesheet, bundled from theme/assets/, styles/, components/;
# and what draws the charts.
DRAWING := scripts/disclosure/charts/drawing
ASSETS := theme/static/js/mode.js theme/static/js/site.js theme/static/js/search.js theme/static/js/suggest.js \
	theme/static/js/register.js theme/static/js/chart.js theme/static/js/echarts.js theme/static/css/site.css $(DRAWING)/bundle/draw.mjs

.PHONY: help
help: ## Show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: html
html: $(VENV)/site $(ASSETS) ## Build a site for looking at, in output/: [DATA= CONTENT= OUTPUT= AS_OF=]
	@$(PYTHON) -m disclosure html $(SOURCES) $(TARGET)

.PHONY: publish
publish: $(VENV)/site $(ASSETS) ## Build and release, in public/: SITEURL= [DATA= CONTENT= OUTPUT= AS_OF=]
	@$(PYTHON) -m disclosure publish $(if $(SITEURL),--siteurl "$(SITEURL)") $(SOURCES) $(TARGET)

.PHONY: check
check: $(VENV)/site ## Print every problem of the data: [DATA= CONTENT= AS_OF=]
	@$(PYTHON) -m disclosure check $(SOURCES)

.PHONY: status
status: $(VENV)/site ## Print what is late, expires or is to come in 90 days: [DATA= CONTENT= AS_OF=]
	@$(PYTHON) -m disclosure status $(SOURCES)

# A preview builds over nothing. A site is built only where OUTPUT has none. In the recipe: the names that make itself
# handles hold no spaces.
.PHONY: serve
serve: $(VENV)/site $(ASSETS) ## Preview: what is saved is seen at once: [DATA= CONTENT= AS_OF= PORT=], or show a site: OUTPUT=
	@[ -z "$(OUTPUT)" ] || [ -e "$(OUTPUT)/build.json" ] || $(MAKE) --no-print-directory html
	@$(PYTHON) -m disclosure serve $(if $(OUTPUT),$(TARGET),$(SOURCES)) $(if $(PORT),--port "$(PORT)")

.PHONY: edit
edit: $(VENV)/site $(VENV)/editing/installed $(ASSETS) ## Write pages in forms, beside the preview: [DATA= CONTENT= AS_OF= PORT=]
	@$(PYTHON) -m editing $(VENV)/editing/node_modules/decap-cms/dist $(SOURCES) $(if $(PORT),--port "$(PORT)")

# A city is built from its own folder, without make: what is bundled has to be there.
.PHONY: new
new: $(VENV)/site $(ASSETS) ## Begin: KIND=city NAME= [OUTPUT=], KIND=register NAME= FROM= [DATA=], KIND=news TITLE= [NAME= CONTENT=], KIND=report REGISTER= PERIOD=
	@$(PYTHON) -m disclosure new --kind "$(KIND)" $(if $(NAME),--name "$(NAME)") $(if $(TITLE),--title "$(TITLE)") $(if $(FROM),--from "$(FROM)") \
		$(if $(REGISTER),--register "$(REGISTER)") $(if $(PERIOD),--period "$(PERIOD)") \
		$(if $(DATA),--data "$(DATA)") $(if $(CONTENT),--content "$(CONTENT)") $(TARGET)

.PHONY: sample
sample: $(VENV)/site ## Write the sample registers: [DATA=]
	@$(PYTHON) -m samples $(if $(DATA),--data "$(DATA)")

.PHONY: test
test: $(VENV)/dev $(ASSETS) ## Run all tests, the browser's included: [TESTS=]
	@scripts/install-browser
	@$(PYTHON) -m pytest $(PARALLEL) $(TESTS)

.PHONY: test-fast
test-fast: $(VENV)/dev $(ASSETS) ## Run the quick tests of the program: no browser, no build, no city: [TESTS=]
	@$(PYTHON) -m pytest $(PARALLEL) -m "not (browser or city or builds or second or long)" $(TESTS)

.PHONY: test-full
test-full: $(VENV)/dev $(ASSETS) ## Run all tests and those that take minutes: [TESTS=]
	@scripts/install-browser
	@$(PYTHON) -m pytest $(PARALLEL) --full $(TESTS)

.PHONY: lint
lint: $(VENV)/dev ## Check code and templates
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@$(PYTHON) scripts/lint_templates.py theme

.PHONY: patterns
patterns: $(VENV)/dev $(ASSETS) ## Write every component in every state, in patterns/
	@$(PYTHON) scripts/patterns.py

.PHONY: wheel
wheel: $(VENV)/dev $(ASSETS) ## Pack the program with its theme for machines without make, in dist/
	@$(PYTHON) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@echo "安装包在 dist/"

.PHONY: bench
bench: $(VENV)/bench $(ASSETS) ## Measure speed and memory beside Hugo: [BENCH=]
	@$(PYTHON) -m bench $(BENCH)

.PHONY: lighthouse
lighthouse: $(VENV)/bench $(VENV)/phone/installed $(ASSETS) ## Look at a page of every kind as a phone has it: [PAGES=]
	@scripts/install-browser
	@$(PYTHON) -m bench.lighthouse $(PAGES)

.PHONY: clean
clean: ## Remove what was built for looking at
	@if [ -e output/build.json ]; then rm -r output; fi
	rm -rf patterns dist theme/static/js theme/static/css $(DRAWING)/bundle .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf .disclosure-* .cache
	@find scripts tests -name __pycache__ -type d -prune -exec rm -r {} +

.PHONY: lock
lock: $(VENV)/site ## Renew the lock files of Python's and Node's packages
	@scripts/lock

# Named in the contract, not built yet.
.PHONY: import diff withdraw correct
import diff withdraw correct:
	@echo "make $@ 还没有做好；现在可用的命令见 make help" >&2; exit 2

# ---- set-up: a stamp is renewed only when what it was made from changes

# What a preview asks for when a source of the theme was saved.
.PHONY: assets
assets: $(ASSETS)

$(VENV)/made: requirements-pip.txt
	@scripts/make-venv $(VENV)
	@touch $@

# Python compiles what it imports when it first does: most of what comes is imported by nobody.
define install
	@echo "安装 $<"
	@$(PYTHON) -m pip install --quiet --no-compile --require-hashes --only-binary :all: -r $<
	@touch $@
endef

$(VENV)/site: requirements.txt $(VENV)/made
	$(install)
$(VENV)/dev: requirements-dev.txt $(VENV)/site
	$(install)
$(VENV)/bench: requirements-bench.txt $(VENV)/site
	$(install)

theme/node_modules/installed: theme/package.json theme/package-lock.json theme/.npmrc $(VENV)/site
	@echo "安装 theme/package-lock.json"
	@cd theme && npm ci --loglevel=error
	@touch $@

# Beside the program they would be thousands of files in our own package.
$(VENV)/drawing/installed: $(DRAWING)/package.json $(DRAWING)/package-lock.json $(DRAWING)/.npmrc $(VENV)/site
	@echo "安装 $(DRAWING)/package-lock.json"
	@mkdir -p $(@D) && cp $(filter $(DRAWING)/%,$^) $(@D)
	@cd $(@D) && npm ci --loglevel=error
	@touch $@

# Beside the rest of the environment: 180 MB that only `make lighthouse` needs.
PHONE := scripts/bench/phone
$(VENV)/phone/installed: $(wildcard $(PHONE)/*) $(PHONE)/.npmrc $(VENV)/site
	@echo "安装 $(PHONE)/package-lock.json"
	@mkdir -p $(@D) && cp $(filter $(PHONE)/%,$^) $(@D)
	@cd $(@D) && npm ci --loglevel=error
	@touch $@

# Beside the rest of the environment, and never part of a site: only `make edit` needs it.
EDITING := scripts/editing/decap
$(VENV)/editing/installed: $(EDITING)/package.json $(EDITING)/package-lock.json $(EDITING)/.npmrc $(VENV)/site
	@echo "安装 $(EDITING)/package-lock.json"
	@mkdir -p $(@D) && cp $(filter $(EDITING)/%,$^) $(@D)
	@cd $(@D) && npm ci --loglevel=error
	@touch $@

theme/static/js/%.js: theme/assets/%.js $(wildcard theme/assets/*.js) theme/node_modules/installed
	@cd theme && node_modules/.bin/esbuild assets/$*.js --bundle --minify --format=iife --target=es2019 \
		--log-level=warning --outfile=static/js/$*.js

# Fetched only where a picture is asked; whoever gives it away gives the licences beside it.
licences = $(addprefix $(1)/node_modules/,echarts/LICENSE echarts/NOTICE zrender/LICENSE tslib/LICENSE.txt)
theme/static/js/echarts.js: theme/assets/echarts.js theme/node_modules/installed
	@cd theme && node_modules/.bin/esbuild assets/echarts.js --bundle --minify --format=iife --target=es2019 \
		--define:process.env.NODE_ENV='"production"' --log-level=warning --outfile=static/js/echarts.js
	@cat $(call licences,theme) > theme/static/js/LICENCES.echarts.txt

theme/static/css/site.css: $(wildcard theme/styles/*.css theme/components/*/style.css) theme/node_modules/installed
	@cd theme && node_modules/.bin/esbuild styles/site.css --bundle --minify --log-level=warning --outfile=static/css/site.css

# Never part of a site.
$(DRAWING)/bundle/draw.mjs: $(DRAWING)/draw.mjs $(VENV)/drawing/installed
	@cp $< $(VENV)/drawing
	@cd $(VENV)/drawing && node_modules/.bin/esbuild draw.mjs --bundle --platform=node --format=esm \
		--log-level=warning --outfile="$(CURDIR)/$@"
	@cat $(call licences,$(VENV)/drawing) > $(@D)/LICENCES
