#!/usr/bin/env bash
# Prints where a browser is that the tests can look at pages with. Where there is none and this may install one, it does; else it says how. Its
# exit code is 0 all the same: the tests that need one are skipped.
set -uo pipefail

find_browser() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name"; then
      return 0
    fi
  done
  return 1
}

find_browser && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "No browser was found: installing Debian's chromium, for the tests of HTML pages." >&2
  apt=(timeout 300 apt-get -qq -o Acquire::http::Timeout=10 -o Acquire::Retries=0)
  ("${apt[@]}" update && DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends chromium) >/dev/null 2>&1
  find_browser && exit 0
fi
echo "No browser was found: HTML pages are not looked at in one. Install chromium (Debian: apt-get install chromium) to have that tested." >&2
exit 0
