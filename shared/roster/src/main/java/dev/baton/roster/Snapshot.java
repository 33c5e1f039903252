package dev.baton.roster;

import java.util.Map;

/**
 * The roster's state at one moment. Immutable.
 *
 * @param reps who is there, by rep id
 * @param loads what they have on the desk, by rep id; an absent load is {@link Load#NONE}
 * @param turns whose turn it is, by the name that {@link Sharing#turnOf} gives; an absent turn is {@link Turn#START}
 * @param companies the last lead of each company that had one, by the key that its {@link Request#company} says
 */
public record Snapshot(
        Map<String, Rep> reps, Map<String, Load> loads, Map<String, Turn> turns, Map<String, LastLead> companies) {
    public static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Map.of());

    public Snapshot {
        reps = Map.copyOf(reps);
        loads = Map.copyOf(loads);
        turns = Map.copyOf(turns);
        companies = Map.copyOf(companies);
    }

    /** Of companies that had no lead yet. */
    public Snapshot(Map<String, Rep> reps, Map<String, Load> loads, Map<String, Turn> turns) {
        this(reps, loads, turns, Map.of());
    }

    /** The same with these companies. */
    public Snapshot withCompanies(Map<String, LastLead> others) {
        return new Snapshot(reps, loads, turns, others);
    }

    /** What the rep has on the desk. */
    public Load load(String rep) {
        return loads.getOrDefault(rep, Load.NONE);
    }

    /** Whose turn it is, by the name that {@link Sharing#turnOf} gives. */
    public Turn turn(String name) {
        return turns.getOrDefault(name, Turn.START);
    }
}
