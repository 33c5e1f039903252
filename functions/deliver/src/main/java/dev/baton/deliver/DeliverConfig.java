package dev.baton.deliver;

import io.smallrye.config.ConfigMapping;

/** What the environment tells deliver. */
@ConfigMapping(prefix = "baton")
public interface DeliverConfig {
    /** The table {@code leads} ({@code BATON_LEADS_TABLE}). */
    String leadsTable();

    /** URL of the queue to deliver, where a newer routing is sent again ({@code BATON_DELIVER_QUEUE}). */
    String deliverQueue();

    /** Name of the event bus that outcomes are published on ({@code BATON_EVENT_BUS}). */
    String eventBus();
}
