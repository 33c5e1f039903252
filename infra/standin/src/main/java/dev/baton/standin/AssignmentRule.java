package dev.baton.standin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The org's old way of giving leads to people: by country, in turn, looking at nobody's capacity, hours or leave. It is here so that
 * there is something to run in the shadow of. Guarded by the org's lock.
 */
final class AssignmentRule {
    private final Map<String, List<String>> byCountry;
    private final List<String> otherwise;
    private final Map<List<String>, Integer> turns = new HashMap<>();

    /** Users by the country as it is written on leads, and those who get everything else. */
    AssignmentRule(Map<String, List<String>> byCountry, List<String> otherwise) {
        this.byCountry = Map.copyOf(byCountry);
        this.otherwise = List.copyOf(otherwise);
    }

    boolean isEmpty() {
        return otherwise.isEmpty();
    }

    /** The user whose turn it is. */
    String next(String country) {
        List<String> people = byCountry.getOrDefault(country, otherwise);
        int turn = turns.merge(people, 1, Integer::sum) - 1;
        return people.get(turn % people.size());
    }
}
