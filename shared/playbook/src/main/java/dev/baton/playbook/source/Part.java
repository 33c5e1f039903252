package dev.baton.playbook.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some of all leads: those whose value in each named aspect is one of these; the other aspects do not matter. Never empty: no set of values
 * is. Immutable; the sets are not to be changed.
 */
record Part(Map<Aspect, BitSet> of) {
    /** All leads. */
    static final Part ALL = new Part(Map.of());

    /** The leads in both; nothing when there are none. */
    Optional<Part> and(Part other) {
        if (other.of.isEmpty()) {
            return Optional.of(this);
        }
        Map<Aspect, BitSet> both = new HashMap<>(of);
        for (Map.Entry<Aspect, BitSet> entry : other.of.entrySet()) {
            BitSet values = both.get(entry.getKey());
            if (values == null) {
                both.put(entry.getKey(), entry.getValue());
            } else {
                BitSet shared = copy(values);
                shared.and(entry.getValue());
                if (shared.isEmpty()) {
                    return Optional.empty();
                }
                both.put(entry.getKey(), shared);
            }
        }
        return Optional.of(new Part(both));
    }

    boolean meets(Part other) {
        return other.of.entrySet().stream().allMatch(entry -> {
            BitSet values = of.get(entry.getKey());
            return values == null || values.intersects(entry.getValue());
        });
    }

    /** The leads that are not in {@code other}, in parts that do not overlap. */
    List<Part> without(Part other, Universe universe) {
        if (!meets(other)) {
            return List.of(this);
        }
        List<Part> rest = new ArrayList<>();
        Map<Aspect, BitSet> narrowed = new HashMap<>(of);
        for (Map.Entry<Aspect, BitSet> entry : other.of.entrySet()) {
            BitSet values = narrowed.getOrDefault(entry.getKey(), universe.all(entry.getKey()));
            BitSet outside = copy(values);
            outside.andNot(entry.getValue());
            if (!outside.isEmpty()) {
                Map<Aspect, BitSet> piece = new HashMap<>(narrowed);
                piece.put(entry.getKey(), outside);
                rest.add(new Part(piece));
            }
            BitSet inside = copy(values);
            inside.and(entry.getValue());
            narrowed.put(entry.getKey(), inside);
        }
        return rest;
    }

    private static BitSet copy(BitSet values) {
        return (BitSet) values.clone();
    }
}
