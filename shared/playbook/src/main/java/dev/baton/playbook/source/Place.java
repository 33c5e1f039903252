package dev.baton.playbook.source;

/** A place in a file; line and column count from 1. */
public record Place(int line, int column) {
    /** The beginning of a file. */
    public static final Place START = new Place(1, 1);
}
