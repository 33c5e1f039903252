package dev.baton.track;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the environment tells track. How the org is reached is read by {@code dev.baton.salesforce.Connection}. */
@ConfigMapping(prefix = "baton")
public interface TrackConfig {
    /** The table {@code leads} ({@code BATON_LEADS_TABLE}). */
    String leadsTable();

    /** The table {@code routing} ({@code BATON_ROUTING_TABLE}). */
    String routingTable();

    /** URL of the queue to enrich ({@code BATON_ENRICH_QUEUE}): for leads that are scored again. */
    String enrichQueue();

    /** URL of the queue to assign ({@code BATON_ASSIGN_QUEUE}): whoever frees capacity rings there. */
    String assignQueue();

    /** URL of the queue of changes ({@code BATON_CHANGES_QUEUE}): for changes that have to be looked up. */
    String changesQueue();

    /** URL of ingest's inbox ({@code BATON_INBOX_QUEUE}): for records that became leads. */
    String inboxQueue();

    /** Where the deployment's secret is kept ({@code BATON_SECRET_REF}), as {@code dev.baton.secrets.Secrets} reads it. */
    String secretRef();

    /** The name that our own writes to Salesforce carry ({@code BATON_CLIENT}). */
    @WithDefault("baton")
    String client();

    /** Whether the turn moves with a lead that a person gives to somebody else ({@code BATON_OVERRIDE_TURN}). */
    @WithDefault("false")
    boolean overrideTurn();

    /** {@code shadow} or {@code live} ({@code BATON_MODE}): what holds for leads that wait and whose route does not say. */
    @WithDefault("shadow")
    String mode();
}
