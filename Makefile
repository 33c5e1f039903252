# Baton. `make` alone lists the doors.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# JDK 25 or newer is looked for where the usual installers put it; JAVA_HOME wins when it is new enough.
export JAVA_HOME := $(shell infra/jdk.sh)
MVN := mvn
MODULES_WITH_CODE := -pl '!infra/engines/dynamodb,!infra/engines/elasticmq'

.PHONY: help
help: ## lists the doors
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: jdk
jdk:
	@if [ -z "$(JAVA_HOME)" ]; then echo "No JDK 25 was found. Install one (Temurin 25, say), or set JAVA_HOME to it, and try again." >&2; exit 1; fi

.PHONY: check
check: jdk ## format, warnings, nullness, rings, template
	$(MVN) $(MODULES_WITH_CODE) spotless:check
	$(MVN) package -DskipTests

.PHONY: format
format: jdk ## puts all sources into the one format
	$(MVN) $(MODULES_WITH_CODE) spotless:apply

.PHONY: test
test: jdk ## every test, on real local engines
	$(MVN) verify

.PHONY: domains
domains: ## renews the lists of free and throw-away mail domains
	infra/renew-domains.sh

.PHONY: clean
clean: jdk ## removes what the build made
	$(MVN) clean
