package dev.baton.cli;

import dev.baton.roster.Availability;
import dev.baton.roster.Eevdf;
import dev.baton.roster.Membership;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Sharing;
import dev.baton.roster.Snapshot;
import dev.baton.roster.Turn;
import dev.baton.roster.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows, for each pool, whose turns come next: by the same rule that decides. */
@Command(name = "turns", description = "shows whose turns come next in each pool, if everybody stays as they are")
final class RosterTurnsCommand extends StackCommand {
    private static final int MOST = 100;

    @Option(names = "--next", paramLabel = "N", description = "how many turns; 5 when not given")
    private int turns = 5;

    @Override
    int run(Desk desk, Page page) {
        if (turns < 1 || turns > MOST) {
            throw new Refusal("--next is between 1 and " + MOST);
        }
        var pools = new TreeMap<>(new Publishing(desk).activePools());
        if (pools.isEmpty()) {
            page.line("No playbook is active yet, so there are no pools.");
            return 0;
        }
        var reps = desk.roster().all().reps();
        var names = pools.keySet().stream()
                .map(pool -> Sharing.turnOf(pools, pool))
                .distinct()
                .toList();
        var now = desk.assignments()
                .read(reps.stream().map(Rep::id).toList(), names, List.of())
                .snapshot();
        page.table(
                List.of("POOL", "NEXT IN TURN"),
                pools.values().stream()
                        .map(pool -> List.of(pool.id(), next(pool, now.turn(Sharing.turnOf(pools, pool.id())), now)))
                        .toList());
        return 0;
    }

    private String next(Pool pool, Turn turn, Snapshot now) {
        var weights = new HashMap<String, Integer>();
        var available = new HashSet<String>();
        for (Rep rep : now.reps().values()) {
            if (Membership.selects(pool.members(), rep)) {
                weights.put(rep.id(), Weights.effective(rep, pool));
                if (Availability.of(rep, now.load(rep.id()), pool, clock().instant()) instanceof Availability.Free) {
                    available.add(rep.id());
                }
            }
        }
        var order = order(turn, weights, available);
        return order.isEmpty() ? "nobody is free" : String.join(", ", order);
    }

    private List<String> order(Turn start, Map<String, Integer> weights, Set<String> available) {
        var order = new ArrayList<String>();
        var turn = start;
        for (int time = 0; time < turns; time++) {
            var picked = Eevdf.pick(turn, weights, available, Set.of());
            if (picked.isEmpty()) {
                break;
            }
            order.add(picked.get().rep());
            turn = picked.get().after();
        }
        return order;
    }
}
