package dev.baton.playbook;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import java.time.Instant;
import java.util.Optional;

/**
 * One lead as its judge sees it: with its territory and its segment found.
 *
 * @param namedOwner who owns the named account that it belongs to, empty text where nobody does; empty where it is none
 * @param grade the grade of its points; empty before it has any
 */
record Situation(
        Lead lead,
        Facts facts,
        Instant now,
        String territory,
        Optional<String> namedOwner,
        String segment,
        String grade) {
    static Situation of(Playbook playbook, Lead lead, Facts facts, Rows rows, Instant now) {
        String territory = playbook.territories()
                .map(t -> first(t.lookups(lead, facts), rows).orElse(t.otherwise()))
                .orElse("");
        Optional<String> namedOwner =
                playbook.namedAccounts().flatMap(named -> first(named.lookups(lead, facts), rows));
        Situation plain = new Situation(lead, facts, now, territory, namedOwner, "", "");
        for (Segments.Segment segment : playbook.segments().inOrder()) {
            if (Matching.of(segment.when(), plain).matched()) {
                return plain.in(segment.name());
            }
        }
        return plain.in(playbook.segments().otherwise());
    }

    /** The lead's value of a field, an attribute, {@code territory} or {@code segment}; empty when it has none. */
    String text(String name) {
        return switch (name) {
            case "territory" -> territory;
            case "segment" -> segment;
            default -> Field.text(name, lead, facts);
        };
    }

    private static Optional<String> first(LookupKeys keys, Rows rows) {
        return keys.wanted().stream().flatMap(key -> rows.find(key).stream()).findFirst();
    }

    private Situation in(String itsSegment) {
        return new Situation(lead, facts, now, territory, namedOwner, itsSegment, grade);
    }

    Situation graded(String its) {
        return new Situation(lead, facts, now, territory, namedOwner, segment, its);
    }

    /** The same, before its segment was found. */
    Situation unplaced() {
        return new Situation(lead, facts, now, territory, namedOwner, "", "");
    }
}
