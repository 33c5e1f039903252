package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Verdict;
import dev.baton.roster.sla.Step;
import java.time.Instant;
import java.util.Optional;

/**
 * A lead that was given and is not finished with.
 *
 * @param mode in shadow nobody has it
 * @param said what history knows of it
 * @param took from whom it was taken before
 * @param since when the owner got it
 * @param clock of the first touch that is promised; empty where none is, or nobody could keep it
 * @param reminded how many of the clock's reminders are over
 * @param touched whether a rep has turned to it
 */
record Open(
        Lead lead,
        Facts facts,
        int routing,
        Verdict.Routed verdict,
        Outcome.Assigned outcome,
        Mode mode,
        Happening.Known said,
        Took took,
        Instant since,
        Optional<Sla.Clock> clock,
        int reminded,
        boolean touched) {
    /** Whoever has it, if that is a rep who has it for real. */
    Optional<Owner.Rep> rep() {
        return mode == Mode.LIVE && outcome.owner() instanceof Owner.Rep rep ? Optional.of(rep) : Optional.empty();
    }

    Open touchedNow() {
        return new Open(lead, facts, routing, verdict, outcome, mode, said, took, since, clock, reminded, true);
    }

    Open reminded(int over) {
        return new Open(lead, facts, routing, verdict, outcome, mode, said, took, since, clock, over, touched);
    }

    /** What its clock asks for. */
    Step step(Instant now) {
        return verdict.sla().isEmpty() || clock.isEmpty() || touched
                ? new Step.Wait()
                : Step.of(verdict.sla().get(), clock.get(), reminded, outcome.owner(), true, took.from(), now);
    }

    /** What is told of it, for a simulation tells nobody. */
    SlaNotice notice(SlaNotice.Kind kind, int number, Sla.OnBreach action, String why, Instant now) {
        return new SlaNotice(
                lead.id(),
                routing,
                kind,
                number,
                now,
                clock.orElseThrow().due(),
                outcome.owner(),
                verdict.route(),
                verdict.pool(),
                action,
                "",
                why);
    }
}
