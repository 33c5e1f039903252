#!/usr/bin/env bash
# Prints the home of a JDK 25 or newer, or nothing.
new_enough() {
  [ -x "$1/bin/javac" ] || return 1
  local major
  major=$("$1/bin/javac" -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')
  [ "${major:-0}" -ge 25 ] 2>/dev/null
}
on_path=$(command -v javac || true)
[ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
for home in "${JAVA_HOME:-}" "$on_path" \
  /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if [ -n "$home" ] && new_enough "$home"; then
    echo "$home"
    exit 0
  fi
done
