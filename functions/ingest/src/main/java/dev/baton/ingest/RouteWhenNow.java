package dev.baton.ingest;

import dev.baton.playbook.RouteWhen;
import dev.baton.store.PlaybookStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What makes a record of Salesforce a lead, as the active playbook says: read once a minute at most. Thread-safe. */
final class RouteWhenNow implements Supplier<RouteWhen> {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final PlaybookStore playbooks;
    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(RouteWhen routeWhen, Instant until) {}

    RouteWhenNow(PlaybookStore playbooks, Clock clock) {
        this.playbooks = playbooks;
        this.clock = clock;
    }

    @Override
    public RouteWhen get() {
        Instant now = clock.instant();
        Known last = known;
        if (last != null && now.isBefore(last.until())) {
            return last.routeWhen();
        }
        RouteWhen read = playbooks.intake();
        known = new Known(read, now.plus(FRESH));
        return read;
    }
}
