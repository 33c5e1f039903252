#!/usr/bin/env bash
# Builds the native functions, and puts the stack into an AWS account: native | package | deploy. Says what it lacks.
set -euo pipefail
cd "$(dirname "$0")/.."

STACK=${STACK:-baton}
BUILDER=${BUILDER:-quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25}

lack() {
  echo "$1" >&2
  exit 1
}

modules() {
  local all=""
  for pom in functions/*/pom.xml; do
    if grep -q quarkus-maven-plugin "$pom"; then all="$all,$(dirname "$pom")"; fi
  done
  echo "${all#,}"
}

native() {
  local how=(-Dquarkus.native.enabled=true -Dquarkus.package.jar.enabled=false)
  local home=${GRAALVM_HOME:-}
  if [ -n "$home" ] && [ -x "$home/bin/native-image" ]; then
    echo "native-image of $home"
  elif command -v native-image >/dev/null; then
    echo "native-image of $(command -v native-image)"
  elif command -v docker >/dev/null && docker info >/dev/null 2>&1; then
    # Linked against the C library of the Lambda runtime, which a newer Linux on this machine would not do.
    how+=(-Dquarkus.native.container-build=true "-Dquarkus.native.builder-image=$BUILDER")
    echo "native-image in the container $BUILDER"
  else
    lack "A native build needs GraalVM for JDK 25 (GRAALVM_HOME, or native-image on the PATH) or a running Docker: neither was found."
  fi
  mvn package -DskipTests -pl "$(modules)" -am "${how[@]}"
}

# What the binaries that were built are for, from the ELF header (e_machine).
architecture() {
  local found="" machine zip
  for zip in functions/*/target/function.zip; do
    [ -f "$zip" ] || continue
    machine=$(unzip -p "$zip" bootstrap 2>/dev/null | head -c 20 | od -An -t x1 -j 18 -N 1 2>/dev/null | tr -d ' ' || true)
    case $machine in
      b7) machine=arm64 ;;
      3e) machine=x86_64 ;;
      *) lack "$zip holds no native binary: run \`make native\` first." ;;
    esac
    [ -z "$found" ] || [ "$found" = "$machine" ] || lack "The functions were built for different machines: run \`make native\` again."
    found=$machine
  done
  [ -n "$found" ] || lack "No function is built: run \`make native\` first."
  echo "$found"
}

sam_cli() {
  command -v sam >/dev/null || lack "The AWS SAM CLI was not found: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html"
}

package() {
  architecture >/dev/null
  sam_cli
  mkdir -p target
  sam package --template-file infra/template.yaml --resolve-s3 --output-template-file target/packaged.yaml
}

deploy() {
  local machine
  machine=$(architecture)
  package
  # Further parameters: make deploy PARAMETERS="ReturnHosts=www.example.com AlarmTopic=arn:..."
  # shellcheck disable=SC2086 # each word is one parameter
  sam deploy --template-file target/packaged.yaml --stack-name "$STACK" --resolve-s3 --capabilities CAPABILITY_IAM \
    --no-fail-on-empty-changeset --parameter-overrides "Architecture=$machine" ${PARAMETERS:-}
}

case ${1:-} in
  native | package | deploy) "$1" ;;
  *) lack "usage: infra/ship.sh native | package | deploy" ;;
esac
