package dev.baton.roster.sla;

import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the clock of a first touch asks for, as long as nobody has touched the lead. Whether somebody is free to take it, {@link Handover} says. */
public sealed interface Step {
    /** Nothing is due yet. */
    record Wait() implements Step {}

    /**
     * The owner is reminded.
     *
     * @param reminded how many reminders are over then: of several that are due at once only the last is sent
     */
    record Remind(int reminded) implements Step {}

    /** It is too late, and somebody is told. {@code why} says why no more is done than that; empty where the route says so. */
    record Breach(Sla.OnBreach action, String why) implements Step {}

    /** It is too late, and the lead is taken from its owner, if somebody else is free. {@code had} is who had it, the owner last. */
    record Reassign(Owner.Rep owner, List<String> had) implements Step {
        public Reassign {
            had = List.copyOf(had);
        }
    }

    /**
     * Decides.
     *
     * @param reminded how many reminders are over
     * @param byBaton whether Baton chose the owner; whom a person chose keeps the lead
     * @param tookFrom from whom it was taken before, the oldest first
     */
    static Step of(
            Sla terms,
            Sla.Clock clock,
            int reminded,
            Owner owner,
            boolean byBaton,
            List<String> tookFrom,
            Instant now) {
        if (!now.isBefore(clock.due())) {
            return breach(terms, owner, byBaton, tookFrom);
        }
        int over =
                (int) clock.reminders().stream().filter(at -> !now.isBefore(at)).count();
        return over > reminded ? new Remind(over) : new Wait();
    }

    private static Step breach(Sla terms, Owner owner, boolean byBaton, List<String> tookFrom) {
        return switch (terms.onBreach()) {
            case REMIND, TELL_MANAGER -> new Breach(terms.onBreach(), "");
            case REASSIGN -> {
                if (!(owner instanceof Owner.Rep rep)) {
                    yield instead("no rep has it");
                }
                if (!byBaton) {
                    yield instead("it is with somebody whom Baton did not choose");
                }
                if (tookFrom.size() >= terms.atMost()) {
                    yield new Breach(
                            terms.thenTellManager() ? Sla.OnBreach.TELL_MANAGER : Sla.OnBreach.REMIND,
                            "it was taken from " + tookFrom.size() + " before");
                }
                List<String> had = new ArrayList<>(tookFrom);
                had.add(rep.id());
                yield new Reassign(rep, had);
            }
        };
    }

    /** Where a lead cannot be taken away, that is the manager's to hear, whether or not the route says who is told in the end. */
    static Breach instead(String why) {
        return new Breach(Sla.OnBreach.TELL_MANAGER, why);
    }

    /** When the clock asks for something next, after so many reminders. */
    static Instant next(Sla.Clock clock, int reminded) {
        return reminded < clock.reminders().size() ? clock.reminders().get(reminded) : clock.due();
    }
}
