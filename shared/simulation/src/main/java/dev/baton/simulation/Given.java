package dev.baton.simulation;

import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Verdict;
import dev.baton.roster.Rep;
import dev.baton.roster.sla.Handover;
import dev.baton.roster.sla.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The leads that were given and are not finished with: when they are touched, and what is done where that comes too late. Mutable, for one thread. */
final class Given {
    private final Assumptions assumptions;
    private final Agenda agenda;
    private final Desk desk;
    private final Consumer<Told> listener;
    private final Work work;
    private final Map<LeadId, Open> open = new HashMap<>();

    Given(Assumptions assumptions, Agenda agenda, Desk desk, Consumer<Told> listener) {
        this.assumptions = assumptions;
        this.agenda = agenda;
        this.desk = desk;
        this.listener = listener;
        work = new Work(assumptions);
    }

    int size() {
        return open.size();
    }

    /** A lead was given to a rep, or fell back. */
    void add(Told.Settled settled, Outcome.Assigned outcome, Verdict.Routed verdict, Happening.Known said, Took took) {
        Instant now = settled.at();
        LeadId id = settled.lead().id();
        Open fresh = new Open(
                settled.lead(),
                settled.facts(),
                settled.routing(),
                verdict,
                outcome,
                settled.mode(),
                said,
                took,
                now,
                clock(settled, outcome),
                0,
                false);
        open.put(id, fresh);
        fresh.rep().ifPresent(owner -> willTouch(fresh, owner, now));
        fresh.clock()
                .ifPresent(clock -> agenda.put(Step.next(clock, 0), new Agenda.What.Promised(id, fresh.routing())));
        said.closed()
                .map(at -> at.isBefore(now) ? now : at)
                .or(() -> assumptions.openFor().map(now::plus))
                .ifPresent(at -> agenda.put(at, new Agenda.What.Close(id, fresh.routing())));
    }

    /** By when the route promises a first touch; nobody is assumed to work a queue, and in shadow nobody has the lead. */
    private Optional<Sla.Clock> clock(Told.Settled settled, Outcome.Assigned outcome) {
        if (settled.mode() == Mode.SHADOW || !(outcome.owner() instanceof Owner.Rep owner)) {
            return Optional.empty();
        }
        Policy policy = settled.policy();
        return rep(owner)
                .flatMap(rep -> policy.playbook()
                        .firstTouch(settled.verdict(), outcome, Optional.of(rep), policy.calendars(), settled.at()));
    }

    private Optional<Rep> rep(Owner.Rep owner) {
        return Optional.ofNullable(desk.roster().reps().get(owner.id()));
    }

    private void willTouch(Open fresh, Owner.Rep owner, Instant now) {
        Optional<Instant> said = fresh.said().touched();
        if (said.isPresent()) {
            schedule(Optional.of(new Work.Touch(fresh.lead().id(), said.get().isBefore(now) ? now : said.get())));
        } else {
            rep(owner)
                    .ifPresent(rep -> schedule(
                            work.got(fresh.lead().id(), rep, desk.policy().calendars(), now)));
        }
    }

    private void schedule(Optional<Work.Touch> next) {
        next.ifPresent(touch -> {
            Open there = open.get(touch.lead());
            if (there != null) {
                agenda.put(touch.at(), new Agenda.What.Touch(touch.lead(), there.routing()));
            }
        });
    }

    /** What was due for a routing of a lead, where it is in that routing still. */
    Optional<Open> in(LeadId id, int routing) {
        return Optional.ofNullable(open.get(id)).filter(there -> there.routing() == routing);
    }

    /** Somebody turned to the lead. */
    void touched(LeadId id, Instant now) {
        Open there = open.get(id);
        if (there == null || there.touched() || there.rep().isEmpty()) {
            return;
        }
        Owner.Rep owner = there.rep().get();
        open.put(id, there.touchedNow());
        listener.accept(new Told.Touched(
                id,
                owner,
                there.verdict().route(),
                there.outcome().pool(),
                there.since(),
                there.clock().map(Sla.Clock::due),
                now));
        if (there.said().touched().isEmpty()) {
            rep(owner)
                    .ifPresent(
                            rep -> schedule(work.touched(id, rep, desk.policy().calendars(), now)));
        }
    }

    /** It is finished with; empty where nobody was given it. */
    Optional<Open> close(LeadId id, Instant now) {
        Optional<Open> closed = Optional.ofNullable(open.remove(id));
        closed.ifPresent(there -> away(there, now));
        return closed;
    }

    private void away(Open there, Instant now) {
        there.rep()
                .flatMap(this::rep)
                .ifPresent(rep ->
                        schedule(work.gone(there.lead().id(), rep, desk.policy().calendars(), now)));
    }

    /** The clock of its first touch has run to this moment; from whom it was taken with this step, if it was. */
    Optional<Took> promised(Open there, Instant now) {
        return switch (there.step(now)) {
            case Step.Wait() -> Optional.empty();
            case Step.Remind(int over) -> {
                LeadId id = there.lead().id();
                open.put(id, there.reminded(over));
                tell(there, there.notice(SlaNotice.Kind.REMINDER, over, Sla.OnBreach.REMIND, "", now));
                agenda.put(Step.next(there.clock().orElseThrow(), over), new Agenda.What.Promised(id, there.routing()));
                yield Optional.empty();
            }
            case Step.Breach breach -> {
                breached(there, breach, now);
                yield Optional.empty();
            }
            case Step.Reassign reassign -> reassign(there, reassign, now);
        };
    }

    private Optional<Took> reassign(Open there, Step.Reassign reassign, Instant now) {
        return switch (desk.handover(reassign.had(), there.verdict(), now)) {
            case Handover.Nobody() -> {
                breached(there, Step.instead("nobody else is free"), now);
                yield Optional.empty();
            }
            case Handover.Past(var notTo) -> {
                breached(there, new Step.Breach(Sla.OnBreach.REASSIGN, ""), now);
                open.remove(there.lead().id());
                away(there, now);
                yield Optional.of(new Took(reassign.had(), notTo));
            }
        };
    }

    private void breached(Open there, Step.Breach what, Instant now) {
        tell(there, there.notice(SlaNotice.Kind.BREACH, 1, what.action(), what.why(), now));
    }

    private void tell(Open there, SlaNotice notice) {
        listener.accept(new Told.Noticed(
                there.lead(), there.facts(), desk.policy(), there.outcome().pool(), notice));
    }
}
