package dev.baton.store;

import dev.baton.lead.LeadId;
import dev.baton.roster.LastLead;
import dev.baton.roster.Load;
import dev.baton.roster.Turn;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that one transaction of assign writes.
 *
 * @param leads each lead once, and each person once
 * @param loads the new load of each rep who got a lead
 * @param turns each turn that moved
 * @param companies the last lead of each company that got one, by {@link LastLead#key}
 * @param read the versions that the decisions were made on
 */
public record Batch(
        List<LeadChange> leads,
        Map<String, Load> loads,
        Map<String, Turn> turns,
        Map<String, LastLead> companies,
        RoutingState read,
        Instant now) {
    /**
     * Takes what is to be written.
     *
     * @throws IllegalArgumentException if two changes would write one item
     */
    public Batch {
        leads = List.copyOf(leads);
        loads = Map.copyOf(loads);
        turns = Map.copyOf(turns);
        companies = Map.copyOf(companies);
        Set<LeadId> ids = new HashSet<>();
        Set<String> persons = new HashSet<>();
        for (LeadChange change : leads) {
            String person = change.lead().keys().person();
            if (!ids.add(change.id()) || (!person.isEmpty() && !persons.add(person))) {
                throw new IllegalArgumentException("a transaction holds each lead and each person once");
            }
        }
    }

    /** One in which no company is remembered. */
    public Batch(
            List<LeadChange> leads, Map<String, Load> loads, Map<String, Turn> turns, RoutingState read, Instant now) {
        this(leads, loads, turns, Map.of(), read, now);
    }
}
