package dev.baton.cli;

import dev.baton.store.LeadState;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which decisions are compared. */
final class Only {
    @Option(names = "--route", paramLabel = "ROUTE", description = "only leads of this route")
    private @Nullable String route;

    @Option(names = "--pool", paramLabel = "POOL", description = "only leads of this pool")
    private @Nullable String pool;

    @Option(names = "--since", paramLabel = "DATE", description = "only what was decided on this day or later")
    private @Nullable LocalDate since;

    /** What to say when none was found. */
    String none(Desk desk) {
        return route == null && pool == null && since == null
                ? "No lead has been decided in shadow yet."
                : "No lead that was decided in shadow is one of these."
                        + KnownNames.of(desk).unknown(route == null ? "" : route, pool == null ? "" : pool);
    }

    /** Whether the lead's decision is one of them. */
    boolean takes(LeadState state, ZoneId zone) {
        return (route == null || route.equalsIgnoreCase(state.route()))
                && (pool == null || pool.equalsIgnoreCase(state.pool()))
                && (since == null
                        || state.assignedAt()
                                .filter(at -> !LocalDate.ofInstant(at, zone).isBefore(since))
                                .isPresent());
    }
}
