# ShopSphere's commands. Each installs what it lacks: see scripts/.
HERE := $(dir $(lastword $(MAKEFILE_LIST)))

.DEFAULT_GOAL := help
.PHONY: help run dev test bench dist fmt lint clean

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' "$(HERE)Makefile" | expand --tabs=16

run: ## Serve the shop with its demo catalog on http://127.0.0.1:3000
	@exec "$(HERE)scripts/run"

dev: ## The same, built anew whenever a source changes
	@exec "$(HERE)scripts/dev"

test: ## Judge everything: format, lints, Rust tests on both databases, browser tests
	@exec "$(HERE)scripts/test"

bench: ## Measure speed, memory and sizes of a release build
	@exec "$(HERE)scripts/bench"

dist: ## Leave the shop as one file: dist/shopsphere
	@exec "$(HERE)scripts/dist"

fmt: ## Format the Rust code
	@cd "$(HERE)." && cargo fmt --all

lint: ## Only the format and the lints of make test
	@exec "$(HERE)scripts/test" format lint lint-wasm

clean: ## Remove what was built here (not ./data, not the tools in the user's cache)
	@cd "$(HERE)." && rm -rf target dist node_modules end2end/test-results end2end/report
