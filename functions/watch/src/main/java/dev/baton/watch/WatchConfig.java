package dev.baton.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the environment tells the watch. */
@ConfigMapping(prefix = "baton")
public interface WatchConfig {
    /** The table {@code leads} ({@code BATON_LEADS_TABLE}). */
    String leadsTable();

    /** The table {@code routing} ({@code BATON_ROUTING_TABLE}). */
    String routingTable();

    /** URL of the queue to enrich ({@code BATON_ENRICH_QUEUE}). */
    String enrichQueue();

    /** URL of the queue to score ({@code BATON_SCORE_QUEUE}). */
    String scoreQueue();

    /** URL of the queue to assign ({@code BATON_ASSIGN_QUEUE}). */
    String assignQueue();

    /** URL of the queue to deliver ({@code BATON_DELIVER_QUEUE}). */
    String deliverQueue();

    /** From how many waiting messages on a queue counts as merely behind ({@code BATON_WATCH_BACKLOG}): more than a batch. */
    @WithDefault("20")
    int watchBacklog();

    /** How long before the invocation's end a sweep stops looking at more ({@code BATON_WATCH_RESERVE}). */
    @WithDefault("PT8S")
    Duration watchReserve();

    /** For how many days a lead is kept after it ended ({@code BATON_RETENTION_DAYS}); 0 keeps it for ever. */
    @WithDefault("0")
    int retentionDays();
}
