package dev.baton.assign;

import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.playbook.Playbook;
import dev.baton.queue.Message;
import dev.baton.roster.Calendars;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Snapshot;
import dev.baton.roster.sla.Handover;
import dev.baton.roster.sla.Step;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the watch does about first touches, by hand, on the real store: in the order in which the clocks were wound. */
final class Promises {
    private final Floor floor;
    private final FirstTouches touches;
    private final List<Clock> clocks = new ArrayList<>();

    private record Clock(LeadId lead, int routing) {}

    Promises(Floor floor) {
        this.floor = floor;
        touches = new FirstTouches(floor.dynamo, floor.tables);
    }

    /** Nobody is assumed to work the fallback queue, and in shadow nobody has a lead. */
    void heard(Decision decision) {
        if (decision.mode() == Mode.LIVE
                && decision.outcome() instanceof Outcome.Assigned assigned
                && assigned.owner() instanceof Owner.Rep
                && touches.read(decision.lead(), decision.routing()).isPresent()) {
            clocks.add(new Clock(decision.lead(), decision.routing()));
        }
    }

    /** Looks at all that is due. */
    void look(Playbook playbook, List<Rep> people, Consumer<SlaNotice> told, Consumer<Message.Accepted> again) {
        Instant now = floor.now();
        for (Clock clock : List.copyOf(clocks)) {
            FirstTouchWatch watch = touches.read(clock.lead(), clock.routing()).orElseThrow();
            LeadState lead = floor.leads.state(clock.lead()).orElseThrow();
            boolean runs = lead.routing() == clock.routing()
                    && lead.open()
                    && lead.firstTouchAt().isEmpty()
                    && watch.breachedAt().isEmpty();
            if (!runs) {
                clocks.remove(clock);
            } else if (!Step.next(watch.clock(), watch.reminded()).isAfter(now)) {
                clocks.remove(clock);
                step(watch, lead, playbook, people, now).ifPresent(notice -> {
                    told.accept(notice);
                    if (notice.kind() == SlaNotice.Kind.REMINDER) {
                        clocks.add(clock);
                    }
                    if (notice.action() == Sla.OnBreach.REASSIGN) {
                        again.accept(
                                new Message.Accepted(floor.leads.lead(lead.id()).orElseThrow(), lead.routing() + 1, 0));
                    }
                });
            }
        }
    }

    private Optional<SlaNotice> step(
            FirstTouchWatch watch, LeadState lead, Playbook playbook, List<Rep> people, Instant now) {
        Owner owner = lead.owner().orElseThrow();
        Step step = Step.of(watch.terms(), watch.clock(), watch.reminded(), owner, true, lead.tookFrom(), now);
        return switch (step) {
            case Step.Wait() -> Optional.empty();
            case Step.Remind(int over) -> {
                SlaNotice notice = notice(watch, SlaNotice.Kind.REMINDER, over, owner, Sla.OnBreach.REMIND, "", now);
                noted(touches.note(watch, lead, notice, over));
                yield Optional.of(notice);
            }
            case Step.Breach breach -> Optional.of(breached(watch, lead, owner, breach, now));
            case Step.Reassign(Owner.Rep rep, List<String> had) ->
                switch (Handover.of(had, free(watch.pool(), playbook, people, now))) {
                    case Handover.Nobody() ->
                        Optional.of(breached(watch, lead, owner, Step.instead("nobody else is free"), now));
                    case Handover.Past(var notTo) -> {
                        SlaNotice notice = notice(watch, SlaNotice.Kind.BREACH, 1, rep, Sla.OnBreach.REASSIGN, "", now);
                        noted(touches.takeAway(watch, lead, notice, notTo, had));
                        yield Optional.of(notice);
                    }
                };
        };
    }

    private SlaNotice breached(FirstTouchWatch watch, LeadState lead, Owner owner, Step.Breach what, Instant now) {
        SlaNotice notice = notice(watch, SlaNotice.Kind.BREACH, 1, owner, what.action(), what.why(), now);
        noted(touches.note(watch, lead, notice, watch.clock().reminders().size()));
        return notice;
    }

    /** What was noted is told at once. */
    private void noted(FirstTouches.Noted noted) {
        switch (noted) {
            case FirstTouches.Noted.Done(FirstTouchWatch after) -> touches.told(after);
            case FirstTouches.Noted.Taken(FirstTouchWatch after, LeadState _, int _) -> touches.told(after);
            case FirstTouches.Noted.Late(String why) -> throw new AssertionError(why);
        }
    }

    private Set<String> free(String pool, Playbook playbook, List<Rep> people, Instant now) {
        Map<String, Rep> byId = new HashMap<>();
        Map<String, Load> loads = new HashMap<>();
        people.forEach(rep -> {
            byId.put(rep.id(), rep);
            loads.put(rep.id(), floor.roster.load(rep.id()).value());
        });
        Snapshot there = new Snapshot(byId, loads, Map.of());
        return Handover.free(playbook.pools(), pool, Map.of(), there, new Calendars(playbook.hours()), now);
    }

    private static SlaNotice notice(
            FirstTouchWatch watch,
            SlaNotice.Kind kind,
            int number,
            Owner owner,
            Sla.OnBreach action,
            String why,
            Instant now) {
        return new SlaNotice(
                watch.lead(),
                watch.routing(),
                kind,
                number,
                now,
                watch.clock().due(),
                owner,
                watch.route(),
                watch.pool(),
                action,
                "",
                why);
    }
}
