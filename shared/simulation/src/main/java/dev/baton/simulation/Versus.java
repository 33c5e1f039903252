package dev.baton.simulation;

import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts the first outcomes beside each other that two playbooks have for one lead. Remembers a lead until both have one: those that wait, at
 * most. Mutable, for one thread.
 */
public final class Versus {
    private final Consumer<Pair> pairs;
    private final Map<LeadId, Told.Settled> left = new HashMap<>();
    private final Map<LeadId, Told.Settled> right = new HashMap<>();

    /** One lead, decided by both. */
    public record Pair(Told.Settled left, Told.Settled right) {
        /** The lead. */
        public Lead lead() {
            return left.lead();
        }
    }

    /** {@code pairs} hears each lead once, when both have decided it. */
    public Versus(Consumer<Pair> pairs) {
        this.pairs = pairs;
    }

    /** Hears the first playbook's simulation. */
    public void left(Told told) {
        if (told instanceof Told.Settled settled && settled.routing() == 1) {
            Told.Settled other = right.remove(settled.lead().id());
            if (other == null) {
                left.put(settled.lead().id(), settled);
            } else {
                pairs.accept(new Pair(settled, other));
            }
        }
    }

    /** Hears the other playbook's simulation. */
    public void right(Told told) {
        if (told instanceof Told.Settled settled && settled.routing() == 1) {
            Told.Settled other = left.remove(settled.lead().id());
            if (other == null) {
                right.put(settled.lead().id(), settled);
            } else {
                pairs.accept(new Pair(other, settled));
            }
        }
    }
}
