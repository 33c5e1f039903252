package dev.baton.score;

import io.smallrye.config.ConfigMapping;

/** What the environment tells score. */
@ConfigMapping(prefix = "baton")
public interface ScoreConfig {
    /** The table {@code leads} ({@code BATON_LEADS_TABLE}). */
    String leadsTable();

    /** The table {@code routing} ({@code BATON_ROUTING_TABLE}). */
    String routingTable();

    /** URL of the queue to assign ({@code BATON_ASSIGN_QUEUE}). */
    String assignQueue();

    /** URL of the queue to deliver ({@code BATON_DELIVER_QUEUE}). */
    String deliverQueue();

    /** URL of the queue to enrich ({@code BATON_ENRICH_QUEUE}). */
    String enrichQueue();

    /** {@code shadow} or {@code live} ({@code BATON_MODE}): stamped on what ends here. */
    String mode();
}
