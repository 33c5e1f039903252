package dev.baton.cli;

import dev.baton.lead.Owner;
import java.util.Optional;

/**
 * Who has a lead by the routing beside which Baton decided.
 *
 * @param owner empty while it is not known; a queue of which only the id is known has no name, a person of whom only the name is known no id
 * @param why since when or by what source; where nobody is known, why not
 */
record Actual(Optional<Owner> owner, String why) {
    static Actual unknown(String why) {
        return new Actual(Optional.empty(), why);
    }

    static Actual of(Owner owner, String why) {
        return new Actual(Optional.of(owner), why);
    }

    /** Whether a rep of the roster has it. */
    boolean isRep() {
        return owner.filter(Owner.Rep.class::isInstance).isPresent();
    }

    /** Whether this is whom Baton chose; empty when it cannot be told. */
    Optional<Boolean> is(Owner chosen) {
        return owner.flatMap(has -> switch (has) {
            case Owner.Rep rep ->
                Optional.of(chosen instanceof Owner.Rep other && other.id().equals(rep.id()));
            case Owner.Queue queue ->
                chosen instanceof Owner.Queue other
                        ? Optional.of(other.name().equalsIgnoreCase(queue.name()))
                                .filter(_ -> !queue.name().isEmpty())
                        : Optional.of(false);
            case Owner.User user ->
                Optional.of(chosen instanceof Owner.Queue other
                        && user.id().isEmpty()
                        && other.name().equalsIgnoreCase(user.name()));
        });
    }

    /** In words. */
    String who() {
        return owner.map(has -> switch (has) {
                    case Owner.Rep rep -> rep.id();
                    case Owner.Queue queue -> queue.name().isEmpty() ? "a queue" : "the queue " + queue.name();
                    case Owner.User user ->
                        user.id().isEmpty()
                                ? user.name() + ", no rep of that name"
                                : "the user " + (user.name().isEmpty() ? user.id() : user.name())
                                        + ", who is not in the roster";
                })
                .orElse("not known");
    }
}
