package dev.baton.normal;

/**
 * A field that could not be used as it came.
 *
 * @param field the name as the sender wrote it, or the canonical name
 * @param detail a sentence for the sender, without the value
 */
public record Problem(String field, String detail) {}
