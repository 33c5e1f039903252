package dev.baton.deliver;

import dev.baton.salesforce.Settings;
import dev.baton.store.PlaybookStore;
import dev.baton.store.RosterStore;
import dev.baton.store.SettingsStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The roster, the team's settings for Salesforce and the playbook's fallback, read at most once a minute by an instance. Thread-safe. */
final class Setup {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final RosterStore roster;
    private final SettingsStore settings;
    private final PlaybookStore playbooks;
    private volatile @Nullable Kept kept;

    Setup(RosterStore roster, SettingsStore settings, PlaybookStore playbooks) {
        this.roster = roster;
        this.settings = settings;
        this.playbooks = playbooks;
    }

    /**
     * All of it, as it was within the last minute.
     *
     * @param fallback the queue that gets what is nobody's
     */
    record Now(Reps reps, Settings settings, Optional<String> fallback) {}

    private record Kept(Now now, Instant until) {}

    Now now(Instant at) {
        Kept current = kept;
        if (current == null || !at.isBefore(current.until())) {
            Settings published =
                    settings.read().map(text -> Settings.of(text.json())).orElse(Settings.DEFAULTS);
            current = new Kept(
                    new Now(new Reps(roster.all().reps()), published, playbooks.fallbackQueue()), at.plus(KEPT));
            kept = current; // two threads may each read; the last one stays
        }
        return current.now();
    }
}
