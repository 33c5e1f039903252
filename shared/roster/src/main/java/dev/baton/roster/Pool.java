package dev.baton.roster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group of reps that a route hands leads to: policy, part of the playbook. Who the members are is found in the roster at each decision.
 *
 * @param members what a rep must be to belong; all of it must hold
 * @param weights weights for this pool alone, in thousandths, by rep id; they multiply with the rep's own
 * @param caps limits for this pool alone; the tighter of these and the rep's own holds
 * @param nobodyFree what happens to a lead when no member is available
 * @param ownerMatchCounts whether a lead that goes to its account's owner or its person's earlier owner counts as the rep's turn
 * @param sharesTurnsWith another pool whose {@link Turn} this one uses; the two select the same members
 * @param strategy who of the members that are free is chosen
 * @param tiers further members, asked in this order when nobody before them is free; each tier takes turns by itself. Somebody who is
 *     selected by two tiers belongs to the first
 * @param hours when the pool works, beside its members' own hours; empty when theirs alone count
 * @param continuity who gets the next lead of a company or a person that had one before
 * @param match what a member must have for a lead to be given to him: an attribute of the rep ({@code speaks}, {@code team}, or a column of
 *     the roster) to the lead's field that it is held against. A lead without the field asks for nothing
 */
public record Pool(
        String id,
        Members members,
        Map<String, Integer> weights,
        Caps caps,
        NobodyFree nobodyFree,
        boolean ownerMatchCounts,
        Optional<String> sharesTurnsWith,
        Strategy strategy,
        List<Members> tiers,
        Optional<Hours> hours,
        Continuity continuity,
        Map<String, String> match) {
    public Pool {
        weights = Map.copyOf(weights);
        strategy = given(strategy, Strategy.TURNS);
        tiers = List.copyOf(given(tiers, List.of()));
        hours = given(hours, Optional.empty());
        continuity = given(continuity, Continuity.NONE);
        match = Map.copyOf(given(match, Map.of()));
    }

    /** A pool of one tier that takes turns, in its members' own hours. */
    public Pool(
            String id,
            Members members,
            Map<String, Integer> weights,
            Caps caps,
            NobodyFree nobodyFree,
            boolean ownerMatchCounts,
            Optional<String> sharesTurnsWith) {
        this(
                id,
                members,
                weights,
                caps,
                nobodyFree,
                ownerMatchCounts,
                sharesTurnsWith,
                Strategy.TURNS,
                List.of(),
                Optional.empty(),
                Continuity.NONE,
                Map.of());
    }

    /** Playbooks that were published before there was a choice lack it. */
    private static <T> T given(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** The same pool, which has no hours of its own: its members' alone count. */
    public Pool withoutHours() {
        return with(Optional.empty(), match);
    }

    /** The same pool for people of whom nobody says what they speak or sell: each member is for every lead. */
    public Pool withoutMatch() {
        return with(hours, Map.of());
    }

    private Pool with(Optional<Hours> otherHours, Map<String, String> otherMatch) {
        return new Pool(
                id,
                members,
                weights,
                caps,
                nobodyFree,
                ownerMatchCounts,
                sharesTurnsWith,
                strategy,
                tiers,
                otherHours,
                continuity,
                otherMatch);
    }

    /** How many tiers it has: one at least. */
    int depth() {
        return tiers.size() + 1;
    }

    /** Who belongs to a tier, from 0. */
    Members tier(int index) {
        return index == 0 ? members : tiers.get(index - 1);
    }

    /** Whether it keeps a company's leads together, so that its last lead has to be known. */
    public boolean keepsCompanies() {
        return !continuity.company().isZero();
    }

    /**
     * Who gets the next lead of somebody who was there before. Whoever it is must be free for it; otherwise the pool picks.
     *
     * @param company for how long a company's next lead goes to the member who had its last one; zero for not at all
     * @param companyCounts whether such a lead counts as the member's turn
     * @param person for how long, counted from when the rep got it, a person's next lead goes to the rep who had the last one, whether that
     *     is open still or closed; empty for as long as that one is open
     */
    public record Continuity(Duration company, boolean companyCounts, Optional<Duration> person) {
        public static final Continuity NONE = new Continuity(Duration.ZERO, false, Optional.empty());

        public Continuity {
            company = given(company, Duration.ZERO);
            person = given(person, Optional.empty());
        }
    }

    /** Who of those who are free gets the lead. */
    public enum Strategy {
        /** Whose turn it is, by weights (EEVDF). */
        TURNS,
        /** Who has the least open work for what he may have; whose turn it is among equals. */
        LEAST_LOADED
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
     * @param untilNextOpening whether the wait ends when the first member begins to work; it is left out where nobody will within
     *     {@code hold}
     * @param lookAhead within this time the lead is not held but given at once to the member who begins to work first; zero for not at all
     */
    public record NobodyFree(Duration hold, String then, boolean untilNextOpening, Duration lookAhead) {
        public NobodyFree {
            lookAhead = given(lookAhead, Duration.ZERO);
        }

        /** Waits for the whole of {@code hold}. */
        public NobodyFree(Duration hold, String then) {
            this(hold, then, false, Duration.ZERO);
        }
    }
}
