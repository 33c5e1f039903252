package dev.baton.store;

import dev.baton.lead.LeadId;
import dev.baton.roster.LastLead;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Snapshot;
import dev.baton.roster.Turn;
import java.util.HashMap;
import java.util.Map;

/**
 * What a decision reads: people, loads, turns and first leads, each with the version that a write is conditional on.
 *
 * @param loads every rep asked for; {@link Load#NONE} at version 0 where there is no item
 * @param turns every turn asked for; {@link Turn#START} at version 0 where there is no item
 * @param firsts the first lead of each person who has one, by person key
 * @param companies the last lead of each company that had one, by {@link LastLead#key}
 * @param firstLeads the state of each of those leads that is there
 */
public record RoutingState(
        Map<String, Versioned<Rep>> reps,
        Map<String, Versioned<Load>> loads,
        Map<String, Versioned<Turn>> turns,
        Map<String, LeadId> firsts,
        Map<LeadId, LeadState> firstLeads,
        Map<String, Versioned<LastLead>> companies) {
    /** Nothing read yet. */
    public static final RoutingState NOTHING =
            new RoutingState(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public RoutingState {
        reps = Map.copyOf(reps);
        loads = Map.copyOf(loads);
        turns = Map.copyOf(turns);
        firsts = Map.copyOf(firsts);
        firstLeads = Map.copyOf(firstLeads);
        companies = Map.copyOf(companies);
    }

    /** The same without versions, as the pure core takes it. */
    public Snapshot snapshot() {
        return new Snapshot(values(reps), values(loads), values(turns), values(companies));
    }

    /** This, and what {@code more} has beside it. */
    public RoutingState plus(RoutingState more) {
        return new RoutingState(
                both(reps, more.reps),
                both(loads, more.loads),
                both(turns, more.turns),
                both(firsts, more.firsts),
                both(firstLeads, more.firstLeads),
                both(companies, more.companies));
    }

    private static <K, V> Map<K, V> both(Map<K, V> first, Map<K, V> more) {
        Map<K, V> both = new HashMap<>(more);
        both.putAll(first);
        return both;
    }

    private static <T> Map<String, T> values(Map<String, Versioned<T>> versioned) {
        Map<String, T> values = HashMap.newHashMap(versioned.size());
        versioned.forEach((key, its) -> values.put(key, its.value()));
        return values;
    }
}
