package dev.baton.console;

import io.smallrye.config.ConfigMapping;

/** What the environment tells the status read. */
@ConfigMapping(prefix = "baton")
public interface ConsoleConfig {
    /** The table {@code leads} ({@code BATON_LEADS_TABLE}). */
    String leadsTable();
}
