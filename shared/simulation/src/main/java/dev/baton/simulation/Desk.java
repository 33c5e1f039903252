package dev.baton.simulation;

import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.roster.Capacity;
import dev.baton.roster.Cells;
import dev.baton.roster.Load;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Snapshot;
import dev.baton.roster.Waited;
import dev.baton.roster.sla.Handover;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Who has what, who waits, and whose turn it is; decides as {@code assign} does: whoever waits first, the oldest first, ten changes at a
 * time, until nothing changes. Mutable, for one thread.
 */
final class Desk {
    private static final int CHANGES_AT_ONCE = 10;

    private final WaitingLists waiting = new WaitingLists();
    private final Persons persons;
    private final Companies companies = new Companies();
    private final BiConsumer<Told, Took> teller;
    private Policy policy;
    private Cells cells;
    private Snapshot roster;

    /** {@code teller} hears what is decided, and from whom the lead was taken before, while it is decided; it must not call back. */
    Desk(Policy policy, Collection<Rep> reps, Persons persons, BiConsumer<Told, Took> teller) {
        this.policy = policy;
        this.persons = persons;
        this.teller = teller;
        roster = new Snapshot(byId(reps), Map.of(), Map.of());
        cells = Cells.of(policy.playbook().pools(), reps);
    }

    private static Map<String, Rep> byId(Collection<Rep> reps) {
        Map<String, Rep> byId = new HashMap<>();
        reps.forEach(rep -> byId.put(rep.id(), rep));
        return byId;
    }

    Policy policy() {
        return policy;
    }

    Snapshot roster() {
        return roster;
    }

    WaitingLists waiting() {
        return waiting;
    }

    Cells cells() {
        return cells;
    }

    void people(Collection<Rep> reps) {
        roster = new Snapshot(byId(reps), roster.loads(), roster.turns());
        cells = Cells.of(policy.playbook().pools(), reps);
    }

    void publish(Policy next) {
        policy = next;
        cells = Cells.of(next.playbook().pools(), roster.reps().values());
    }

    /** The rep has one lead fewer, of those that came through the pool. */
    void freed(String rep, String pool) {
        Map<String, Load> loads = new HashMap<>(roster.loads());
        loads.computeIfPresent(rep, (_, load) -> Capacity.closed(load, pool));
        roster = new Snapshot(roster.reps(), loads, roster.turns());
    }

    /** Somebody has the lead no more, and it will be decided anew. */
    void takenAway(Open lead) {
        companies.left(lead.lead());
        persons.received(lead);
        lead.rep().ifPresent(rep -> freed(rep.id(), lead.outcome().pool()));
    }

    /** Decides a lead that comes in. Those that wait have been asked already since anything changed, but for those of the same person. */
    void comesIn(Case one, Verdict.Routed verdict, Instant now) {
        if (waiting.waits(one.person())) {
            decide(List.of(verdict.pool()), Optional.of(one), now);
        } else {
            Set<String> backlog = new HashSet<>();
            cells.together(verdict.pool()).stream().filter(waiting::deeper).forEach(backlog::add);
            round(List.of(one), backlog, now);
        }
    }

    /** Decides a lead that was taken from somebody, after those that wait in the cell: they are asked first for what is free now. */
    void comesBack(Case one, Verdict.Routed verdict, Instant now) {
        decide(List.of(verdict.pool()), Optional.of(one), now);
    }

    /** Whether a lead with this verdict can go from whoever had it last to somebody else, and past whom. */
    Handover handover(List<String> had, Verdict.Routed verdict, Instant now) {
        Map<String, Pool> pools = policy.playbook().pools();
        return Handover.of(had, Handover.free(pools, verdict.pool(), verdict.wants(), roster, policy.calendars(), now));
    }

    /** Decides those that wait for these pools, or for pools of the same cells. */
    void ring(Collection<String> pools, Instant now) {
        decide(pools, Optional.empty(), now);
    }

    private void decide(Collection<String> asked, Optional<Case> fresh, Instant now) {
        Optional<Case> pending = fresh;
        boolean more = true;
        while (more) {
            Set<String> backlog = new HashSet<>();
            List<Case> cases = new ArrayList<>(laid(asked, backlog, now));
            Optional<Case> coming = pending;
            cases.removeIf(
                    one -> coming.filter(its -> its.id().equals(one.id())).isPresent());
            pending.ifPresent(cases::add);
            List<Case> done = cases.isEmpty() ? List.of() : round(cases, backlog, now);
            pending = pending.filter(one -> !done.contains(one));
            more = !done.isEmpty();
        }
    }

    /** Everybody who waits in the cells of these pools, and where a newer playbook sends them. */
    private Collection<Case> laid(Collection<String> asked, Set<String> backlog, Instant now) {
        TreeSet<Case> held = new TreeSet<>(Case.OLDEST_FIRST);
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(asked);
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(Outcome.FALLBACK) || seen.contains(next)) {
                continue;
            }
            for (String pool : cells.together(next)) {
                seen.add(pool);
                if (waiting.deeper(pool)) {
                    backlog.add(pool);
                }
                for (Case there : waiting.oldest(pool)) {
                    Case one = there.verdict().playbookVersion() == policy.version()
                            ? there
                            : there.judged(policy.judge(there.lead(), there.facts(), now));
                    held.add(one);
                    if (one.verdict() instanceof Verdict.Routed routed) {
                        open.add(one.pool(routed));
                    }
                }
            }
        }
        return held;
    }

    /**
     * Rules on all of them, and carries out the first changes. Whose person has an earlier lead is looked up for those that come in and those
     * that are about to change.
     *
     * @return those that changed
     */
    private List<Case> round(List<Case> cases, Set<String> backlog, Instant now) {
        Set<String> known = new HashSet<>();
        cases.stream().filter(one -> one.place().isEmpty()).map(Case::person).forEach(known::add);
        List<Case> front = cases;
        while (true) {
            Court.Session session =
                    new Court(policy, companies.beside(roster, front), persons, known, backlog, now).rule(front);
            List<Ruling> changes = changes(session.rulings());
            Set<String> unread = new HashSet<>();
            changes.forEach(change -> unread.add(change.one().person()));
            int end = changes.isEmpty() ? 0 : session.rulings().indexOf(changes.getLast()) + 1;
            if (!known.containsAll(unread)) {
                known.addAll(unread);
            } else if (end < front.size() && end > 0) {
                front = front.subList(0, end);
            } else {
                if (end > 0) {
                    roster = companies.noted(session.after());
                }
                changes.forEach(change -> carryOut(change, now));
                return changes.stream().map(Ruling::one).toList();
            }
        }
    }

    private static List<Ruling> changes(List<Ruling> rulings) {
        List<Ruling> changes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Ruling ruling : rulings) {
            if (changes.size() == CHANGES_AT_ONCE) {
                break;
            }
            if (ruling.changes()) {
                if (!ruling.one().person().isEmpty() && !seen.add(ruling.one().person())) {
                    break;
                }
                changes.add(ruling);
            }
        }
        return changes;
    }

    private void carryOut(Ruling ruling, Instant now) {
        Case one = ruling.one();
        if (ruling.outcome() instanceof Outcome.Held held && one.verdict() instanceof Verdict.Routed routed) {
            park(one, routed, held, ruling.waits(), now);
            return;
        }
        waiting.remove(one.id());
        place(one, ruling, now);
        teller.accept(
                new Told.Settled(
                        one.lead(),
                        one.facts(),
                        one.routing(),
                        policy,
                        one.verdict(),
                        ruling.outcome(),
                        policy.mode(one.verdict()),
                        one.cause(),
                        ruling.decided(),
                        ruling.byTurn(),
                        one.began(),
                        now),
                one.took());
    }

    private void park(Case one, Verdict.Routed verdict, Outcome.Held held, Waited waits, Instant now) {
        waiting.put(one.waiting(held.pool(), waits));
        if (isFirst(one.lead())) {
            persons.put(one.lead(), one.routing(), new Persons.State.Held());
        }
        teller.accept(
                new Told.Parked(
                        one.lead(),
                        one.routing(),
                        verdict,
                        held,
                        waits,
                        one.place().isEmpty(),
                        now),
                one.took());
    }

    private boolean isFirst(Lead lead) {
        return persons.first(lead.keys().person())
                .filter(first -> first.id().equals(lead.id()))
                .isPresent();
    }

    /** Whoever follows the person's first lead leaves it its place; whoever is decided by itself takes it. */
    private void place(Case one, Ruling ruling, Instant now) {
        switch (ruling.outcome()) {
            case Outcome.Assigned(Owner owner, String _, String _) -> {
                boolean followed = ruling.follows()
                        .filter(before -> !before.renews()
                                && owner instanceof Owner.Rep rep
                                && rep.id().equals(before.preference().rep()))
                        .isPresent();
                if (!followed) {
                    persons.put(
                            one.lead(),
                            one.routing(),
                            switch (policy.mode(one.verdict())) {
                                case LIVE -> new Persons.State.With(owner, now);
                                case SHADOW -> new Persons.State.Chosen(owner);
                            });
                }
            }
            case Outcome.Nurtured _ -> {
                if (ruling.follows().isEmpty() && one.verdict() instanceof Verdict.Nurtured verdict) {
                    persons.put(
                            one.lead(), one.routing(), new Persons.State.Nurtured(one.facts(), verdict, one.took()));
                }
            }
            case Outcome.Rejected _ -> persons.drop(one.lead());
            case Outcome.Held _ -> {}
        }
    }
}
