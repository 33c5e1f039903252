#!/usr/bin/env bash
# Packs what was built, for other machines: command-line (a launcher, its jars and samples, for a JDK 25), functions (native, with the template
# and what deploys them). The same build gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

lack() {
  echo "$1" >&2
  exit 1
}

shopt -s nullglob
version=${VERSION:-$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -n 1)}
tar=$(command -v gtar || command -v tar)
"$tar" --version 2>/dev/null | grep -q 'GNU tar' || lack "This needs GNU tar (brew install gnu-tar), as others cannot fix the order of files."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command_line() {
  local jars=(cli/target/baton-cli-*.jar cli/target/lib/*.jar)
  [ ${#jars[@]} -gt 1 ] || lack "The command line is not built yet: run 'make build' first."
  mkdir -p "$1/lib"
  cp "${jars[@]}" "$1/lib/"
  cp infra/jdk.sh "$1/lib/"
  cp baton LICENSE "$1/"
  cp -R samples "$1/"
}

# Laid out as in the sources, so that the template and ship.sh find everything where they expect it.
functions() {
  local zip
  infra/ship.sh architecture >/dev/null
  for zip in functions/*/target/function.zip; do
    mkdir -p "$1/$(dirname "$zip")"
    cp "$zip" "$1/$zip"
  done
  mkdir -p "$1/infra" "$1/docs"
  cp infra/template.yaml infra/ship.sh infra/deploy.env.sample "$1/infra/"
  cp -R infra/salesforce "$1/infra/"
  cp docs/deploy.md docs/salesforce.md docs/operating.md "$1/docs/"
  cp LICENSE "$1/"
}

case ${1:-} in
  command-line) name=baton-cli-$version ;;
  functions) name=baton-functions-$version ;;
  *) lack "usage: infra/archive.sh command-line | functions" ;;
esac
mkdir -p "$work/$name" target
if [ "$1" = functions ]; then functions "$work/$name"; else command_line "$work/$name"; fi
chmod -R u=rwX,go=rX "$work/$name"
# One fixed moment for every file, the one that the jars carry too.
moment=$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml)
"$tar" --sort=name --mtime="$moment" --owner=0 --group=0 --numeric-owner --format=ustar -C "$work" -cf - "$name" | gzip -9n >"target/$name.tar.gz"
(cd target && { command -v sha256sum >/dev/null && sha256sum "$name.tar.gz" || shasum -a 256 "$name.tar.gz"; }) >"target/$name.tar.gz.sha256"
echo "target/$name.tar.gz"
