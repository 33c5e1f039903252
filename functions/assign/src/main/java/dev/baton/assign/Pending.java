package dev.baton.assign;

import dev.baton.lead.LeadId;
import dev.baton.queue.Arrival;
import dev.baton.queue.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an invocation was asked to do and has not done yet. Mutable, for one invocation and one thread. */
final class Pending {
    private final Map<LeadId, Fresh> leads = new LinkedHashMap<>();
    private final Set<String> doorbells = new HashSet<>();
    private final Set<String> strays = new HashSet<>();
    private final Set<String> pools = new TreeSet<>();

    /** A lead from the queue with all the records that brought it. */
    private record Fresh(Case one, List<String> records) {}

    Pending(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            switch (arrival.message()) {
                case Message.Scored scored -> add(Case.fresh(scored), arrival.recordId());
                case Message.Doorbell(String pool) -> {
                    pools.add(pool);
                    doorbells.add(arrival.recordId());
                }
                // Nobody sends these here. They end in the dead letters by the queue's own rule.
                case Message.Accepted _, Message.Enriched _, Message.Deliver _, Message.ReadBack _, Message.Notice _ ->
                    strays.add(arrival.recordId());
            }
        }
        leads.values().forEach(fresh -> fresh.one().pool().ifPresent(pools::add));
    }

    /** The same lead twice is one lead; of two routings the newer counts. */
    private void add(Case one, String record) {
        leads.merge(one.id(), new Fresh(one, List.of(record)), (there, more) -> {
            List<String> records = new ArrayList<>(there.records());
            records.addAll(more.records());
            return new Fresh(more.one().routing() > there.one().routing() ? more.one() : there.one(), records);
        });
    }

    /** The pools that are asked for. */
    Set<String> pools() {
        return pools;
    }

    /** The leads that still have to be decided, in the order they came. */
    List<Case> leads() {
        return leads.values().stream().map(Fresh::one).toList();
    }

    boolean isEmpty() {
        return leads.isEmpty();
    }

    void done(LeadId id) {
        leads.remove(id);
    }

    void done(Collection<LeadId> ids) {
        ids.forEach(leads::remove);
    }

    /** The records to report when all went well: those that are nobody's. */
    Set<String> strays() {
        return Set.copyOf(strays);
    }

    /** The records to report when the work cannot go on. */
    Set<String> unfinished() {
        Set<String> records = new HashSet<>(strays);
        records.addAll(doorbells);
        leads.values().forEach(fresh -> records.addAll(fresh.records()));
        return records;
    }
}
