package dev.baton.simulation;

import dev.baton.lead.LeadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The leads that wait, by the pool they wait for, the oldest first. Mutable, for one thread. */
final class WaitingLists {
    /** No list is read further at once, as in the functions: the younger ones are looked at when these are gone. */
    static final int READ_AT_ONCE = 500;

    private final Map<String, NavigableSet<Case>> lists = new TreeMap<>();
    private final Map<LeadId, Case> all = new HashMap<>();
    private final Map<String, Integer> persons = new HashMap<>();

    void put(Case one) {
        remove(one.id());
        String pool = one.place().map(Case.Place::pool).orElseThrow();
        lists.computeIfAbsent(pool, _ -> new TreeSet<>(Case.OLDEST_FIRST)).add(one);
        all.put(one.id(), one);
        persons.merge(one.person(), 1, Integer::sum);
    }

    void remove(LeadId id) {
        Case one = all.remove(id);
        if (one == null) {
            return;
        }
        persons.merge(one.person(), -1, (had, less) -> had + less == 0 ? null : had + less);
        String pool = one.place().map(Case.Place::pool).orElseThrow();
        NavigableSet<Case> list = lists.getOrDefault(pool, new TreeSet<>(Case.OLDEST_FIRST));
        list.remove(one);
        if (list.isEmpty()) {
            lists.remove(pool);
        }
    }

    Optional<Case> find(LeadId id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Whether a lead of this person waits. */
    boolean waits(String person) {
        return !person.isEmpty() && persons.containsKey(person);
    }

    /** The pools that leads wait for. */
    Set<String> pools() {
        return new TreeSet<>(lists.keySet());
    }

    int size() {
        return all.size();
    }

    /** Whether there are more than are read at once. */
    boolean deeper(String pool) {
        return of(pool).size() > READ_AT_ONCE;
    }

    /** All that wait for the pool. */
    NavigableSet<Case> of(String pool) {
        return lists.getOrDefault(pool, new TreeSet<>(Case.OLDEST_FIRST));
    }

    /** The oldest that wait for the pool. */
    List<Case> oldest(String pool) {
        List<Case> oldest = new ArrayList<>();
        for (Case one : of(pool)) {
            if (oldest.size() == READ_AT_ONCE) {
                break;
            }
            oldest.add(one);
        }
        return oldest;
    }
}
