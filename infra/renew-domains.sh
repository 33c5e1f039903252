#!/usr/bin/env bash
# Renews shared/domains: the lists of free and throw-away mail domains, from two MIT-licensed npm packages, spread over 64 small files so
# that a lookup reads only one of them. Versions are pinned; pass newer ones to move on:  infra/renew-domains.sh 1.13.0 1.0.63
set -euo pipefail
free=free-email-domains@${1:-1.12.6}
disposable=disposable-email-domains@${2:-1.0.62}
command -v npm >/dev/null || { echo "Renewing the lists needs npm (Node.js 20 or newer). Install it and try again." >&2; exit 1; }
cd "$(dirname "$0")/.."
resources=$PWD/shared/domains/src/main/resources
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for package in "$free" "$disposable"; do
  mkdir -p "$work/${package%@*}"
  (cd "$work" && tar -xzf "$(npm pack --silent "$package")" -C "${package%@*}" --strip-components=1)
done
node - "$work" "$resources" "$free" "$disposable" <<'JS'
const [work, resources, ...sources] = process.argv.slice(2);
const fs = require('fs');
const { domainToASCII } = require('url');
const read = (file) => JSON.parse(fs.readFileSync(`${work}/${file}`, 'utf8'));
const ascii = (domains) => [...new Set(domains.map((d) => domainToASCII(d.trim().toLowerCase())))].filter((d) => d.includes('.'));
const free = ascii(read('free-email-domains/domains.json'));
const exact = ascii(read('disposable-email-domains/index.json'));
const below = ascii(read('disposable-email-domains/wildcard.json'));
const known = new Set([...exact, ...below]);
// A list that calls these throw-away would have real people's leads rejected.
const real = ['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'yahoo.com', 'icloud.com', 'aol.com', 'gmx.de', 'gmx.net',
  'web.de', 't-online.de', 'proton.me', 'protonmail.com', 'orange.fr', 'libero.it', 'qq.com', '163.com', 'mail.ru', 'yandex.ru'];
const wrong = real.filter((d) => known.has(d) || !free.includes(d));
if (wrong.length > 0 || free.length < 5000 || exact.length < 50000) {
  console.error(`Refused: the lists look wrong (${free.length} free, ${exact.length} throw-away; misjudged: ${wrong.join(', ') || 'none'}).`);
  process.exit(1);
}
const hash = (text) => [...text].reduce((h, c) => (Math.imul(31, h) + c.charCodeAt(0)) | 0, 0); // as Java's String.hashCode
const buckets = Array.from({ length: 64 }, () => []);
const add = (domain, line) => buckets[((hash(domain) % 64) + 64) % 64].push(line);
exact.filter((d) => !below.includes(d)).forEach((d) => add(d, d));
below.forEach((d) => add(d, `*.${d}`));
free.filter((d) => !known.has(d)).forEach((d) => add(d, `free ${d}`));
buckets.forEach((lines, i) =>
  fs.writeFileSync(`${resources}/dev/baton/domains/${String(i).padStart(2, '0')}.txt`, lines.sort().join('\n') + '\n'));
const licence = (name, text) => fs.writeFileSync(`${resources}/META-INF/licenses/${name}.txt`, text);
fs.mkdirSync(`${resources}/META-INF/licenses`, { recursive: true });
licence('free-email-domains', `${sources[0]}\n\n${fs.readFileSync(`${work}/free-email-domains/LICENSE.md`, 'utf8')}`);
const readme = fs.readFileSync(`${work}/disposable-email-domains/Readme.md`, 'utf8');
licence('disposable-email-domains', `${sources[1]}\n\n${readme.slice(readme.indexOf('# License'))}`);
console.log(`${free.filter((d) => !known.has(d)).length} free and ${known.size} throw-away domains, from ${sources.join(' and ')}`);
JS
