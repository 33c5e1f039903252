package dev.baton.roster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A group of reps that a route hands leads to: policy, part of the playbook. Who the members are is found in the roster at each decision.
 *
 * @param members what a rep must be to belong; all of it must hold
 * @param weights weights for this pool alone, in thousandths, by rep id; they multiply with the rep's own
 * @param caps limits for this pool alone; the tighter of these and the rep's own holds
 * @param nobodyFree what happens to a lead when no member is available
 * @param ownerMatchCounts whether a lead that goes to its account's owner or its person's earlier owner counts as the rep's turn
 * @param sharesTurnsWith another pool whose {@link Turn} this one uses; the two select the same members
 */
public record Pool(
        String id,
        Members members,
        Map<String, Integer> weights,
        Caps caps,
        NobodyFree nobodyFree,
        boolean ownerMatchCounts,
        Optional<String> sharesTurnsWith) {
    public Pool {
        weights = Map.copyOf(weights);
    }

    /**
     * Selects members. An empty set or map does not restrict.
     *
     * @param teams any of these
     * @param reps any of these, by id
     * @param speaks any of these languages
     * @param attributes for each named attribute, any of these values
     */
    public record Members(
            Set<String> teams, Set<String> reps, Set<String> speaks, Map<String, Set<String>> attributes) {
        public Members {
            teams = Set.copyOf(teams);
            reps = Set.copyOf(reps);
            speaks = Set.copyOf(speaks);
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * What happens to a lead when nobody is free.
     *
     * @param hold how long it waits at most, from its routing's first parking; zero means that it does not wait
     * @param then the pool asked at the deadline, or {@link dev.baton.lead.Outcome#FALLBACK}
     */
    public record NobodyFree(Duration hold, String then) {}
}
