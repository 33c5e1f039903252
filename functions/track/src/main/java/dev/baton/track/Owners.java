package dev.baton.track;

import dev.baton.lead.Owner;
import dev.baton.roster.Rep;
import dev.baton.salesforce.RecordId;
import dev.baton.store.LeadState;
import dev.baton.store.RosterStore;
import dev.baton.track.crm.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who an owner in Salesforce is to Baton. What was found out is kept for ten minutes, the roster for one. Thread-safe. */
public final class Owners {
    private static final String USER = "salesforce-user";
    private static final Duration ROSTER_KEPT = Duration.ofMinutes(1);
    private static final Duration ROWS_KEPT = Duration.ofMinutes(10);

    private final RosterStore roster;
    private final Clock clock;
    private final Map<String, Kept> rows = new ConcurrentHashMap<>();
    private volatile @Nullable People people;

    private record Kept(Optional<Reader.OwnerRow> row, Instant until) {}

    private record People(Map<String, Rep> byUser, Map<String, Rep> byId, Instant until) {
        static People of(Collection<Rep> reps, Instant until) {
            Map<String, Rep> byUser = new HashMap<>();
            Map<String, Rep> byId = new HashMap<>();
            for (Rep rep : reps) {
                byId.put(rep.id(), rep);
                rep.attributes()
                        .getOrDefault(USER, Set.of())
                        .forEach(id -> RecordId.of(id).ifPresent(it -> byUser.put(it, rep)));
            }
            return new People(byUser, byId, until);
        }
    }

    /** Knows nobody yet. */
    public Owners(RosterStore roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /**
     * Who this is.
     *
     * @param id a user's or a queue's 18-character id
     * @param lead a queue that it is known to be in keeps the name by which Baton knows it
     * @param reader empty where no org is connected: then only whom the roster names is known
     * @throws RuntimeException if it had to be asked and could not be
     */
    public Owner of(String id, LeadState lead, Optional<Reader> reader) {
        if (id.startsWith("00G")) {
            return queue(id, lead, reader);
        }
        Rep named = people().byUser().get(id);
        if (named != null) {
            return card(named);
        }
        Optional<Reader.OwnerRow> row = row(id, reader, Reader::user);
        return row.stream()
                .flatMap(it -> it.alsoCalled().stream())
                .map(address -> Optional.ofNullable(people().byId().get(address.toLowerCase(Locale.ROOT))))
                .flatMap(Optional::stream)
                .findFirst()
                .<Owner>map(Owners::card)
                .orElseGet(
                        () -> new Owner.User(id, row.map(Reader.OwnerRow::name).orElse("")));
    }

    private Owner queue(String id, LeadState lead, Optional<Reader> reader) {
        Optional<Reader.OwnerRow> row = row(id, reader, Reader::queue);
        if (lead.owner().orElse(null) instanceof Owner.Queue known
                && row.filter(it -> it.alsoCalled().contains(known.name())).isPresent()) {
            return known;
        }
        return new Owner.Queue(
                row.map(Reader.OwnerRow::name).filter(name -> !name.isEmpty()).orElse(id));
    }

    private static Owner.Rep card(Rep rep) {
        return new Owner.Rep(rep.id(), rep.name(), rep.bookingUrl());
    }

    private interface Asked {
        Optional<Reader.OwnerRow> of(Reader reader, String id);
    }

    private Optional<Reader.OwnerRow> row(String id, Optional<Reader> reader, Asked asked) {
        Instant now = clock.instant();
        Kept kept = rows.get(id);
        if (kept == null || !now.isBefore(kept.until())) {
            kept = new Kept(reader.flatMap(it -> asked.of(it, id)), now.plus(ROWS_KEPT));
            rows.put(id, kept);
        }
        return kept.row();
    }

    private People people() {
        Instant now = clock.instant();
        People known = people;
        if (known == null || !now.isBefore(known.until())) {
            known = People.of(roster.all().reps(), now.plus(ROSTER_KEPT));
            people = known; // two threads may each read; the last one stays
        }
        return known;
    }
}
