package dev.baton.playbook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What makes a record of Salesforce a lead for Baton. It decides about change events and about records that were polled; what is posted to
 * Baton, and {@code Lead_Submitted__e}, is routed whatever this says. Immutable and safe for use by several threads.
 *
 * <p>A record's fields are given by their names as the API writes them, parts of compounds with a dot ({@code Address.Country}, or
 * {@code Country} alone), and their values as text. Letter case matters neither in names nor in values.
 *
 * @param salesforceCreated whether a Lead is routed because it was created
 * @param becomes fields that make it one when they become a value; any of them
 */
public record RouteWhen(boolean salesforceCreated, List<Becomes> becomes) {
    /** What holds for a playbook that does not say. */
    public static final RouteWhen DEFAULT = new RouteWhen(true, List.of());

    /** Compounds whose parts have names that stand alone. */
    private static final List<String> COMPOUNDS = List.of("address.", "name.");

    public RouteWhen {
        becomes = Absent.copy(becomes);
    }

    /**
     * One field that makes a record a lead when it becomes one of these values.
     *
     * @param field its name in the API, such as {@code Status}
     */
    public record Becomes(String field, List<String> values) {
        public Becomes {
            values = Absent.copy(values);
        }

        private boolean names(String name) {
            return alone(name).equalsIgnoreCase(alone(field));
        }

        private boolean holds(Map<String, String> fields) {
            return fields.entrySet().stream().anyMatch(entry -> names(entry.getKey()) && isOne(entry.getValue()));
        }

        private boolean isOne(String value) {
            return values.stream().anyMatch(wanted -> wanted.equalsIgnoreCase(value.strip()));
        }
    }

    /** Whether a record that was just created is one: a value that it was created with is a value that it became. */
    public boolean created(Map<String, String> fields) {
        return salesforceCreated || holds(fields);
    }

    /**
     * Whether a change makes a record one.
     *
     * @param changed the names of the fields that this change set
     * @param fields what they are now; others are passed over
     */
    public boolean changed(Set<String> changed, Map<String, String> fields) {
        return becomes.stream().anyMatch(one -> changed.stream().anyMatch(one::names) && one.holds(fields));
    }

    /** Whether a record of which the last change is not known (it was polled, or changes were lost) has become one at some time. */
    public boolean holds(Map<String, String> fields) {
        return becomes.stream().anyMatch(one -> one.holds(fields));
    }

    /** The names of the fields that it looks at, as they stand alone: what has to be read of a record. */
    public Set<String> fields() {
        Set<String> names = new TreeSet<>();
        becomes.forEach(one -> names.add(alone(one.field())));
        return names;
    }

    /** A field's name without that of its compound: a query knows {@code Country}, an event says {@code Address.Country}. */
    public static String alone(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return COMPOUNDS.stream()
                .filter(lower::startsWith)
                .findFirst()
                .map(compound -> name.substring(compound.length()))
                .orElse(name);
    }

    /** The first of these that holds, in words: {@code Status became MQL}; empty when none does. */
    public Optional<String> because(Map<String, String> fields) {
        return becomes.stream()
                .filter(one -> one.holds(fields))
                .findFirst()
                .map(one -> one.field() + " became " + Words.or(one.values()));
    }
}
