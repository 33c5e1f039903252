package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import dev.baton.playbook.Table;
import dev.baton.playbook.Territories;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code territories} and the CSV file that it names. */
final class TerritoryReader {
    private static final String TERRITORY = "territory";
    private static final int DIGEST = 12;

    private final Findings findings;
    private final Beside files;

    TerritoryReader(Findings findings, Beside files) {
        this.findings = findings;
        this.files = files;
    }

    /**
     * What was read.
     *
     * @param names every territory that a lead can be in
     */
    record Read(Territories territories, Table table, Set<String> names) {}

    Optional<Read> read(Node node) {
        return Section.of(node, "territories", findings, Set.of("file", "by", "otherwise"), Set.of())
                .flatMap(this::territories);
    }

    private Optional<Read> territories(Section section) {
        Optional<Node.Text> file = section.requiredText("file", "the name of a CSV file beside this one");
        Optional<Node.Text> otherwise = section.requiredText("otherwise", "the territory of all other leads");
        section.required("by", "like [country, state]");
        List<String> by = new ArrayList<>();
        boolean good = true;
        for (Node.Text field : section.texts("by")) {
            good &= textField(field);
            by.add(field.text().strip());
        }
        if (file.isEmpty() || otherwise.isEmpty() || by.isEmpty() || !good) {
            return Optional.empty();
        }
        String name = file.get().text().strip();
        Set<String> names = new LinkedHashSet<>(Set.of(otherwise.get().text().strip()));
        Map<String, String> rows = new LinkedHashMap<>();
        files.text(name, file.get().at(), findings).ifPresent(text -> {
            rows(text, by, rows, findings.beside(name));
            names.addAll(rows.values());
        });
        String table = "territories-" + digest(rows);
        return Optional.of(
                new Read(new Territories(table, by, otherwise.get().text().strip()), new Table(table, rows), names));
    }

    private boolean textField(Node.Text text) {
        String name = text.text().strip();
        Optional<Field> field = Field.of(name);
        if (name.startsWith(Field.ATTRIBUTE)
                || field.filter(f -> f.kind() == Field.Kind.TEXT).isPresent()) {
            return true;
        }
        if (field.isPresent()) {
            findings.error(text.at(), name + " is not text and cannot be looked up", "use a segment or a route for it");
        } else {
            findings.error(
                    text.at(),
                    "a lead has no field " + Say.quoted(name),
                    Hint.of(
                            name,
                            List.of("country", "state", "city", "postal-code", "industry", "domain", "language")));
        }
        return false;
    }

    private static void rows(String text, List<String> by, Map<String, String> rows, Findings findings) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<String> needed = new ArrayList<>(by);
        needed.add(TERRITORY);
        needed.replaceAll(column -> column.toLowerCase(Locale.ROOT));
        Csv.read(new StringReader(text), findings, header -> Csv.needs(header, needed, findings), row -> {
            String territory = row.cell(TERRITORY);
            List<String> parts = by.stream()
                    .map(column -> row.cell(column.toLowerCase(Locale.ROOT)))
                    .toList();
            String key = Territories.key(parts);
            if (territory.isEmpty()) {
                findings.error(row.at(), "the row names no territory", "fill the column territory, or remove the row");
            } else if (key.isEmpty()) {
                findings.error(
                        row.at(), "the row does not say for which leads it is", "fill the column " + by.getFirst());
            } else if (gap(parts)) {
                findings.error(row.at(), "the row has a gap", "a column may be empty when all to its right are, too");
            } else if (key.length() > Territories.LONGEST_KEY) {
                findings.error(row.at(), "the row's key is longer than " + Territories.LONGEST_KEY + " characters");
            } else {
                if (by.getFirst().equals(Field.COUNTRY.word())) {
                    Codes.country(parts.getFirst(), row.at(), findings);
                }
                Integer before = lines.putIfAbsent(key, row.line());
                if (before != null) {
                    findings.error(
                            row.at(),
                            "the row is for the same leads as line " + before + " (" + Say.cut(key) + ")",
                            "keep one");
                }
                rows.putIfAbsent(key, territory);
            }
        });
        NeedlessRows.tell(rows, lines, findings);
    }

    /** Whether a part is empty to the left of one that is not. */
    private static boolean gap(List<String> parts) {
        int filled = parts.size();
        while (filled > 0 && parts.get(filled - 1).isEmpty()) {
            filled--;
        }
        return parts.subList(0, filled).contains("");
    }

    private static String digest(Map<String, String> rows) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(rows)
                .forEach((key, value) ->
                        all.append(key).append('\t').append(value).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
