package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import dev.baton.playbook.Matcher.Span;
import dev.baton.playbook.Territories;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rows of a territories file, and finds out what shapes and ranges they have. For one thread and one file. */
final class TerritoryRows {
    private static final String TERRITORY = "territory";
    /** What says nothing without its country. */
    private static final Set<String> WITHIN_A_COUNTRY = Set.of("state", "postal-code", Territories.POSTAL_PREFIX);

    private final List<String> by;
    private final Findings findings;
    private final Map<String, String> byKey = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<Territories.Shape> shapes = new HashSet<>();
    private final Map<String, Map<Span, Integer>> ranges = new LinkedHashMap<>();

    TerritoryRows(List<String> by, Findings findings) {
        this.by = List.copyOf(by);
        this.findings = findings;
    }

    /** Each row's territory by its key. */
    Map<String, String> byKey() {
        return byKey;
    }

    /** The shapes that rows have, those that say most first. */
    List<Territories.Shape> shapes() {
        return shapes.stream().sorted(Territories.mostFirst(by)).toList();
    }

    /** The ranges of each column of numbers. */
    Map<String, List<Span>> ranges() {
        Map<String, List<Span>> found = new HashMap<>();
        ranges.forEach((column, spans) -> found.put(column, List.copyOf(spans.keySet())));
        return found;
    }

    void read(String text) {
        List<String> needed = new ArrayList<>(by);
        needed.add(TERRITORY);
        needed.replaceAll(column -> column.toLowerCase(Locale.ROOT));
        Csv.readWhole(new StringReader(text), findings, header -> Csv.needs(header, needed, findings), this::row);
        if (TableReach.isPlain(by, shapes())) {
            NeedlessRows.tell(byKey, lines, findings);
        }
    }

    private void row(Csv.Row row) {
        String territory = row.cell(TERRITORY);
        List<String> parts = new ArrayList<>();
        List<String> filled = new ArrayList<>();
        for (String column : by) {
            Optional<String> part = part(column, row);
            if (part.isEmpty()) {
                return;
            }
            parts.add(part.get());
            if (!part.get().isEmpty()) {
                filled.add(column);
            }
        }
        String key = Territories.key(parts);
        if (territory.isEmpty()) {
            findings.error(row.at(), "the row names no territory", "fill the column territory, or remove the row");
        } else if (filled.isEmpty()) {
            findings.error(
                    row.at(),
                    "the row does not say for which leads it is",
                    by.size() == 1
                            ? "fill the column " + by.getFirst()
                            : "fill one of the columns " + String.join(", ", by) + ", or use otherwise");
        } else if (key.length() > Territories.LONGEST_KEY) {
            findings.error(row.at(), "the row's key is longer than " + Territories.LONGEST_KEY + " characters");
        } else if (placed(row, filled)) {
            Integer before = lines.putIfAbsent(key, row.line());
            if (before != null) {
                findings.error(
                        row.at(),
                        "the row is for the same leads as line " + before + " (" + Say.cut(key) + ")",
                        "keep one");
            }
            byKey.putIfAbsent(key, territory);
            int prefix = by.contains(Territories.POSTAL_PREFIX)
                    ? parts.get(by.indexOf(Territories.POSTAL_PREFIX)).length()
                    : 0;
            shapes.add(new Territories.Shape(filled, prefix));
        }
    }

    /** Whether the row names its country where it has to; a country that is none is a finding, too. */
    private boolean placed(Csv.Row row, List<String> filled) {
        String country = Field.COUNTRY.word();
        if (filled.contains(country)) {
            Codes.country(row.cell(country), row.at(), findings);
            return true;
        }
        Optional<String> lost = by.contains(country)
                ? filled.stream().filter(WITHIN_A_COUNTRY::contains).findFirst()
                : Optional.empty();
        lost.ifPresent(column -> findings.error(
                row.at(), "the row has a " + column + " and no country", "a " + column + " says nothing without it"));
        return lost.isEmpty();
    }

    /** A cell as part of the key; nothing if it is wrong, which the findings then tell. */
    private Optional<String> part(String column, Csv.Row row) {
        String cell = row.cell(column.toLowerCase(Locale.ROOT));
        if (cell.isEmpty()) {
            return Optional.of("");
        }
        if (column.equals(Territories.POSTAL_PREFIX)) {
            String prefix = Territories.postal(cell);
            if (prefix.isEmpty()) {
                findings.error(row.at(), Say.quoted(cell) + " is no beginning of a postal code", "like 80 or SW1A");
            }
            return Optional.of(prefix).filter(text -> !text.isEmpty());
        }
        return Field.of(column)
                        .filter(field -> field.kind() == Field.Kind.NUMBER)
                        .isPresent()
                ? range(column, cell, row)
                : Optional.of(cell);
    }

    private Optional<String> range(String column, String cell, Csv.Row row) {
        Optional<Span> span = Amounts.span(cell).filter(s -> s.from() <= s.to());
        if (span.isEmpty()) {
            findings.error(row.at(), column + " is " + Say.quoted(cell) + ", which is no range", "like 1-99 or 1000+");
            return Optional.empty();
        }
        Map<Span, Integer> known = ranges.computeIfAbsent(column, _ -> new LinkedHashMap<>());
        if (!known.containsKey(span.get())) {
            known.forEach((other, line) -> {
                if (other.from() <= span.get().to() && span.get().from() <= other.to()) {
                    findings.error(
                            row.at(),
                            column + " " + span.get().text() + " overlaps " + other.text() + " in line " + line,
                            "let each number lie in one range, the same in all rows");
                }
            });
            known.put(span.get(), row.line());
        }
        return span.map(Span::text);
    }
}
