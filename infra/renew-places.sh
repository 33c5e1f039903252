#!/usr/bin/env bash
# Renews the names of countries and states that are understood, from two MIT-licensed npm packages: country names in 32 languages
# (i18n-iso-countries) and ISO 3166-2 subdivisions (iso-3166). Versions are pinned; pass newer ones to move on:
#   infra/renew-places.sh 7.15.0 4.5.0
# The names people use beside the official ones are kept by hand in aliases.txt, which this script does not touch.
set -euo pipefail
countries=i18n-iso-countries@${1:-7.14.0}
states=iso-3166@${2:-4.4.0}
command -v npm >/dev/null || { echo "Renewing the places needs npm (Node.js 20 or newer). Install it and try again." >&2; exit 1; }
cd "$(dirname "$0")/.."
resources=$PWD/shared/normal/src/main/resources
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for package in "$countries" "$states"; do
  mkdir -p "$work/${package%@*}"
  (cd "$work" && tar -xzf "$(npm pack --silent "$package")" -C "${package%@*}" --strip-components=1)
done
mkdir -p "$resources/META-INF/licenses" "$resources/dev/baton/normal"
{ echo "$countries"; echo; cat "$work/i18n-iso-countries/LICENSE"; } >"$resources/META-INF/licenses/i18n-iso-countries.txt"
{ echo "$states"; echo; cat "$work/iso-3166/license"; } >"$resources/META-INF/licenses/iso-3166.txt"
cp "$work/iso-3166/2.js" "$work/subdivisions.mjs"
cat >"$work/write.mjs" <<'JS'
import fs from 'node:fs';
import { iso31662 } from './subdivisions.mjs';
const [target] = process.argv.slice(2);
const json = (file) => JSON.parse(fs.readFileSync(new URL(`./i18n-iso-countries/${file}`, import.meta.url), 'utf8'));
// As PlaceNames.fold in dev.baton.normal.
const fold = (text) => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const spelt = (text) => text.replace(/[äÄ]/g, 'ae').replace(/[öÖ]/g, 'oe').replace(/[üÜ]/g, 'ue').replace(/ß/g, 'ss');
const forms = (name) => new Set([name, spelt(name), ...name.split(/[,/()]/)].map(fold).filter((n) => n.length > 1));

// Earlier languages win where two countries share a name; within what is left, a shared name names nobody.
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'cs', 'sk', 'sl', 'hr', 'hu', 'ro', 'bg', 'el', 'da', 'sv', 'nb', 'fi', 'et',
  'lv', 'lt', 'is', 'tr', 'ru', 'uk', 'he', 'ar', 'ja', 'ko', 'zh'];
const country = new Map();
for (const [alpha2, alpha3] of json('codes.json')) country.set(fold(alpha3), alpha2);
for (const language of languages) {
  const here = new Map();
  for (const [code, names] of Object.entries(json(`langs/${language}.json`).countries)) {
    for (const name of [names].flat()) {
      for (const form of new Set([fold(name), fold(spelt(name))])) {
        if (form && !country.has(form)) here.set(form, here.has(form) && here.get(form) !== code ? null : code);
      }
    }
  }
  here.forEach((code, form) => code && country.set(form, code));
}
const write = (file, lines) => fs.writeFileSync(`${target}/${file}`, lines.sort().join('\n') + '\n');
write('countries.txt', [...country].map(([name, code]) => `${name}\t${code}`));

// A name that a region and one of its parts share is the region's.
const level = (entry) => (entry.parent.includes('-') ? 1 : 0);
const state = new Map();
for (const whole of [true, false]) {
  for (const entry of [...iso31662].sort((a, b) => level(a) - level(b))) {
    const here = entry.code.slice(0, 2);
    for (const form of whole ? [fold(entry.name), fold(spelt(entry.name))] : forms(entry.name)) {
      const key = `${here}\t${form}`;
      if (form && !state.has(key)) state.set(key, entry.code.slice(3));
    }
  }
}
for (const entry of iso31662) state.set(`${entry.code.slice(0, 2)}\t${fold(entry.code.slice(3))}`, entry.code.slice(3)); // a code goes before a name
// One file for each country: a lookup reads only that.
fs.rmSync(`${target}/states`, { recursive: true, force: true });
fs.mkdirSync(`${target}/states`);
const byCountry = new Map();
for (const entry of state) byCountry.set(entry[0].slice(0, 2), [...(byCountry.get(entry[0].slice(0, 2)) ?? []), entry]);
byCountry.forEach((entries, code) => write(`states/${code}.txt`, entries.map(([key, part]) => `${key.slice(3)}\t${part}`)));
console.log(`${country.size} names of countries, ${state.size} names and codes of states`);
JS
node "$work/write.mjs" "$resources/dev/baton/normal"
