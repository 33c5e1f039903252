package dev.baton.simulation;

import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import java.time.Duration;

/** Counts of the leads that have something in common: a route, a pool, a segment, a rep, or all. Mutable, for one thread. */
public final class Group {
    private final Waits waits = new Waits();
    private final Waits touches = new Waits();
    private long assigned;
    private long fallback;
    private long nurtured;
    private long rejected;
    private long held;
    private long again;
    private long touched;
    private long promised;
    private long kept;

    void settled(Told.Settled settled) {
        if (settled.routing() > 1) {
            again++;
        }
        switch (settled.outcome()) {
            case Outcome.Assigned outcome -> {
                if (outcome.owner() instanceof Owner.Queue) {
                    fallback++;
                } else {
                    assigned++;
                    promised += settled.verdict() instanceof Verdict.Routed routed
                                    && routed.sla().isPresent()
                            ? 1
                            : 0;
                }
                waits.add(Duration.between(settled.began(), settled.at()));
            }
            case Outcome.Nurtured _ -> nurtured++;
            case Outcome.Rejected _ -> rejected++;
            case Outcome.Held _ -> {}
        }
    }

    void wasHeld() {
        held++;
    }

    void touched(Told.Touched touch) {
        touched++;
        kept += touch.due().isPresent() && touch.inTime() ? 1 : 0;
        touches.add(Duration.between(touch.since(), touch.at()));
    }

    /** How many a rep got. */
    public long assigned() {
        return assigned;
    }

    /** How many went to the fallback queue. */
    public long fallback() {
        return fallback;
    }

    /** How often one was nurtured; one that was scored again counts each time. */
    public long nurtured() {
        return nurtured;
    }

    /** How many were rejected. */
    public long rejected() {
        return rejected;
    }

    /** How many had to wait before they were decided. */
    public long held() {
        return held;
    }

    /** How many outcomes there are of nurtured leads that were scored again. */
    public long scoredAgain() {
        return again;
    }

    /** How many reps turned to. */
    public long touched() {
        return touched;
    }

    /** Of how many their route promises when a rep turns to them. */
    public long promised() {
        return promised;
    }

    /** Of how many that was kept. */
    public long kept() {
        return kept;
    }

    /** From when a routing began until a rep or the fallback queue had the lead; zero for one that did not wait. */
    public Waits waits() {
        return waits;
    }

    /** From when a rep had the lead until the first touch. */
    public Waits touches() {
        return touches;
    }
}
