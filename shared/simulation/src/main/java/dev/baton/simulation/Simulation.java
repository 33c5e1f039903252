package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Signal;
import dev.baton.lead.Verdict;
import dev.baton.roster.Rep;
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
    private final Consumer<Told> listener;
    private final Persons persons;
    private final Signals signals;
    private final Desk desk;
    private final Agenda agenda = new Agenda();
    private final Given given;
    private final Map<LeadId, Happening.Known> known = new HashMap<>();
    private Instant now = Instant.MIN;

    /**
     * Begins with nobody having a lead.
     *
     * @param listener hears everything that comes of it
     */
    public Simulation(Policy policy, Collection<Rep> people, Assumptions assumptions, Consumer<Told> listener) {
        this.listener = listener;
        persons = new Persons(assumptions.remembered());
        signals = new Signals(assumptions.remembered());
        desk = new Desk(policy, people, persons, this::take);
        given = new Given(assumptions, agenda, desk, listener);
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
            case Happening.Touch touch -> given.touched(touch.lead(), now);
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
                case Agenda.What.Touch(LeadId lead, int routing) ->
                    given.in(lead, routing).ifPresent(_ -> given.touched(lead, now));
                case Agenda.What.Close(LeadId lead, int routing) ->
                    given.in(lead, routing).ifPresent(_ -> close(lead));
                case Agenda.What.Promised(LeadId lead, int routing) ->
                    given.in(lead, routing).ifPresent(this::promised);
                case Agenda.What.Look(String cell) -> look(cell);
            }
        }
    }

    /** How many leads wait. */
    public int waiting() {
        return desk.waiting().size();
    }

    /** How many leads were given, in shadow too, and are not finished with. */
    public int open() {
        return given.size();
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
        judge(lead, form.facts(), 1, Told.Cause.CAME_IN, Took.NOTHING);
    }

    private void did(Keys keys, Signal signal) {
        signals.record(keys, signal);
        persons.first(keys.person()).ifPresent(first -> scoreAgain(first, signal));
    }

    private void scoreAgain(Persons.First first, Signal news) {
        if (first.state() instanceof Persons.State.Nurtured(Facts facts, Verdict.Nurtured verdict, Took took)
                && verdict.heeds(news.news())) {
            judge(first.lead(), facts, first.routing() + 1, Told.Cause.SCORED_AGAIN, took);
        }
    }

    private void judge(Lead lead, Facts said, int routing, Told.Cause cause, Took took) {
        Facts facts = signals.with(said, lead.keys(), now);
        Verdict verdict = desk.policy().judge(lead, facts, now);
        Case one = new Case(lead, facts, routing, verdict, cause, took, now, Optional.empty());
        switch (verdict) {
            case Verdict.Routed routed -> {
                switch (cause) {
                    case CAME_IN, SCORED_AGAIN -> desk.comesIn(one, routed, now);
                    case TAKEN -> desk.comesBack(one, routed, now);
                }
                schedule(routed.pool());
            }
            case Verdict.Nurtured nurtured -> {
                nurture(one, nurtured);
                ends(one, new Outcome.Nurtured(nurtured.campaign(), nurtured.why()));
            }
            case Verdict.Rejected rejected -> {
                persons.drop(lead);
                ends(one, new Outcome.Rejected(rejected.why()));
            }
        }
    }

    /** It takes its person's first place from nobody who has a lead or waits for a rep. */
    private void nurture(Case one, Verdict.Nurtured verdict) {
        boolean free = persons.first(one.person())
                .map(first -> first.id().equals(one.id()) || first.state() instanceof Persons.State.Nurtured)
                .orElse(true);
        if (free) {
            persons.put(one.lead(), one.routing(), new Persons.State.Nurtured(one.facts(), verdict, one.took()));
        }
    }

    private void ends(Case one, Outcome outcome) {
        Policy policy = desk.policy();
        take(
                new Told.Settled(
                        one.lead(),
                        one.facts(),
                        one.routing(),
                        policy,
                        one.verdict(),
                        outcome,
                        policy.mode(one.verdict()),
                        one.cause(),
                        Optional.empty(),
                        false,
                        now,
                        now),
                one.took());
    }

    /** What was decided, before it is told on. */
    private void take(Told told, Took took) {
        if (told instanceof Told.Settled settled) {
            Happening.Known said =
                    Optional.ofNullable(known.remove(settled.lead().id())).orElse(Happening.Known.NOTHING);
            if (settled.outcome() instanceof Outcome.Assigned assigned
                    && settled.verdict() instanceof Verdict.Routed routed) {
                given.add(settled, assigned, routed, said, took);
            }
        }
        listener.accept(told);
    }

    /** Whoever waits is asked before the lead that was taken from somebody is decided again, as what they had is free now. */
    private void promised(Open there) {
        given.promised(there, now).ifPresent(took -> {
            LeadId id = there.lead().id();
            desk.takenAway(there);
            if (!there.said().equals(Happening.Known.NOTHING)) {
                known.put(id, there.said());
            }
            judge(there.lead(), there.facts(), there.routing() + 1, Told.Cause.TAKEN, took);
            desk.waiting().pools().stream()
                    .map(desk.cells()::cellOf)
                    .distinct()
                    .forEach(cell -> agenda.look(cell, now));
        });
    }

    private void close(LeadId id) {
        Optional<Open> closed = given.close(id, now);
        if (closed.isEmpty()) {
            desk.waiting()
                    .find(id)
                    .map(Case::lead)
                    .or(() -> persons.nurtured(id))
                    .ifPresent(this::givenUp);
            return;
        }
        Open there = closed.get();
        persons.close(there.lead());
        listener.accept(new Told.Closed(id, now));
        there.rep().ifPresent(rep -> {
            desk.freed(rep.id(), there.outcome().pool());
            ringAll();
        });
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
