package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import dev.baton.playbook.Table;
import dev.baton.playbook.Territories;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code territories} and the CSV file that it names. */
final class TerritoryReader {
    private static final List<String> USUAL = List.of(
            "country",
            "state",
            "city",
            "postal-code",
            Territories.POSTAL_PREFIX,
            "industry",
            "employees",
            "domain",
            "language");
    private static final int MOST_COLUMNS = 8;

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
        for (Node.Text column : section.texts("by")) {
            good &= column(column, by);
            by.add(column.text().strip());
        }
        if (by.size() > MOST_COLUMNS) {
            findings.error(section.at("by"), "by names more than " + MOST_COLUMNS + " columns", "use a few");
            good = false;
        }
        if (file.isEmpty() || otherwise.isEmpty() || by.isEmpty() || !good) {
            return Optional.empty();
        }
        String name = file.get().text().strip();
        TerritoryRows rows = new TerritoryRows(by, findings.beside(name));
        files.text(name, file.get().at(), findings).ifPresent(rows::read);
        List<Territories.Shape> shapes = rows.shapes();
        if (shapes.size() > Territories.MOST_SHAPES) {
            findings.error(
                    file.get().at(),
                    "the rows of " + Say.quoted(name) + " have " + shapes.size() + " shapes, and "
                            + Territories.MOST_SHAPES + " are the most: a lead is looked up once for each",
                    "fill the same columns in more rows, with fewer lengths of " + Territories.POSTAL_PREFIX);
            return Optional.empty();
        }
        String rest = otherwise.get().text().strip();
        Set<String> names = new LinkedHashSet<>(Set.of(rest));
        names.addAll(rows.byKey().values());
        Table table = Tables.named("territories", rows.byKey());
        return Optional.of(new Read(new Territories(table.name(), by, rest, shapes, rows.ranges()), table, names));
    }

    private boolean column(Node.Text text, List<String> before) {
        String name = text.text().strip();
        Optional<Field> field = Field.of(name);
        if (before.contains(name)) {
            findings.error(text.at(), "by names " + name + " twice", "keep one");
            return false;
        }
        if (name.startsWith(Field.ATTRIBUTE)
                || name.equals(Territories.POSTAL_PREFIX)
                || field.filter(f -> f.kind() == Field.Kind.TEXT || f.kind() == Field.Kind.NUMBER)
                        .isPresent()) {
            return true;
        }
        if (name.equals("segment")) {
            findings.error(
                    text.at(),
                    "a territory cannot be looked up by segment: segments may ask for territories",
                    "use what makes the segment, like employees, or a route");
        } else if (field.isPresent()) {
            findings.error(
                    text.at(),
                    name + " is neither text nor a number and cannot be looked up",
                    "use a segment or a route for it");
        } else {
            findings.error(text.at(), "a lead has no field " + Say.quoted(name), Hint.of(name, USUAL));
        }
        return false;
    }
}
