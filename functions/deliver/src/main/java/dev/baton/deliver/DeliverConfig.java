package dev.baton.deliver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the environment tells deliver. */
@ConfigMapping(prefix = "baton")
public interface DeliverConfig {
    /** The table {@code leads} ({@code BATON_LEADS_TABLE}). */
    String leadsTable();

    /** The table {@code routing} ({@code BATON_ROUTING_TABLE}). */
    String routingTable();

    /** URL of the queue to deliver, where a newer routing is sent again ({@code BATON_DELIVER_QUEUE}). */
    String deliverQueue();

    /** URL of the queue of changes, where track is asked to look at what was written ({@code BATON_CHANGES_QUEUE}). */
    String changesQueue();

    /** Name of the event bus that outcomes are published on ({@code BATON_EVENT_BUS}). */
    String eventBus();

    /** The org's My Domain, or its login host ({@code BATON_SALESFORCE_URL}); absent: no org is connected. */
    Optional<String> salesforceUrl();

    /** {@code jwt} or {@code client-credentials} ({@code BATON_SALESFORCE_AUTH}). */
    Optional<String> salesforceAuth();

    /** The consumer key ({@code BATON_SALESFORCE_CLIENT_ID}). */
    Optional<String> salesforceClientId();

    /** The username that Baton acts as, for {@code jwt} ({@code BATON_SALESFORCE_USER}). */
    Optional<String> salesforceUser();

    /** A reference to the private key or the client secret ({@code BATON_SALESFORCE_SECRET}). */
    Optional<String> salesforceSecret();

    /** The version of the org's API ({@code BATON_SALESFORCE_API}). */
    Optional<String> salesforceApi();

    /** The name that our writes carry ({@code BATON_CLIENT}). */
    Optional<String> client();

    /** From how many percent of the org's daily calls on deliveries slow down ({@code BATON_SALESFORCE_SLOW_AT}). */
    @WithDefault("80")
    int salesforceSlowAt();

    /** From how many percent of the org's daily calls on nothing is delivered ({@code BATON_SALESFORCE_STOP_AT}). */
    @WithDefault("95")
    int salesforceStopAt();

    /** For how many seconds nothing is sent after Salesforce did not answer, at first; longer waits follow from it ({@code BATON_SALESFORCE_PAUSE}). */
    @WithDefault("20")
    int salesforcePause();
}
