#!/usr/bin/env bash
# Forgets what the local run stored. What was only computed (unpacked functions, AOT caches) stays: it belongs to the build.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -d .baton ] || exit 0
if [ -f .baton/pid ] && kill -0 "$(cat .baton/pid)" 2>/dev/null; then
  echo "The local run is still at work (process $(cat .baton/pid)): stop it first." >&2
  exit 1
fi
find .baton -mindepth 1 -maxdepth 1 ! -name aot ! -name artifacts -exec rm -rf {} +
echo "reset: the local run begins from nothing."
