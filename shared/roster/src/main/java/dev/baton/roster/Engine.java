package dev.baton.roster;

import java.time.zone.ZoneRulesProvider;

/** Which core decides: stamped on each decision, so that a replay knows whether it is the same one. */
public final class Engine {
    /** The version of the core, one up whenever the same inputs may give another decision. */
    public static final String VERSION = "3";

    private Engine() {}

    /** The version of this JDK's time-zone rules, such as {@code 2026a}. */
    public static String timeZoneData() {
        return ZoneRulesProvider.getVersions("Europe/Berlin").lastKey();
    }
}
