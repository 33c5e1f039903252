package dev.baton.standin;

import java.util.List;
import java.util.Optional;

/**
 * A query that was understood.
 *
 * @param items what is selected
 * @param from the object
 * @param where which records
 * @param groups the fields by which records are counted together
 * @param orders by which the result is sorted
 * @param limit the most records, if said
 * @param offset how many of the first are left out
 */
record Query(
        List<Item> items,
        SObject from,
        Condition where,
        List<Path> groups,
        List<Order> orders,
        Optional<Integer> limit,
        int offset) {

    /** A field of the record, or of the record that it refers to. */
    record Path(Optional<Field> through, Field field, String name) {}

    /** Something selected. */
    sealed interface Item {
        /** A field's value. */
        record Column(Path path, String alias) implements Item {}

        /** How many records: of all, or of those that have the field. */
        record Count(Optional<Path> path, String alias) implements Item {}
    }

    /** One key of the order. */
    record Order(Path path, boolean descending, boolean nullsLast) {}

    /** A comparison's right side. */
    record Literal(Kind kind, String text) {
        /** How it was written. */
        enum Kind {
            TEXT,
            NUMBER,
            BOOLEAN,
            DATE,
            DATETIME,
            NULL
        }
    }

    /** Which records. */
    sealed interface Condition {
        /** All of these hold. */
        record All(List<Condition> parts) implements Condition {}

        /** One of these holds. */
        record Any(List<Condition> parts) implements Condition {}

        /** It does not hold. */
        record Not(Condition part) implements Condition {}

        /** A field compared with a value. */
        record Compare(Path path, String operator, Literal value) implements Condition {}

        /** A field's value is one of these, or none of them. */
        record In(Path path, boolean negated, List<Literal> values) implements Condition {}
    }
}
