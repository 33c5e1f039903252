package dev.baton.cli;

import dev.baton.json.Json;
import dev.baton.playbook.NamedAccounts;
import dev.baton.playbook.Table;
import dev.baton.playbook.Territories;
import dev.baton.playbook.source.Changed;
import dev.baton.playbook.source.ChangedRows;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.Sources;
import dev.baton.playbook.source.TextDiff;
import dev.baton.store.LookupStore;
import dev.baton.store.PlaybookStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two playbooks side by side.
 *
 * @param before what a person calls the first: {@code version 3}, or a file's name
 * @param after what a person calls the second
 */
record Compared(String before, Playbook first, String after, Playbook second) {
    /**
     * A playbook as it is compared.
     *
     * @param tables the names of its lookup tables, which end in a digest of their rows
     * @param rows a table's rows by its name; empty where it is not worth reading them
     */
    record Playbook(Sources sources, List<String> tables, Optional<Function<String, Table>> rows) {
        private Optional<String> table(String what) {
            return tables.stream().filter(table -> what(table).equals(what)).findFirst();
        }
    }

    /** What differs, in the playbook's words. */
    List<String> changes() {
        var changes = new ArrayList<>(Changed.between(first.sources(), second.sources()));
        for (var now : new TreeSet<>(second.tables())) {
            first.table(what(now)).filter(was -> !was.equals(now)).ifPresent(was -> changes.addAll(rows(was, now)));
        }
        return changes;
    }

    private List<String> rows(String was, String now) {
        return first.rows().isPresent() && second.rows().isPresent()
                ? ChangedRows.between(
                        what(now),
                        first.rows().get().apply(was).rows(),
                        second.rows().get().apply(now).rows())
                : List.of(what(now) + ": other rows");
    }

    /** What a table is, without the digest of its rows. */
    private static String what(String table) {
        return table.substring(0, table.lastIndexOf('-'));
    }

    /** The lines that differ. */
    List<String> lines() {
        return TextDiff.unified(
                before, first.sources().text(), after, second.sources().text());
    }

    /** A version as it is compared, down to the rows of its tables. */
    static Playbook of(PlaybookStore.Version version, LookupStore lookups) {
        return of(version, Optional.of(lookups::table));
    }

    /** A version as it is compared where its tables are not read. */
    static Playbook of(PlaybookStore.Version version) {
        return of(version, Optional.empty());
    }

    private static Playbook of(PlaybookStore.Version version, Optional<Function<String, Table>> rows) {
        return new Playbook(
                Sources.of(version.source()),
                tables(Json.read(version.compiled(), dev.baton.playbook.Playbook.class)),
                rows);
    }

    /** A playbook that was read, as it is compared. */
    static Playbook of(Reading.Compiled good) {
        Map<String, Table> byName = good.tables().stream().collect(Collectors.toMap(Table::name, table -> table));
        return new Playbook(
                good.sources(),
                List.copyOf(byName.keySet()),
                Optional.of(name -> byName.getOrDefault(name, new Table(name, Map.of()))));
    }

    /** The names of a playbook's lookup tables. */
    static List<String> tables(dev.baton.playbook.Playbook playbook) {
        return Stream.concat(
                        playbook.territories().map(Territories::table).stream(),
                        playbook.namedAccounts().map(NamedAccounts::table).stream())
                .toList();
    }
}
