package dev.baton.store;

import dev.baton.lead.Decision;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.roster.Capacity;
import dev.baton.roster.Load;
import dev.baton.roster.Load.PoolLoad;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Snapshot;
import dev.baton.roster.SnapshotText;
import dev.baton.store.Violation.Promise;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The promises about loads: they count what is open, and each decision found its rep under every limit. */
final class LoadAudit {
    private final Evidence evidence;
    private final Map<String, Pool> pools;
    private final Set<Count> counts = new HashSet<>();

    /** A rep's count of a day, which each decision raises: no two decisions can have found the same one. */
    private record Count(String rep, LocalDate date, int today) {}

    LoadAudit(Evidence evidence, Map<String, Pool> pools) {
        this.evidence = evidence;
        this.pools = pools;
    }

    void check(Consumer<Violation> found) {
        for (Evidence.OfLead lead : evidence.leads().values()) {
            lead.decisions.values().forEach(decision -> limits(lead.pk, decision, found));
        }
        sums(found);
    }

    private void limits(String about, Decision decision, Consumer<Violation> found) {
        if (!(decision.outcome() instanceof Outcome.Assigned(Owner.Rep owner, String pool, String _))
                || decision.inputs().roster().isEmpty()) {
            return;
        }
        Snapshot seen = SnapshotText.read(decision.inputs().roster());
        @Nullable Rep rep = seen.reps().get(owner.id());
        if (rep == null) {
            found.accept(new Violation(Promise.CAPACITY, about, "the decision did not look at the rep whom it chose"));
            return;
        }
        Load before = seen.load(owner.id());
        @Nullable Pool policy = pools.get(pool);
        Optional<String> refusal = policy == null
                ? Capacity.refusal(rep, before, decision.at())
                : Capacity.refusal(rep, before, policy, decision.at());
        refusal.ifPresent(why -> found.accept(
                new Violation(Promise.CAPACITY, about, "it went to somebody who was above a limit: " + why)));
        if (decision.mode() == Mode.SHADOW) {
            return; // it counts nowhere
        }
        Load then = Capacity.at(before, decision.at(), rep.zone());
        if (!counts.add(new Count(owner.id(), then.date(), then.today()))) {
            found.accept(new Violation(
                    Promise.CAPACITY, owner.id(), "two decisions found the same count on " + then.date()));
        }
    }

    private void sums(Consumer<Violation> found) {
        Map<String, Map<String, Integer>> open = new HashMap<>();
        for (Evidence.OfLead lead : evidence.leads().values()) {
            lead.state().filter(LeadState::open).ifPresent(state -> {
                if (state.owner().orElse(null) instanceof Owner.Rep rep) {
                    open.computeIfAbsent(rep.id(), _ -> new HashMap<>()).merge(state.pool(), 1, Integer::sum);
                } else {
                    found.accept(new Violation(Promise.CAPACITY, lead.pk, "it counts in a load, but no rep has it"));
                }
            });
        }
        Set<String> reps = new TreeSet<>(open.keySet());
        reps.addAll(evidence.loads().keySet());
        for (String rep : reps) {
            sum(rep, open.getOrDefault(rep, Map.of()), found);
        }
    }

    private void sum(String rep, Map<String, Integer> open, Consumer<Violation> found) {
        Load load = evidence.loads().getOrDefault(rep, Load.NONE);
        int own = open.values().stream().mapToInt(Integer::intValue).sum();
        int elsewhere = evidence.elsewhere().getOrDefault(rep, 0);
        if (load.open() != own + elsewhere) {
            found.accept(new Violation(
                    Promise.CAPACITY,
                    rep,
                    "the load says " + load.open() + " open, the leads say " + own
                            + (elsewhere == 0 ? "" : " and " + elsewhere + " elsewhere")));
        }
        Set<String> names = new TreeSet<>(open.keySet());
        names.addAll(load.pools().keySet());
        for (String pool : names) {
            int counted = load.pools().getOrDefault(pool, PoolLoad.NONE).open();
            int there = open.getOrDefault(pool, 0);
            if (counted != there) {
                found.accept(new Violation(
                        Promise.CAPACITY,
                        rep,
                        "for pool " + pool + " the load says " + counted + " open, the leads say " + there));
            }
        }
    }
}
