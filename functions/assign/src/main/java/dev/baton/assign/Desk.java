package dev.baton.assign;

import dev.baton.assign.Policies.Policy;
import dev.baton.lead.Basis;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.playbook.LookupKeys;
import dev.baton.playbook.Rows;
import dev.baton.store.Active;
import dev.baton.store.HeldLead;
import dev.baton.store.HeldLeads;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lays out what there is to decide: the cells concerned as they are now, and the leads that wait in them. */
final class Desk {
    /** No list is read further: the younger ones are looked at when these are gone. */
    static final int LIST_LIMIT = 500;

    private final Stores stores;
    private final Policies policies;

    Desk(Stores stores, Mode mode) {
        this.stores = stores;
        this.policies = new Policies(stores.playbooks(), mode);
    }

    /**
     * What lies there.
     *
     * @param pools every pool of the cells concerned, vanished ones that were asked for too
     * @param held the leads that wait there and may be decided, the oldest first
     * @param deeper pools whose lists go on beyond what was read
     */
    record Laid(Active active, Policy policy, Set<String> pools, List<Case> held, Set<String> deeper) {}

    /**
     * Reads the held lists of all pools that are in one cell with any of these, and of those where a newer playbook sends the leads that
     * wait.
     *
     * @param skip leads that are not to be tried again in this invocation
     */
    Laid lay(Collection<String> asked, Set<LeadId> skip, Instant now) {
        Active active = stores.playbooks().active();
        Policy policy = policies.of(active.version());
        Set<String> pools = new TreeSet<>();
        Set<String> deeper = new TreeSet<>();
        // A lead that another writer moves from list to list meanwhile may be read in both: it lies here once.
        Map<LeadId, Case> held = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(asked);
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(Outcome.FALLBACK) || pools.contains(next)) {
                continue;
            }
            for (String pool : active.cells().together(next)) {
                pools.add(pool);
                List<Case> waiting = judged(read(pool, deeper, skip), active, policy, now);
                waiting.forEach(one -> held.put(one.id(), one));
                waiting.forEach(one -> one.pool().ifPresent(open::add));
            }
        }
        List<Case> oldestFirst = new ArrayList<>(held.values());
        oldestFirst.sort(Comparator.comparing((Case one) -> one.lead().acceptedAt())
                .thenComparing(one -> one.id().value()));
        return new Laid(active, policy, pools, oldestFirst, deeper);
    }

    private List<HeldLead> read(String pool, Set<String> deeper, Set<LeadId> skip) {
        HeldLeads.Oldest oldest = stores.held().oldest(pool, LIST_LIMIT);
        oldest.unreadable().forEach(entry -> Log.unreadable(pool, entry));
        if (oldest.more()) {
            deeper.add(pool);
        }
        return oldest.leads().stream().filter(held -> !skip.contains(held.id())).toList();
    }

    /** Leads whose verdict is of another version are judged again; those that failed wait for another version or their deadline. */
    private List<Case> judged(List<HeldLead> held, Active active, Policy policy, Instant now) {
        List<Case> cases = held.stream()
                .filter(one -> one.parking()
                        .fault()
                        .filter(fault -> fault.playbookVersion() == active.version()
                                && one.parking().wakeAt().isAfter(now))
                        .isEmpty())
                .map(Case::held)
                .toList();
        if (cases.stream().allMatch(one -> one.verdict().playbookVersion() == active.version())) {
            return cases;
        }
        List<Keyed> keyed = cases.stream().map(one -> keyed(one, policy)).toList();
        Rows rows = stores.lookups().rows(keyed.stream().map(Keyed::keys).toList());
        return keyed.stream().map(one -> judged(one, rows, policy, now)).toList();
    }

    private record Keyed(Case one, LookupKeys keys) {}

    private static Keyed keyed(Case one, Policy policy) {
        if (one.verdict().playbookVersion() == policy.version()) {
            return new Keyed(one, LookupKeys.NONE);
        }
        try {
            return new Keyed(one, policy.playbook().lookups(one.lead(), one.facts()));
        } catch (RuntimeException fault) {
            return new Keyed(one.failed(Log.text(fault)), LookupKeys.NONE);
        }
    }

    private static Case judged(Keyed keyed, Rows rows, Policy policy, Instant now) {
        Case one = keyed.one();
        if (one.fault().isPresent() || one.verdict().playbookVersion() == policy.version()) {
            return one;
        }
        try {
            Rows own = only(rows, keyed.keys());
            return one.judged(
                    policy.playbook().judge(one.lead(), one.facts(), own, policy.version(), now),
                    Basis.of(now, own.values()));
        } catch (RuntimeException fault) {
            return one.failed(Log.text(fault));
        }
    }

    private static Rows only(Rows rows, LookupKeys keys) {
        Map<String, String> own = new HashMap<>();
        keys.wanted().forEach(key -> rows.find(key).ifPresent(value -> own.put(key.text(), value)));
        return new Rows(own);
    }
}
