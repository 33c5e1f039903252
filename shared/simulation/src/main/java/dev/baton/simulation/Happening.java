package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Signal;
import dev.baton.roster.Rep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that happens from outside. */
public sealed interface Happening {
    /** When it happens. */
    Instant at();

    /**
     * A lead comes in, at the moment that it was accepted.
     *
     * @param facts what is known of it, beside what the simulation remembers itself
     * @param known what history says of it
     */
    record Form(Lead lead, Facts facts, Known known) implements Happening {
        /** A lead of which nothing is known but itself. */
        public Form(Lead lead, Facts facts) {
            this(lead, facts, Known.NOTHING);
        }

        @Override
        public Instant at() {
            return lead.acceptedAt();
        }
    }

    /**
     * What history knows of a lead that the simulation would have to assume otherwise.
     *
     * @param touched when the rep first turned to it
     * @param closed when it was finished with
     */
    record Known(Optional<Instant> touched, Optional<Instant> closed) {
        public static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
    }

    /** A person, or somebody of a company, did something. */
    record Did(Keys keys, Signal signal, Instant at) implements Happening {}

    /** Whoever has the lead turns to it. Nothing happens to one that nobody has. */
    record Touch(LeadId lead, Instant at) implements Happening {}

    /** A lead is finished with, whether somebody has it, it waits or is nurtured. Nothing happens to any other. */
    record Close(LeadId lead, Instant at) implements Happening {}

    /** From now on these are the people. Whoever is missing has left; the others keep their loads and turns. */
    record People(List<Rep> reps, Instant at) implements Happening {
        public People {
            reps = List.copyOf(reps);
        }
    }

    /** From now on another playbook decides; what waits is judged again. */
    record Publish(Policy policy, Instant at) implements Happening {}
}
