package dev.baton.watch;

import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.LeadState;
import java.time.Instant;
import java.util.ArrayList;
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
        if (!now.isBefore(clock.clock().due())) {
            return breach(clock, lead, owner);
        }
        int over = (int) clock.clock().reminders().stream()
                .filter(at -> !now.isBefore(at))
                .count();
        return over > clock.reminded() ? new Remind(owner, over) : new Wait();
    }

    private static Next breach(FirstTouchWatch clock, LeadState lead, Owner owner) {
        return switch (clock.terms().onBreach()) {
            case REMIND, TELL_MANAGER -> new Breach(owner, clock.terms().onBreach(), "");
            case REASSIGN -> {
                if (!(owner instanceof Owner.Rep rep)) {
                    yield instead(owner, "no rep has it");
                }
                if (!lead.ownerBy().isEmpty()) {
                    yield instead(owner, "it is with somebody whom Baton did not choose");
                }
                if (lead.tookFrom().size() >= clock.terms().atMost()) {
                    yield new Breach(
                            owner,
                            clock.terms().thenTellManager() ? Sla.OnBreach.TELL_MANAGER : Sla.OnBreach.REMIND,
                            "it was taken from " + lead.tookFrom().size() + " before");
                }
                List<String> had = new ArrayList<>(lead.tookFrom());
                had.add(rep.id());
                yield new Reassign(rep, had);
            }
        };
    }

    /** Where a lead cannot be taken away, that is the manager's to hear, whether or not the route says who is told in the end. */
    static Breach instead(Owner owner, String why) {
        return new Breach(owner, Sla.OnBreach.TELL_MANAGER, why);
    }
}
