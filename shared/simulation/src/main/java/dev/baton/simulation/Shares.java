package dev.baton.simulation;

import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.roster.Availability;
import dev.baton.roster.Capacity;
import dev.baton.roster.Decided;
import dev.baton.roster.Load;
import dev.baton.roster.Membership;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Sharing;
import dev.baton.roster.Snapshot;
import dev.baton.roster.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what everybody had of the turns against what was promised. Reads the state that each decision was made on. Mutable, for one thread. */
final class Shares {
    private final Map<String, Map<String, Share>> byTurn = new TreeMap<>();

    /** Counts a lead that was given by turn, or fell back because nobody could have it. */
    void count(Told.Settled settled) {
        if (settled.decided().isEmpty() || !(settled.outcome() instanceof Outcome.Assigned assigned)) {
            return;
        }
        Decided decided = settled.decided().get();
        if (settled.byTurn()) {
            decided.turn().ifPresent(turn -> taken(turn, assigned, decided.looked(), settled));
        }
    }

    private void taken(String turn, Outcome.Assigned assigned, Snapshot looked, Told.Settled settled) {
        Map<String, Pool> pools = settled.policy().playbook().pools();
        Pool pool = pools.get(assigned.pool());
        if (pool == null) {
            return;
        }
        Pool named = pools.getOrDefault(turn, pool);
        Map<Rep, Integer> free = new LinkedHashMap<>();
        List<Rep> full = new ArrayList<>();
        long sum = 0;
        for (Rep rep : looked.reps().values()) {
            if (!member(pool, rep, turn, pools)) {
                continue;
            }
            Load load = looked.load(rep.id());
            int weight = Weights.effective(rep, named);
            if (weight > 0
                    && Availability.of(rep, load, pool, settled.policy().calendars(), settled.at())
                            instanceof Availability.Free) {
                free.put(rep, weight);
                sum += weight;
            } else if (Capacity.refusal(rep, load, settled.at()).isPresent()
                    || Capacity.refusal(rep, load, pool, settled.at()).isPresent()) {
                full.add(rep);
            }
        }
        long all = Math.max(1, sum);
        free.forEach((rep, weight) -> {
            boolean got =
                    assigned.owner() instanceof Owner.Rep owner && owner.id().equals(rep.id());
            put(turn, rep, weight, got, Share.TURN * weight / all, false);
        });
        full.forEach(rep -> put(turn, rep, Weights.effective(rep, named), false, 0, true));
    }

    private static boolean member(Pool pool, Rep rep, String turn, Map<String, Pool> pools) {
        return Membership.of(pool, List.of(rep)).contains(rep.id())
                && Sharing.turnOf(pools, pool.id(), rep).equals(turn);
    }

    private void put(String turn, Rep rep, int weight, boolean got, long part, boolean atLimit) {
        byTurn.computeIfAbsent(turn, _ -> new TreeMap<>())
                .compute(
                        rep.id(),
                        (id, share) -> (share == null ? new Share(turn, id, weight, 0, 0, 0) : share)
                                .plus(weight, got, part, atLimit));
    }

    List<Share> all() {
        return byTurn.values().stream().flatMap(its -> its.values().stream()).toList();
    }
}
