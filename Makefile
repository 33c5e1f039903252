# Baton. `make` alone lists the doors.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# JDK 25 or newer is looked for where the usual installers put it; JAVA_HOME wins when it is new enough.
export JAVA_HOME := $(shell infra/jdk.sh)
MVN := mvn
# Of a release; else that of pom.xml.
export VERSION
MODULES_WITH_CODE := -pl '!infra/engines/dynamodb,!infra/engines/elasticmq'

.PHONY: help
help: ## lists the doors
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# What `make run` needs is built again when one of these changed.
SOURCES = $(shell find pom.xml shared functions cli infra -type f \( -name pom.xml -o -path '*/src/main/*' \) -not -path '*/target/*')
BUILT := target/built
# The functions are packaged by $(BUILT), once.
PACKAGED := -Dquarkus.build.skip=true
LOCAL := $(JAVA_HOME)/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dslf4j.internal.verbosity=ERROR -cp 'infra/local/target/classes:infra/local/target/lib/*'

.PHONY: jdk
jdk:
	@if [ -z "$(JAVA_HOME)" ]; then echo "No JDK 25 was found. Install one (Temurin 25, say), or set JAVA_HOME to it, and try again." >&2; exit 1; fi

$(BUILT): $(SOURCES) | jdk
	$(MVN) -T 1C package -DskipTests
	@mkdir -p $(dir $(BUILT)) && touch $(BUILT)

.PHONY: build
build: $(BUILT) ## builds everything, without the tests

.PHONY: run
run: $(BUILT) ## runs all of Baton on this machine until Ctrl-C
	@exec $(LOCAL) dev.baton.local.Main

.PHONY: event
event: $(BUILT) ## sends an event to the local run: make event FILE=events/samples/...
	@if [ -z "$(FILE)" ]; then echo "Which event? make event FILE=<a JSON file with source, detail-type and detail>" >&2; exit 1; fi
	@exec $(LOCAL) dev.baton.local.SendEvent "$(FILE)"

.PHONY: reset
reset: ## forgets what the local run stored
	@infra/reset.sh

.PHONY: native
native: jdk ## builds the functions as native binaries (GraalVM or Docker)
	@infra/ship.sh native

.PHONY: package
package: jdk ## uploads the native functions for a deployment (SAM CLI)
	@infra/ship.sh package

.PHONY: validate
validate: ## checks infra/deploy.env, the account and the template before a deployment
	@STACK="$(STACK)" infra/ship.sh validate

.PHONY: deploy
deploy: jdk ## deploys the native functions with the parameters of infra/deploy.env (docs/deploy.md)
	@STACK="$(STACK)" PARAMETERS="$(PARAMETERS)" infra/ship.sh deploy

.PHONY: archive
archive: $(BUILT) ## packs the command line for other machines: target/baton-cli-<version>.tar.gz
	@infra/archive.sh command-line

.PHONY: bundle
bundle: ## packs the native functions with the template that deploys them: target/baton-functions-<version>.tar.gz
	@infra/archive.sh functions

# What is shipped, and what that is made of: the functions and the command line, not the engines and tools of this machine.
SHIPPED = cli,$(shell grep -l quarkus-maven-plugin functions/*/pom.xml | xargs -n1 dirname | paste -sd, -)

.PHONY: sbom
sbom: jdk ## writes target/bom.json: every library that is shipped (CycloneDX)
	$(MVN) package org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom -pl $(SHIPPED) -am -DskipTests -Dquarkus.build.skip=true

.PHONY: check
check: $(BUILT) ## format, warnings, nullness, rings, template
	$(MVN) $(MODULES_WITH_CODE) spotless:check
	$(MVN) package -Dtest='RingsTest,TemplateTest' -Dsurefire.failIfNoSpecifiedTests=false $(PACKAGED)
	infra/lint.sh

.PHONY: format
format: jdk ## puts all sources into the one format
	$(MVN) $(MODULES_WITH_CODE) spotless:apply

.PHONY: test
test: $(BUILT) ## every test, on real local engines
	@infra/browser.sh
	$(MVN) verify $(PACKAGED)

.PHONY: bench
bench: $(BUILT) ## measures speed, cost and starts, and writes docs/benchmarks.md (a quarter of an hour)
	@BATON_HTTP_PORT=0 BATON_DYNAMODB_PORT=0 BATON_SQS_PORT=0 BATON_SALESFORCE_PORT=0 $(LOCAL) dev.baton.local.Main --train
	@exec $(JAVA_HOME)/bin/java -XX:+UseSerialGC -Dslf4j.internal.verbosity=ERROR -cp 'infra/bench/target/classes:infra/bench/target/lib/*' dev.baton.bench.Bench

.PHONY: domains
domains: ## renews the lists of free and throw-away mail domains
	infra/renew-domains.sh

.PHONY: places
places: ## renews the names of countries and states
	infra/renew-places.sh

.PHONY: holidays
holidays: jdk ## renews the tables of public holidays
	-$(MVN) -pl shared/roster -am test -Dtest=HolidaysTest -Dsurefire.failIfNoSpecifiedTests=false
	cp shared/roster/target/holidays/*.txt shared/roster/src/main/resources/dev/baton/roster/hours/holidays/

.PHONY: clean
clean: jdk ## removes what the build made
	$(MVN) clean
	@rm -rf target
