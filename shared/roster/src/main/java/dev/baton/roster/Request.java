package dev.baton.roster;

import dev.baton.lead.LeadId;
import dev.baton.lead.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One lead that is to be decided.
 *
 * @param pool the pool that picks when no preferred rep is available; for a lead that waits, the pool it waits for, or the one that a
 *     newer playbook says
 * @param preferences reps who are asked before the pool, in order: the earlier owner of this person, the account's owner, a rep named by
 *     the route
 * @param excluded reps who must not get this lead, by rep id, each with the reason
 * @param waited how long it has waited; empty for a lead that is decided for the first time
 * @param company the key of its company; empty when it has none, or a mail provider's. Leads that are decided in shadow have keys of their own
 * @param wants what it asks of a member, by the names of its fields, see {@link Pool#match}
 * @param holds whether whoever gets it has one lead more on the desk; a lead that is only decided in shadow takes a turn and no capacity
 */
public record Request(
        LeadId lead,
        String pool,
        List<Verdict.Preference> preferences,
        Map<String, String> excluded,
        Optional<Waited> waited,
        String company,
        Map<String, String> wants,
        boolean holds) {
    public Request {
        preferences = List.copyOf(preferences);
        excluded = Map.copyOf(excluded);
        wants = Map.copyOf(wants);
    }

    /** A lead of no known company that takes capacity and that everybody is for. */
    public Request(
            LeadId lead,
            String pool,
            List<Verdict.Preference> preferences,
            Map<String, String> excluded,
            Optional<Waited> waited) {
        this(lead, pool, preferences, excluded, waited, "", Map.of(), true);
    }

    /** The same lead when it has waited. */
    public Request after(String waitsFor, Optional<Waited> how) {
        return new Request(lead, waitsFor, preferences, excluded, how, company, wants, holds);
    }

    /** A lead that is decided for the first time, without preferences or exclusions. */
    public static Request of(LeadId lead, String pool) {
        return new Request(lead, pool, List.of(), Map.of(), Optional.empty());
    }

    /** What {@link #excluded} says of reps from whom the lead was taken. */
    public static Map<String, String> takenFrom(Set<String> reps) {
        Map<String, String> excluded = new HashMap<>();
        reps.forEach(rep -> excluded.put(rep, "not this time: the lead was taken from them"));
        return excluded;
    }
}
