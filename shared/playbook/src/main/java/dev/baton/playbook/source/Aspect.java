package dev.baton.playbook.source;

/** What leads can differ in, as far as conditions see: each aspect has a few kinds of value, and a condition allows some of them. */
sealed interface Aspect {
    /** The text of a field: one of those that are named somewhere, or another. */
    record Text(String field) implements Aspect {}

    /** Whether a field has this phrase in it. */
    record Phrase(String field, String words) implements Aspect {}

    /** The number in a field: unknown, or between two of the bounds that are named somewhere. */
    record Figure(String field) implements Aspect {}

    /** A yes-or-no field. */
    record Flag(String field) implements Aspect {}

    /** The territory. */
    record Territory() implements Aspect {}

    /** The grade. */
    record Grade() implements Aspect {}

    /** How long ago the latest signal of this kind was, by the periods that are named somewhere; or never. */
    record Signal(String kind) implements Aspect {}

    /** Something that is not looked into: an expression, or what was not understood. It may hold or not, whatever else is so. */
    record Opaque(String what) implements Aspect {}

    /** Whether the lead has the qualifying score. What gives points is not looked into. */
    record Qualified() implements Aspect {}
}
