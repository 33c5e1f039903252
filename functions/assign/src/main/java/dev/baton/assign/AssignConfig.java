package dev.baton.assign;

import io.smallrye.config.ConfigMapping;

/** What the environment tells assign. */
@ConfigMapping(prefix = "baton")
public interface AssignConfig {
    /** The table {@code leads} ({@code BATON_LEADS_TABLE}). */
    String leadsTable();

    /** The table {@code routing} ({@code BATON_ROUTING_TABLE}). */
    String routingTable();

    /** The queue that assign itself works for, to ring in ({@code BATON_ASSIGN_QUEUE}). */
    String assignQueue();

    /** The queue of deliver ({@code BATON_DELIVER_QUEUE}). */
    String deliverQueue();

    /** Where messages go that cannot be understood ({@code BATON_ASSIGN_DEAD_LETTERS}). */
    String assignDeadLetters();

    /** {@code shadow} or {@code live} ({@code BATON_MODE}): what holds for routes that do not say. */
    String mode();
}
