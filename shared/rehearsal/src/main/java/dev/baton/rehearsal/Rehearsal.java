package dev.baton.rehearsal;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rows;
import dev.baton.playbook.Table;
import dev.baton.roster.Assigner;
import dev.baton.roster.Decisions;
import dev.baton.roster.Rep;
import dev.baton.roster.Request;
import dev.baton.roster.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One playbook, to be tried on leads: score's part and assign's part, by the same core. Immutable, thread-safe. A lead costs its rules and
 * its routes, and in {@link #decide} its pool's members.
 */
public final class Rehearsal {
    private final Playbook playbook;
    private final Lookups lookups;
    private final int version;
    private final Assigner assigner;

    /**
     * A playbook that is published.
     *
     * @param version the version it has
     */
    public Rehearsal(Playbook playbook, Lookups lookups, int version) {
        this.playbook = playbook;
        this.lookups = lookups;
        this.version = version;
        assigner = playbook.assigner();
    }

    /** A playbook that was read and is not published: its version is 0. */
    public Rehearsal(Playbook playbook, List<Table> tables) {
        this(playbook, Lookups.in(tables), 0);
    }

    /** The playbook. */
    public Playbook playbook() {
        return playbook;
    }

    /** What decides by its pools and hours. */
    public Assigner assigner() {
        return assigner;
    }

    /** People who have nothing on their desks, and whose turns all begin: a roster as it stands in its file. */
    public static Snapshot fresh(Collection<Rep> reps) {
        Map<String, Rep> byId = reps.stream().collect(Collectors.toMap(Rep::id, Function.identity(), (one, _) -> one));
        return new Snapshot(byId, Map.of(), Map.of());
    }

    /** What the playbook says of a lead. */
    public Verdict judge(Lead lead, Facts facts, Instant now) {
        return judge(lead, facts, rows(lead, facts), now);
    }

    /** What is asked about a lead that the playbook has a route for; empty where it has none for a rep. */
    public static Optional<Request> request(Lead lead, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Routed routed ->
                Optional.of(new Request(
                        lead.id(),
                        routed.pool(),
                        routed.preference().stream().toList(),
                        Map.of(),
                        Optional.empty(),
                        lead.keys().company(),
                        routed.wants(),
                        true));
            case Verdict.Nurtured _, Verdict.Rejected _ -> Optional.empty();
        };
    }

    /** Decides a lead as if it came {@code now} and nobody waited. */
    public Rehearsed decide(Lead lead, Facts facts, Snapshot roster, Instant now) {
        Rows rows = rows(lead, facts);
        Verdict verdict = judge(lead, facts, rows, now);
        Optional<Decisions> decisions =
                request(lead, verdict).map(request -> assigner.decide(roster, List.of(request), now));
        return new Rehearsed(
                lead,
                facts,
                rows,
                verdict,
                decisions.map(made -> made.decided().getFirst()),
                decisions.map(Decisions::after).orElse(roster),
                now);
    }

    private Rows rows(Lead lead, Facts facts) {
        return lookups.rows(playbook.lookups(lead, facts));
    }

    private Verdict judge(Lead lead, Facts facts, Rows rows, Instant now) {
        return playbook.judge(lead, facts, rows, version, now);
    }
}
