package dev.baton.cli;

import dev.baton.json.Json;
import dev.baton.playbook.NamedAccounts;
import dev.baton.playbook.Territories;
import dev.baton.playbook.source.Changed;
import dev.baton.playbook.source.Sources;
import dev.baton.playbook.source.TextDiff;
import dev.baton.store.PlaybookStore;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
     */
    record Playbook(Sources sources, List<String> tables) {}

    /** What differs, in the playbook's words. */
    List<String> changes() {
        var changes = new ArrayList<>(Changed.between(first.sources(), second.sources()));
        var before = new TreeSet<>(first.tables());
        new TreeSet<>(second.tables())
                .stream()
                        .filter(table -> !before.contains(table))
                        .map(table -> table.substring(0, table.lastIndexOf('-')))
                        .filter(what -> before.stream().anyMatch(table -> table.startsWith(what + "-")))
                        .forEach(what -> changes.add(what + ": other rows"));
        return changes;
    }

    /** The lines that differ. */
    List<String> lines() {
        return TextDiff.unified(
                before, first.sources().text(), after, second.sources().text());
    }

    /** A version as it is compared. */
    static Playbook of(PlaybookStore.Version version) {
        var compiled = Json.read(version.compiled(), dev.baton.playbook.Playbook.class);
        var tables = Stream.concat(
                compiled.territories().map(Territories::table).stream(),
                compiled.namedAccounts().map(NamedAccounts::table).stream());
        return new Playbook(Sources.of(version.source()), tables.toList());
    }
}
