package dev.baton.store;

import java.time.Instant;

/**
 * Something that was done to a lead after it was decided.
 *
 * @param kind one word: {@code closed}, {@code touched}, {@code rescored}, {@code stuck}, ...
 * @param by who did it: a person as the operator named him- or herself, or a function
 * @param why in the operator's words; empty when none were given
 */
public record LeadEvent(Instant at, String kind, String by, String why) {}
