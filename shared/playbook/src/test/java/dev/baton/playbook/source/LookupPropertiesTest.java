package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The row that a few keys find is the one that a person finds who reads the whole table by the order that the reference states. */
class LookupPropertiesTest {
    private static final String TEXT = """
            playbook: x
            territories: {file: t.csv, by: [country, postal-prefix, industry, employees], otherwise: rest}
            routes: [{route: a, when: {territory: rest, request: demo}, to: team}, {route: b, to: team}]
            pools: {team: {members: {team: SDR}, nobody-free: {hold: 2 hours, then: fallback}}}
            fallback: {salesforce-queue: q}
            """;

    /** A row, or what a lead has in its place; empty means any, or unknown. */
    record Cells(String country, String postal, String industry, String employees) {
        List<String> inOrder() {
            return List.of(country, postal, industry, employees);
        }

        boolean isRow() {
            return !inOrder().stream().allMatch(String::isEmpty) && (postal.isEmpty() || !country.isEmpty());
        }

        boolean fits(Cells lead) {
            return (country.isEmpty() || country.equals(lead.country))
                    && (postal.isEmpty() || lead.postal.startsWith(postal))
                    && (industry.isEmpty() || industry.equals(lead.industry))
                    && (employees.isEmpty() || (!lead.employees.isEmpty() && within(lead.employees)));
        }

        private boolean within(String number) {
            int count = Integer.parseInt(number);
            return switch (employees) {
                case "0-99" -> count <= 99;
                case "100-999" -> count >= 100 && count <= 999;
                default -> count >= 1000;
            };
        }

        long filled() {
            return inOrder().stream().filter(cell -> !cell.isEmpty()).count();
        }

        /** Which columns are filled, as a number in which the first weighs most. */
        int left() {
            int left = 0;
            for (String cell : inOrder()) {
                left = 2 * left + (cell.isEmpty() ? 0 : 1);
            }
            return left;
        }
    }

    @Provide
    Arbitrary<Cells> rows() {
        return Combinators.combine(
                        Arbitraries.of("", "DE", "FR"),
                        Arbitraries.of("", "8", "80", "803"),
                        Arbitraries.of("", "Energy"),
                        Arbitraries.of("", "0-99", "100-999", "1000+"))
                .as(Cells::new)
                .filter(Cells::isRow);
    }

    @Provide
    Arbitrary<Cells> leads() {
        return Combinators.combine(
                        Arbitraries.of("", "DE", "FR", "AT"),
                        Arbitraries.of("", "8", "80331", "81", "10115"),
                        Arbitraries.of("", "Energy", "Food"),
                        Arbitraries.of("", "0", "99", "100", "5000"))
                .as(Cells::new);
    }

    @Property(tries = 400)
    void the_row_that_says_most_wins(@ForAll("tables") Set<Cells> table, @ForAll("leads") Cells lead) {
        List<Cells> rows = new ArrayList<>(table);
        StringBuilder csv = new StringBuilder("country,postal-prefix,industry,employees,territory\n");
        for (int i = 0; i < rows.size(); i++) {
            csv.append(String.join(",", rows.get(i).inOrder()))
                    .append(",t")
                    .append(i)
                    .append('\n');
        }
        Reading reading = Playbooks.read("p.yaml", TEXT, Map.of("t.csv", csv.toString()), Optional.empty());
        assertThat(reading.findings()).filteredOn(Finding::fatal).isEmpty();
        Reading.Compiled compiled = (Reading.Compiled) reading;

        assertThat(found(compiled, lead)).isEqualTo(expected(rows, lead));
    }

    @Provide
    Arbitrary<Set<Cells>> tables() {
        return rows().set().ofMaxSize(14).map(HashSet::new);
    }

    private static String found(Reading.Compiled compiled, Cells lead) {
        Map<String, String> fields = new HashMap<>();
        List<String> names = List.of("country", "postal-code", "industry", "employees");
        for (int i = 0; i < names.size(); i++) {
            if (!lead.inOrder().get(i).isEmpty()) {
                fields.put(names.get(i), lead.inOrder().get(i));
            }
        }
        String why = CaseFile.judge(compiled, TestLead.of(fields, Map.of(), List.of()))
                .tried()
                .getFirst()
                .why();
        return why.startsWith("territory is ")
                ? why.replace("territory is ", "").replace(", not rest", "")
                : "rest";
    }

    private static String expected(List<Cells> rows, Cells lead) {
        return rows.stream()
                .filter(row -> row.fits(lead))
                .max(Comparator.comparingLong(Cells::filled)
                        .thenComparingInt(Cells::left)
                        .thenComparingInt(row -> row.postal().length()))
                .map(row -> "t" + rows.indexOf(row))
                .orElse("rest");
    }
}
