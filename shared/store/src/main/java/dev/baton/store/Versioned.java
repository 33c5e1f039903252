package dev.baton.store;

/**
 * A value as it was read, with the version that a later write is conditional on.
 *
 * @param version 0 when there was no item
 */
public record Versioned<T>(T value, long version) {}
