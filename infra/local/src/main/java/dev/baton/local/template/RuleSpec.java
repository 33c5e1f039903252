package dev.baton.local.template;

import java.util.List;

/**
 * A rule on an event bus.
 *
 * @param id its logical id
 * @param bus the bus' name
 * @param pattern the event pattern, JSON
 * @param targets ARNs of queues
 */
public record RuleSpec(String id, String bus, String pattern, List<String> targets) {}
