package dev.baton.simulation;

import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts what a simulation tells: by rep, pool, route and segment. Takes room for these, and for the leads that a rep has and has not turned
 * to. Mutable, for one thread.
 */
public final class Tally implements Consumer<Told> {
    private final Group all = new Group();
    private final Map<String, Group> reps = new TreeMap<>();
    private final Map<String, Group> pools = new TreeMap<>();
    private final Map<String, Group> routes = new TreeMap<>();
    private final Map<String, Group> segments = new TreeMap<>();
    private final Shares shares = new Shares();
    private final Map<LeadId, String> untouched = new HashMap<>();

    @Override
    public void accept(Told told) {
        switch (told) {
            case Told.Settled settled -> settled(settled);
            case Told.Parked parked -> {
                if (parked.anew()) {
                    all.wasHeld();
                    of(pools, parked.held().pool()).wasHeld();
                    of(routes, parked.verdict().route()).wasHeld();
                }
            }
            case Told.Touched touched -> {
                all.touched(touched);
                of(reps, touched.rep().id()).touched(touched);
                of(routes, touched.route()).touched(touched);
                of(pools, touched.pool()).touched(touched);
                Optional.ofNullable(untouched.remove(touched.lead()))
                        .ifPresent(segment -> of(segments, segment).touched(touched));
            }
            case Told.Noticed noticed -> {
                all.noticed(noticed);
                noticed.rep().ifPresent(rep -> of(reps, rep).noticed(noticed));
                of(routes, noticed.notice().route()).noticed(noticed);
                of(pools, noticed.pool()).noticed(noticed);
                String segment = noticed.policy().segment(noticed.lead(), noticed.facts(), noticed.at());
                if (!segment.isEmpty()) {
                    of(segments, segment).noticed(noticed);
                }
            }
            case Told.Closed closed -> untouched.remove(closed.lead());
        }
    }

    private void settled(Told.Settled settled) {
        all.settled(settled);
        String segment = settled.policy().segment(settled.lead(), settled.facts(), settled.at());
        if (!segment.isEmpty()) {
            of(segments, segment).settled(settled);
        }
        if (settled.verdict() instanceof Verdict.Routed routed) {
            of(routes, routed.route()).settled(settled);
        }
        if (settled.outcome() instanceof Outcome.Assigned assigned) {
            of(pools, assigned.pool()).settled(settled);
            if (assigned.owner() instanceof Owner.Rep rep) {
                of(reps, rep.id()).settled(settled);
                if (!segment.isEmpty() && settled.mode() == Mode.LIVE) {
                    untouched.put(settled.lead().id(), segment);
                }
            }
        }
        shares.count(settled);
    }

    private static Group of(Map<String, Group> groups, String name) {
        return groups.computeIfAbsent(name, _ -> new Group());
    }

    /** All leads. */
    public Group all() {
        return all;
    }

    /** By the rep who got the lead. */
    public Map<String, Group> reps() {
        return Collections.unmodifiableMap(reps);
    }

    /** By the pool that picked, or had nobody. */
    public Map<String, Group> pools() {
        return Collections.unmodifiableMap(pools);
    }

    /** By the route that the lead took; without those that were nurtured or rejected. */
    public Map<String, Group> routes() {
        return Collections.unmodifiableMap(routes);
    }

    /** By the segment that the lead is in. */
    public Map<String, Group> segments() {
        return Collections.unmodifiableMap(segments);
    }

    /** What everybody had of each pool's turns, and what was promised. */
    public List<Share> shares() {
        return shares.all();
    }
}
