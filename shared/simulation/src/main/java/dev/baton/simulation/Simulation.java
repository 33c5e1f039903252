package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Signal;
import dev.baton.lead.Verdict;
import dev.baton.roster.Calendars;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import dev.baton.roster.sla.Deadlines;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * History through a playbook, in simulated time: give it what happened, in order, and it tells what the playbook makes of it. Leads that wait
 * are asked again whenever capacity is freed, somebody begins or ends work, a deadline comes, or people or playbook change; exactly then,
 * where the deployed system may take a minute. Everything else takes no time.
 *
 * <p>Memory grows with the leads that are open or wait at the same time, not with how many there are. Mutable, for one thread.
 */
public final class Simulation {
    private final Assumptions assumptions;
    private final Consumer<Told> listener;
    private final Persons persons;
    private final Signals signals;
    private final Desk desk;
    private final Agenda agenda = new Agenda();
    private final Work work;
    private final Map<LeadId, Open> open = new HashMap<>();
    private final Map<LeadId, Happening.Known> known = new HashMap<>();
    private Instant now = Instant.MIN;

    /** An open lead. */
    private record Open(Lead lead, Outcome.Assigned outcome, String route, Instant since, Optional<Instant> due) {}

    /**
     * Begins with nobody having a lead.
     *
     * @param listener hears everything that comes of it
     */
    public Simulation(Policy policy, Collection<Rep> people, Assumptions assumptions, Consumer<Told> listener) {
        this.assumptions = assumptions;
        this.listener = listener;
        persons = new Persons(assumptions.remembered());
        signals = new Signals(assumptions.remembered());
        desk = new Desk(policy, people, persons, this::take);
        work = new Work(assumptions);
    }

    /**
     * Something happens; before it, everything that is due until then.
     *
     * @throws IllegalArgumentException if it happens before what was given last
     */
    public void happen(Happening next) {
        if (next.at().isBefore(now)) {
            throw new IllegalArgumentException(next.at() + " lies before " + now);
        }
        until(next.at());
        now = next.at();
        switch (next) {
            case Happening.Form form -> form(form);
            case Happening.Did did -> did(did.keys(), did.signal());
            case Happening.Close close -> close(close.lead());
            case Happening.People people -> {
                desk.people(people.reps());
                ringAll();
            }
            case Happening.Publish publish -> {
                desk.publish(publish.policy());
                ringAll();
            }
        }
    }

    /** Lets time pass until nothing is due any more: every lead that waited is decided then. */
    public void finish() {
        until(Instant.MAX);
    }

    /** Lets time pass until {@code at}, inclusive. */
    public void until(Instant at) {
        for (Optional<Agenda.Due> next = agenda.next(at); next.isPresent(); next = agenda.next(at)) {
            Agenda.Due due = next.get();
            now = due.at();
            switch (due.what()) {
                case Agenda.What.Touch(LeadId lead) -> touched(lead);
                case Agenda.What.Close(LeadId lead) -> close(lead);
                case Agenda.What.Look(String cell) -> look(cell);
            }
        }
    }

    /** How many leads wait. */
    public int waiting() {
        return desk.waiting().size();
    }

    /** How many leads somebody has. */
    public int open() {
        return open.size();
    }

    /** How many nurtured leads were forgotten, so that a later form did not score them again. */
    public long forgotten() {
        return persons.forgotten();
    }

    private void form(Happening.Form form) {
        Lead lead = form.lead();
        Optional<Persons.First> first = persons.first(lead.keys().person())
                .filter(its -> !its.id().equals(lead.id()))
                .filter(its -> its.state() instanceof Persons.State.Nurtured);
        if (first.isPresent()) {
            Interest interest = lead.interest();
            Signal again = new Signal(Signal.FORM_SUBMITTED, lead.acceptedAt(), Signal.By.PERSON, interest.request());
            signals.record(lead.keys(), again);
            scoreAgain(first.get(), again);
        }
        if (!form.known().equals(Happening.Known.NOTHING)) {
            known.put(lead.id(), form.known());
        }
        judge(lead, form.facts(), 1);
    }

    private void did(Keys keys, Signal signal) {
        signals.record(keys, signal);
        persons.first(keys.person()).ifPresent(first -> scoreAgain(first, signal));
    }

    private void scoreAgain(Persons.First first, Signal news) {
        if (first.state() instanceof Persons.State.Nurtured(Facts facts, Verdict.Nurtured verdict)
                && verdict.heeds(news.news())) {
            judge(first.lead(), facts, first.routing() + 1);
        }
    }

    private void judge(Lead lead, Facts given, int routing) {
        Facts facts = signals.with(given, lead.keys(), now);
        Verdict verdict = desk.policy().judge(lead, facts, now);
        switch (verdict) {
            case Verdict.Routed routed -> {
                desk.comesIn(new Case(lead, facts, routing, verdict, now, Optional.empty()), routed, now);
                schedule(routed.pool());
            }
            case Verdict.Nurtured nurtured -> {
                nurture(lead, facts, routing, nurtured);
                ends(lead, facts, routing, verdict, new Outcome.Nurtured(nurtured.campaign(), nurtured.why()));
            }
            case Verdict.Rejected rejected -> {
                persons.drop(lead);
                ends(lead, facts, routing, verdict, new Outcome.Rejected(rejected.why()));
            }
        }
    }

    /** It takes its person's first place from nobody who has a lead or waits for a rep. */
    private void nurture(Lead lead, Facts facts, int routing, Verdict.Nurtured verdict) {
        boolean free = persons.first(lead.keys().person())
                .map(first -> first.id().equals(lead.id()) || first.state() instanceof Persons.State.Nurtured)
                .orElse(true);
        if (free) {
            persons.put(lead, routing, new Persons.State.Nurtured(facts, verdict));
        }
    }

    private void ends(Lead lead, Facts facts, int routing, Verdict verdict, Outcome outcome) {
        take(new Told.Settled(
                lead, facts, routing, desk.policy(), verdict, outcome, Optional.empty(), false, now, now));
    }

    /** What the desk decided, before it is told on. */
    private void take(Told told) {
        if (told instanceof Told.Settled settled) {
            if (settled.outcome() instanceof Outcome.Assigned assigned
                    && settled.verdict() instanceof Verdict.Routed routed) {
                opened(settled.lead(), assigned, routed);
            } else {
                known.remove(settled.lead().id());
            }
        }
        listener.accept(told);
    }

    private void opened(Lead lead, Outcome.Assigned assigned, Verdict.Routed routed) {
        Happening.Known said = Optional.ofNullable(known.remove(lead.id())).orElse(Happening.Known.NOTHING);
        open.put(lead.id(), new Open(lead, assigned, routed.route(), now, due(assigned, routed)));
        if (assigned.owner() instanceof Owner.Rep owner) {
            Optional.ofNullable(desk.roster().reps().get(owner.id()))
                    .flatMap(rep -> work.touch(rep, desk.policy().calendars(), said, now))
                    .ifPresent(at -> agenda.put(at, new Agenda.What.Touch(lead.id())));
        }
        said.closed()
                .map(at -> at.isBefore(now) ? now : at)
                .or(() -> assumptions.openFor().map(now::plus))
                .ifPresent(at -> agenda.put(at, new Agenda.What.Close(lead.id())));
    }

    /** Until when the route promises that the rep turns to it, as assign reckons it. */
    private Optional<Instant> due(Outcome.Assigned assigned, Verdict.Routed routed) {
        if (routed.sla().isEmpty() || !(assigned.owner() instanceof Owner.Rep owner)) {
            return Optional.empty();
        }
        Calendars calendars = desk.policy().calendars();
        Optional<BusinessTime> time = Optional.ofNullable(desk.roster().reps().get(owner.id()))
                .map(rep -> desk.policy()
                        .pool(assigned.pool())
                        .map(pool -> calendars.of(rep, pool))
                        .orElseGet(() -> calendars.of(rep)));
        return time.map(its -> Deadlines.of(routed.sla().get(), its, now).due());
    }

    private void touched(LeadId id) {
        Open there = open.get(id);
        if (there != null && there.outcome().owner() instanceof Owner.Rep rep) {
            listener.accept(
                    new Told.Touched(id, rep, there.route(), there.outcome().pool(), there.since(), there.due(), now));
        }
    }

    private void close(LeadId id) {
        Open there = open.remove(id);
        if (there == null) {
            desk.waiting()
                    .find(id)
                    .map(Case::lead)
                    .or(() -> persons.nurtured(id))
                    .ifPresent(this::givenUp);
            return;
        }
        persons.close(there.lead());
        listener.accept(new Told.Closed(id, now));
        if (there.outcome().owner() instanceof Owner.Rep rep) {
            desk.freed(rep.id(), there.outcome().pool());
            ringAll();
        }
    }

    /** Nobody had it. */
    private void givenUp(Lead lead) {
        desk.waiting().remove(lead.id());
        persons.drop(lead);
        known.remove(lead.id());
        listener.accept(new Told.Closed(lead.id(), now));
    }

    private void look(String cell) {
        if (agenda.looked(cell, now)) {
            ringAll();
        }
    }

    /** Everybody who waits is asked, as the watch asks them every minute. */
    private void ringAll() {
        Set<String> pools = desk.waiting().pools();
        while (!pools.isEmpty()) {
            Set<String> cell = desk.cells().together(pools.iterator().next());
            desk.ring(cell, now);
            pools.removeAll(cell);
        }
        desk.waiting().pools().stream().map(desk.cells()::cellOf).distinct().forEach(this::schedule);
    }

    /** The next moment at which those that wait in the pool's cell have to be looked at again, though nothing happens. */
    private void schedule(String pool) {
        Set<String> cell = desk.cells().together(pool);
        List<String> pools =
                cell.stream().filter(its -> !desk.waiting().of(its).isEmpty()).toList();
        String name = desk.cells().cellOf(pool);
        NextLook.of(desk, pools, now).ifPresentOrElse(at -> agenda.look(name, at), () -> agenda.never(name));
    }
}
