package dev.baton.lead;

/**
 * Something that normalisation changed or could not use.
 *
 * @param field the canonical field's name
 * @param what a sentence without the value itself, so that a note may be shown anywhere
 */
public record Note(String field, String what) {}
