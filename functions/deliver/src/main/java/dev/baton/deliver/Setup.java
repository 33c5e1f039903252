package dev.baton.deliver;

import dev.baton.salesforce.Settings;
import dev.baton.store.RosterStore;
import dev.baton.store.SettingsStore;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The roster and the team's settings for Salesforce, read at most once a minute by an instance. Thread-safe. */
final class Setup {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final RosterStore roster;
    private final SettingsStore settings;
    private volatile @Nullable Kept kept;

    Setup(RosterStore roster, SettingsStore settings) {
        this.roster = roster;
        this.settings = settings;
    }

    /** Both, as they were within the last minute. */
    record Now(Reps reps, Settings settings) {}

    private record Kept(Now now, Instant until) {}

    Now now(Instant at) {
        Kept current = kept;
        if (current == null || !at.isBefore(current.until())) {
            Settings published =
                    settings.read().map(text -> Settings.of(text.json())).orElse(Settings.DEFAULTS);
            current = new Kept(new Now(new Reps(roster.all().reps()), published), at.plus(KEPT));
            kept = current; // two threads may each read; the last one stays
        }
        return current.now();
    }
}
