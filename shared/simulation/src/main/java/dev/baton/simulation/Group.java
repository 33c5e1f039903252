package dev.baton.simulation;

import dev.baton.lead.Mode;
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
    private long reminded;
    private long breached;
    private long taken;
    private long shadow;

    void settled(Told.Settled settled) {
        if (settled.cause() == Told.Cause.SCORED_AGAIN) {
            again++;
        }
        if (settled.mode() == Mode.SHADOW) {
            shadow++;
        }
        switch (settled.outcome()) {
            case Outcome.Assigned outcome -> {
                if (outcome.owner() instanceof Owner.Queue) {
                    fallback++;
                } else {
                    assigned++;
                    promised += settled.mode() == Mode.LIVE
                                    && settled.verdict() instanceof Verdict.Routed routed
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

    /** A lead that is taken from its rep counts where it goes to next; what was promised of it was promised. */
    void noticed(Told.Noticed noticed) {
        switch (noticed.notice().kind()) {
            case REMINDER -> reminded++;
            case BREACH -> breached++;
        }
        if (noticed.taken()) {
            taken++;
            assigned--;
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

    /** How many a rep got, and kept. */
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

    /** Of all outcomes, how many were in shadow: nobody had the lead. */
    public long shadow() {
        return shadow;
    }

    /** How often a rep was reminded of a first touch. */
    public long reminded() {
        return reminded;
    }

    /** How often it was found that a first touch came too late. */
    public long breached() {
        return breached;
    }

    /** How often a lead was taken from a rep who did not touch it in time. */
    public long taken() {
        return taken;
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

    /** How often a route promised when a rep turns to a lead: once for each rep who gets it. */
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
