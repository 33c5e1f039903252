package dev.baton.playbook;

import dev.baton.lead.Mode;
import dev.baton.lead.Sla;
import java.util.Optional;

/**
 * One way for a lead.
 *
 * @param name unique within the playbook
 * @param when the leads it takes
 * @param anyScore whether it takes them below the qualifying score too
 * @param to who gets them
 * @param mode whether its decisions are carried out; empty where the deployment's mode holds
 * @param sla what it promises about the first touch; empty where it promises nothing
 */
public record Route(String name, Matcher when, boolean anyScore, Target to, Optional<Mode> mode, Optional<Sla> sla) {
    public Route {
        mode = Absent.or(mode, Optional.empty());
        sla = Absent.or(sla, Optional.empty());
    }

    /** A route without an SLA. */
    public Route(String name, Matcher when, boolean anyScore, Target to, Optional<Mode> mode) {
        this(name, when, anyScore, to, mode, Optional.empty());
    }

    /** Who gets a route's leads. */
    public sealed interface Target {
        /** The pool that picks, in the end; or {@link dev.baton.lead.Outcome#FALLBACK}. */
        String pool();
    }

    /** The members of a pool, by turn. */
    public record ToPool(String pool) implements Target {}

    /** The owner of the lead's account; where there is none or the owner is not available, {@code pool}. */
    public record ToOwner(String pool) implements Target {}

    /** The member of the lead's account's team with this role; where there is none or that rep is not available, {@code pool}. */
    public record ToTeam(String role, String pool) implements Target {}

    /** The owner of the named account that the lead belongs to; where there is none or the owner is not available, {@code pool}. */
    public record ToNamedOwner(String pool) implements Target {}

    /** One rep, by id; where the rep is not available, {@code pool}. */
    public record ToRep(String rep, String pool) implements Target {}
}
