package dev.baton.watch;

import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.roster.sla.Step;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.LeadState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a first touch's clock that has run to a moment asks for. Pure. */
sealed interface Next {
    /** The lead was touched, or is in another routing, or gone: nobody has to be told any more. */
    record Over() implements Next {}

    /** The lead is closed. It may be opened again, so what is known is kept. */
    record Stop() implements Next {}

    /** Nothing is due yet. */
    record Wait() implements Next {}

    /** What was noted may not have been told. */
    record Tell(SlaNotice again) implements Next {}

    /** What Salesforce could not be told is due once more. */
    record Again(FirstTouchWatch.PutOff waiting) implements Next {}

    /**
     * The owner is reminded.
     *
     * @param reminded how many reminders are over then: of several that are due at once only the last is sent
     */
    record Remind(Owner owner, int reminded) implements Next {}

    /** Nobody touched it in time, and somebody is told. {@code why} says why no more is done than that; empty where the route says so. */
    record Breach(Owner owner, Sla.OnBreach action, String why) implements Next {}

    /** Nobody touched it in time, and it is taken from its owner, if somebody else is free. {@code had} is who had it, with the owner. */
    record Reassign(Owner.Rep owner, List<String> had) implements Next {}

    /**
     * Decides.
     *
     * @param state how the lead stands; empty when there is none
     */
    static Next of(FirstTouchWatch clock, Optional<LeadState> state, Instant now) {
        if (clock.telling().isPresent()) {
            return new Tell(clock.telling().get());
        }
        if (state.isEmpty() || state.get().routing() != clock.routing()) {
            return new Over();
        }
        LeadState lead = state.get();
        return switch (lead.status()) {
            case RECEIVED, STUCK, HELD, NURTURED, REJECTED, ERASED -> new Over();
            case CLOSED -> new Stop();
            case ASSIGNED -> lead.firstTouchAt().isPresent() ? new Over() : untouched(clock, lead, now);
        };
    }

    private static Next untouched(FirstTouchWatch clock, LeadState lead, Instant now) {
        Owner owner = lead.owner().or(lead::chosen).orElseThrow();
        if (clock.breachedAt().isPresent()) {
            return waiting(clock, now);
        }
        Step step = Step.of(
                clock.terms(),
                clock.clock(),
                clock.reminded(),
                owner,
                lead.ownerBy().isEmpty(),
                lead.tookFrom(),
                now);
        return switch (step) {
            case Step.Wait() -> waiting(clock, now);
            case Step.Remind(int reminded) -> new Remind(owner, reminded);
            case Step.Breach(Sla.OnBreach action, String why) -> new Breach(owner, action, why);
            case Step.Reassign(Owner.Rep rep, List<String> had) -> new Reassign(rep, had);
        };
    }

    /** What waits for Salesforce, while no later step has anything else to say. */
    private static Next waiting(FirstTouchWatch clock, Instant now) {
        return clock.putOff()
                .filter(off -> !off.until().isAfter(now))
                .<Next>map(Again::new)
                .orElseGet(Wait::new);
    }

    /** Where a lead cannot be taken away, that is the manager's to hear, whether or not the route says who is told in the end. */
    static Breach instead(Owner owner, String why) {
        Step.Breach instead = Step.instead(why);
        return new Breach(owner, instead.action(), instead.why());
    }
}
