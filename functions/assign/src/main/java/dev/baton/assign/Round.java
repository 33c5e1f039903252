package dev.baton.assign;

import dev.baton.assign.Desk.Laid;
import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.roster.Sharing;
import dev.baton.roster.Snapshot;
import dev.baton.store.Assignments;
import dev.baton.store.Batch;
import dev.baton.store.LeadChange;
import dev.baton.store.Parking;
import dev.baton.store.RoutingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Plans one transaction: reads the roster, rules on the leads in order, and takes as many changes from the front as fit. The first places
 * of persons are read for those leads alone that are about to change.
 *
 * @param waiters who waits for which lead, as far as was seen
 */
record Round(Assignments assignments, Laid laid, Map<LeadId, Set<String>> waiters, Instant now) {
    /** DynamoDB's limit on the items of one transaction. */
    private static final int MAX_ITEMS = 100;

    /** One transaction. {@code changes} is empty when nothing is to be done about any of the leads. */
    record Plan(Batch batch, List<String> alarms) {}

    private record Change(Case one, int index, LeadChange change) {}

    /**
     * Plans.
     *
     * @param cases those that wait first, the oldest first, then the new ones in the order they came
     * @param most how many leads may change at once
     */
    Plan plan(List<Case> cases, int most, Set<String> backlog) {
        Set<String> persons = persons(cases);
        Set<String> companies = companies(cases);
        Set<String> reps = reps(cases);
        RoutingState read = assignments.read(reps, turns(), persons, companies);
        Map<LeadId, Set<String>> notTo = notTo(cases);
        List<Case> front = cases;
        while (true) {
            read = read.plus(strangers(read, reps));
            Court.Session session = court(read, notTo, backlog).rule(front);
            Taken taken = taken(front, session, most);
            if (taken.failed().isPresent()) {
                front = replaced(front, taken.failed().get());
                continue;
            }
            List<Change> changes = taken.changes();
            Set<String> morePersons = others(changes, Case::person, persons);
            Set<String> moreCompanies = others(changes, one -> one.company(laid.policy()), companies);
            int end = changes.isEmpty() ? 0 : changes.getLast().index() + 1;
            if (!morePersons.isEmpty() || !moreCompanies.isEmpty()) {
                persons.addAll(morePersons);
                companies.addAll(moreCompanies);
                read = read.plus(assignments.read(Set.of(), Set.of(), morePersons, moreCompanies));
            } else if (end < front.size()) {
                // Ruled again up to the last one that changes, so that loads and turns show these changes and no
                // others.
                front = front.subList(0, end);
            } else {
                return plan(session, changes, read, backlog, most, front);
            }
        }
    }

    private Court court(RoutingState read, Map<LeadId, Set<String>> notTo, Set<String> backlog) {
        return new Court(laid.policy(), read, notTo, backlog, now);
    }

    /** Only a lead that is routed once more can be kept from somebody. */
    private Map<LeadId, Set<String>> notTo(List<Case> cases) {
        return assignments.notTo(
                cases.stream().filter(one -> one.routing() > 1).map(Case::id).toList());
    }

    /** What these changes are about and was not read yet. */
    private static Set<String> others(List<Change> changes, Function<Case, String> about, Set<String> known) {
        Set<String> others = new HashSet<>();
        changes.forEach(change -> others.add(about.apply(change.one())));
        others.remove("");
        others.removeAll(known);
        return others;
    }

    private Set<String> companies(List<Case> cases) {
        Set<String> companies = new HashSet<>();
        cases.stream().filter(one -> one.was().isEmpty()).forEach(one -> companies.add(one.company(laid.policy())));
        companies.remove("");
        return companies;
    }

    private static Set<String> persons(List<Case> cases) {
        Set<String> persons = new HashSet<>();
        for (Case one : cases) {
            if (one.was().isEmpty() || one.parking().flatMap(Parking::first).isPresent()) {
                persons.add(one.person());
            }
        }
        persons.remove("");
        return persons;
    }

    private Set<String> reps(List<Case> cases) {
        Set<String> reps = new TreeSet<>();
        laid.pools().forEach(pool -> reps.addAll(laid.active().cells().members().getOrDefault(pool, List.of())));
        for (Case one : cases) {
            if (one.verdict() instanceof Verdict.Routed routed) {
                routed.preference().map(Verdict.Preference::rep).ifPresent(reps::add);
            }
        }
        return reps;
    }

    private Set<String> turns() {
        Set<String> turns = new TreeSet<>();
        laid.pools()
                .forEach(pool ->
                        turns.addAll(Sharing.turnsOf(laid.policy().playbook().pools(), pool)));
        return turns;
    }

    /** Owners of first leads who are members of none of the pools. */
    private RoutingState strangers(RoutingState read, Set<String> known) {
        Set<String> strangers = new TreeSet<>();
        read.firstLeads().values().forEach(first -> {
            if (first.owner().orElse(null) instanceof Owner.Rep rep && known.add(rep.id())) {
                strangers.add(rep.id());
            }
        });
        return strangers.isEmpty() ? RoutingState.NOTHING : assignments.read(strangers, Set.of(), Set.of());
    }

    /** {@code failed}: a lead whose ruling could not be turned into a change, which is now ruled a fault. */
    private record Taken(List<Change> changes, Optional<Case> failed) {}

    /** The changes at the front, as many as one transaction takes: each person once. */
    private Taken taken(List<Case> cases, Court.Session session, int most) {
        Changes changes = new Changes(laid.policy(), waiters, now);
        List<Change> taken = new ArrayList<>();
        Set<String> persons = new HashSet<>();
        for (int i = 0; i < cases.size() && taken.size() < most; i++) {
            Case one = cases.get(i);
            Optional<LeadChange> change;
            try {
                change = changes.of(session.rulings().get(i), i);
            } catch (RuntimeException fault) {
                return new Taken(List.of(), Optional.of(one.failed(Log.text(fault))));
            }
            if (change.isPresent()) {
                if (!one.person().isEmpty() && !persons.add(one.person())) {
                    break;
                }
                taken.add(new Change(one, i, change.get()));
            }
        }
        return new Taken(taken, Optional.empty());
    }

    private static List<Case> replaced(List<Case> cases, Case failed) {
        return cases.stream()
                .map(one -> one.id().equals(failed.id()) ? failed : one)
                .toList();
    }

    private Plan plan(
            Court.Session session,
            List<Change> changes,
            RoutingState read,
            Set<String> backlog,
            int most,
            List<Case> front) {
        List<String> alarms = new ArrayList<>();
        session.rulings().forEach(ruling -> {
            if (ruling instanceof Ruling.ByTurn turn) {
                alarms.addAll(turn.decided().alarms());
            }
        });
        Snapshot before = read.snapshot();
        Batch batch = new Batch(
                changes.stream().map(Change::change).toList(),
                differing(before.loads(), session.after().loads()),
                differing(before.turns(), session.after().turns()),
                differing(before.companies(), session.after().companies()),
                read,
                now);
        return Assignments.items(batch) > MAX_ITEMS && most > 1
                ? plan(front, Math.max(1, changes.size() / 2), backlog)
                : new Plan(batch, alarms);
    }

    private static <T> Map<String, T> differing(Map<String, T> before, Map<String, T> after) {
        Map<String, T> differing = new HashMap<>();
        after.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                differing.put(key, value);
            }
        });
        return differing;
    }
}
