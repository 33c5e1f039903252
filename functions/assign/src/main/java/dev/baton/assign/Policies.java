package dev.baton.assign;

import dev.baton.json.Json;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Playbook;
import dev.baton.roster.Assigner;
import dev.baton.roster.Calendars;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.store.PlaybookStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Playbooks that were read, the one used last kept. A version never changes, so nothing grows stale. Thread-safe. */
final class Policies {
    private final PlaybookStore playbooks;
    private final Mode mode;
    private volatile @Nullable Policy last;

    /**
     * One version of a playbook, ready to decide with.
     *
     * @param calendars who works when
     * @param mode the deployment's
     */
    record Policy(int version, Playbook playbook, Assigner assigner, Calendars calendars, Mode mode) {
        /** Whether a decision on this verdict is carried out: as its route says, else as the deployment does. */
        Mode mode(Verdict verdict) {
            return verdict instanceof Verdict.Routed routed ? routed.mode().orElse(mode) : mode;
        }

        /** Whether this pool, or one that its leads may spill over to, keeps companies together. */
        boolean keepsCompanies(String first) {
            Set<String> asked = new HashSet<>();
            Optional<Pool> at = pool(first);
            while (at.isPresent() && asked.add(at.get().id())) {
                if (at.get().keepsCompanies()) {
                    return true;
                }
                at = pool(at.get().nobodyFree().then());
            }
            return false;
        }

        /**
         * When the first touch of what was decided is due.
         *
         * @param rep who got it; empty where the fallback queue did
         */
        Optional<Sla.Clock> firstTouch(Verdict verdict, Outcome outcome, Optional<Rep> rep, Instant now) {
            return playbook.firstTouch(verdict, outcome, rep, calendars, now);
        }

        Optional<Pool> pool(String id) {
            return Optional.ofNullable(playbook.pools().get(id));
        }

        /** How long the pool holds a lead; zero for one that is not there. */
        Duration hold(String pool) {
            return pool(pool).map(its -> its.nobodyFree().hold()).orElse(Duration.ZERO);
        }
    }

    Policies(PlaybookStore playbooks, Mode mode) {
        this.playbooks = playbooks;
        this.mode = mode;
    }

    /**
     * One version.
     *
     * @throws IllegalStateException if it was never published
     */
    Policy of(int version) {
        Policy known = last;
        if (known != null && known.version() == version) {
            return known;
        }
        Playbook playbook = playbooks
                .version(version)
                .map(published -> Json.read(published.compiled(), Playbook.class))
                .orElseThrow(() -> new IllegalStateException("version " + version + " of the playbook is not there"));
        Policy policy = new Policy(version, playbook, playbook.assigner(), new Calendars(playbook.hours()), mode);
        last = policy;
        return policy;
    }
}
