package dev.baton.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What the environment tells ingest. */
@ConfigMapping(prefix = "baton")
public interface IngestConfig {
    /** The table {@code leads} ({@code BATON_LEADS_TABLE}). */
    String leadsTable();

    /** The table {@code routing}, for {@code route-when}; only Salesforce's events need it ({@code BATON_ROUTING_TABLE}). */
    Optional<String> routingTable();

    /** URL of the queue to enrich ({@code BATON_ENRICH_QUEUE}). */
    String enrichQueue();

    /**
     * Where the deployment's secret is kept, from which all ids are derived ({@code BATON_SECRET_REF}): {@code secretsmanager:<name or ARN>} or
     * {@code ssm:<name>}. It has at least 16 characters and is never changed.
     */
    String secretRef();

    /** The hosts that a form's {@code retURL} may name ({@code BATON_RETURN_HOSTS}, comma-separated). */
    Optional<List<String>> returnHosts();

    /** The origins whose scripts may read our answers ({@code BATON_ORIGINS}, comma-separated), or {@code *}. */
    Optional<List<String>> origins();

    /** Where the keys of the forms that need one are kept, as {@code name=key} pairs ({@code BATON_FORM_KEYS}, a reference like the other). */
    Optional<String> formKeys();

    /** The field that people do not see and only machines fill in ({@code BATON_HONEYPOT}). */
    Optional<String> honeypot();

    /** The name that our own writes to Salesforce carry ({@code BATON_CLIENT}), see {@code docs/protocol.md}. */
    @WithDefault("baton")
    String client();
}
