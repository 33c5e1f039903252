package dev.baton.simulation;

import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Each person's first lead, as long as it matters: while somebody has it, while it waits, or while it is nurtured. Of the nurtured ones the
 * newest are remembered. Mutable, for one thread.
 */
final class Persons {
    private final int remembered;
    private final Map<String, First> firsts = new HashMap<>();
    private final LinkedHashMap<String, LeadId> nurtured = new LinkedHashMap<>();
    private long forgotten;

    Persons(int remembered) {
        this.remembered = remembered;
    }

    /** A person's first lead. */
    record First(Lead lead, int routing, State state) {
        LeadId id() {
            return lead.id();
        }
    }

    /** What has become of it. */
    sealed interface State {
        /** A rep or the fallback queue has it. */
        record With(Owner owner) implements State {}

        /** It waits for a rep. */
        record Held() implements State {}

        /** It waits for a form or a signal, with what was known of it. */
        record Nurtured(dev.baton.lead.Facts facts) implements State {}
    }

    Optional<First> first(String person) {
        return person.isEmpty() ? Optional.empty() : Optional.ofNullable(firsts.get(person));
    }

    /** The rep who has the person's first lead, where that is another one. */
    Optional<Owner.Rep> ownerBefore(Lead lead) {
        return first(lead.keys().person())
                .filter(first -> !first.id().equals(lead.id()))
                .filter(first -> first.state() instanceof State.With)
                .map(first -> ((State.With) first.state()).owner())
                .filter(Owner.Rep.class::isInstance)
                .map(Owner.Rep.class::cast);
    }

    void put(Lead lead, int routing, State state) {
        String person = lead.keys().person();
        if (person.isEmpty()) {
            return;
        }
        firsts.put(person, new First(lead, routing, state));
        nurtured.remove(person);
        if (state instanceof State.Nurtured) {
            nurtured.put(person, lead.id());
            if (nurtured.size() > remembered) {
                String oldest = nurtured.firstEntry().getKey();
                nurtured.remove(oldest);
                firsts.remove(oldest);
                forgotten++;
            }
        }
    }

    /** Nothing of this lead matters any more. */
    void drop(Lead lead) {
        String person = lead.keys().person();
        if (first(person).filter(first -> first.id().equals(lead.id())).isPresent()) {
            firsts.remove(person);
            nurtured.remove(person);
        }
    }

    /** How many nurtured leads would not be scored again, because too many others came after them. */
    long forgotten() {
        return forgotten;
    }
}
