package dev.baton.salesforce;

import java.util.Map;

/** What every write says. */
final class Writes {
    private Writes() {}

    /**
     * Assignment rules stay off (on is the default, for updates, too, and they undo the owner), and who writes, by which our own changes
     * are known when they come back as events.
     */
    static Map<String, String> headers(Connection connection) {
        return Map.of("Sforce-Auto-Assign", "FALSE", "Sforce-Call-Options", "client=" + connection.client());
    }
}
