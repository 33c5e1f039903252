package dev.baton.enrich;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the environment tells enrich. */
@ConfigMapping(prefix = "baton")
public interface EnrichConfig {
    /** The table {@code leads} ({@code BATON_LEADS_TABLE}). */
    String leadsTable();

    /** The table {@code routing} ({@code BATON_ROUTING_TABLE}). */
    String routingTable();

    /** URL of the queue to score ({@code BATON_SCORE_QUEUE}). */
    String scoreQueue();

    /** How long enrichment may hold the leads of one invocation ({@code BATON_ENRICH_BUDGET}). */
    @WithDefault("PT4S")
    Duration enrichBudget();

    /** How many signals a lead takes along, the newest ({@code BATON_ENRICH_SIGNALS}). */
    @WithDefault("50")
    int enrichSignals();
}
