package dev.baton.watch;

import dev.baton.lead.Lead;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.roster.sla.Handover;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Timers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One look at the first touch that was promised for one lead. Each step is noted with the lead first, on condition that nobody has touched or
 * moved it; whoever noted it tells it, and notes that; what was noted and not told is told by a later sweep. For one sweep.
 */
final class Touches {
    private static final Logger LOG = Logger.getLogger(Touches.class);

    private final FirstTouches touches;
    private final LeadStore leads;
    private final People people;
    private final Sender sender;
    private final Queues queues;

    Touches(FirstTouches touches, LeadStore leads, People people, Sender sender, Queues queues) {
        this.touches = touches;
        this.leads = leads;
        this.people = people;
        this.sender = sender;
        this.queues = queues;
    }

    /** Does what is due; what the index says is a hint. */
    Optional<Tally.Kind> at(Timers.FirstTouchDue due, Instant now) {
        Optional<FirstTouchWatch> clock = touches.read(due.lead(), due.routing())
                .filter(it -> it.dueAt().filter(at -> !at.isAfter(now)).isPresent());
        return clock.flatMap(it -> step(it, now));
    }

    private Optional<Tally.Kind> step(FirstTouchWatch clock, Instant now) {
        Optional<LeadState> state = leads.state(clock.lead());
        return switch (Next.of(clock, state, now)) {
            case Next.Over() -> {
                touches.forget(clock);
                yield Optional.empty();
            }
            case Next.Stop() -> {
                touches.stop(clock);
                yield Optional.empty();
            }
            case Next.Wait() -> Optional.empty();
            case Next.Tell(SlaNotice again) -> {
                tell(clock, again);
                yield Optional.of(Tally.Kind.RESENT);
            }
            case Next.Again(FirstTouchWatch.PutOff off) -> {
                sender.send(queues.deliver(), new Message.Notice(lead(off.notice()), off.notice(), off.times()));
                touches.sentAgain(clock, now);
                yield Optional.of(Tally.Kind.RESENT);
            }
            case Next.Remind(Owner owner, int reminded) -> {
                SlaNotice notice =
                        notice(clock, SlaNotice.Kind.REMINDER, reminded, owner, Sla.OnBreach.REMIND, "", now);
                yield noted(touches.note(clock, state.orElseThrow(), notice, reminded), notice, Tally.Kind.REMINDED);
            }
            case Next.Breach(Owner owner, Sla.OnBreach action, String why) ->
                breach(clock, state.orElseThrow(), owner, action, why, now);
            case Next.Reassign reassign -> reassign(clock, state.orElseThrow(), reassign, now);
        };
    }

    private Optional<Tally.Kind> breach(
            FirstTouchWatch clock, LeadState state, Owner owner, Sla.OnBreach action, String why, Instant now) {
        SlaNotice notice = notice(clock, SlaNotice.Kind.BREACH, 1, owner, action, why, now);
        int all = clock.clock().reminders().size();
        return noted(touches.note(clock, state, notice, all), notice, Tally.Kind.BREACHED);
    }

    /** In shadow nothing is taken from anybody: what would have been done is noted. */
    private Optional<Tally.Kind> reassign(FirstTouchWatch clock, LeadState state, Next.Reassign reassign, Instant now) {
        return switch (people.handover(reassign.had(), clock.pool(), wants(clock), now)) {
            case Handover.Nobody() -> {
                Next.Breach instead = Next.instead(reassign.owner(), "nobody else is free");
                yield breach(clock, state, instead.owner(), instead.action(), instead.why(), now);
            }
            case Handover.Past(var notTo) ->
                switch (clock.mode()) {
                    case SHADOW ->
                        breach(clock, state, reassign.owner(), Sla.OnBreach.REASSIGN, "live it would be", now);
                    case LIVE -> {
                        SlaNotice notice = notice(
                                clock, SlaNotice.Kind.BREACH, 1, reassign.owner(), Sla.OnBreach.REASSIGN, "", now);
                        yield noted(
                                touches.takeAway(clock, state, notice, notTo, reassign.had()),
                                notice,
                                Tally.Kind.REASSIGNED);
                    }
                };
        };
    }

    /** What the lead asked of whoever got it, when this routing was decided. */
    private Map<String, String> wants(FirstTouchWatch clock) {
        return leads.decision(clock.lead(), clock.routing())
                                .map(decided -> decided.decision().verdict())
                                .orElse(null)
                        instanceof Verdict.Routed routed
                ? routed.wants()
                : Map.of();
    }

    private Optional<Tally.Kind> noted(FirstTouches.Noted noted, SlaNotice notice, Tally.Kind kind) {
        return switch (noted) {
            case FirstTouches.Noted.Done(FirstTouchWatch clock) -> {
                clock.telling().ifPresent(told -> tell(clock, told));
                yield Optional.of(kind);
            }
            case FirstTouches.Noted.Taken(FirstTouchWatch clock, LeadState _, int routing) -> {
                // On its way first: whether somebody is told of it can wait, the lead has waited long enough.
                sender.send(queues.enrich(), new Message.Accepted(lead(notice), routing, 0));
                tell(clock, notice);
                yield Optional.of(kind);
            }
            case FirstTouches.Noted.Late(String why) -> {
                LOG.infof("the first touch of lead %s was looked after by somebody else: %s", notice.lead(), why);
                yield Optional.empty();
            }
        };
    }

    private void tell(FirstTouchWatch clock, SlaNotice notice) {
        sender.send(queues.deliver(), new Message.Notice(lead(notice), notice, 0));
        touches.told(clock);
    }

    private Lead lead(SlaNotice notice) {
        return leads.lead(notice.lead())
                .orElseThrow(() -> new IllegalStateException("lead " + notice.lead() + " has no data"));
    }

    private SlaNotice notice(
            FirstTouchWatch clock,
            SlaNotice.Kind kind,
            int number,
            Owner owner,
            Sla.OnBreach action,
            String why,
            Instant now) {
        return new SlaNotice(
                clock.lead(),
                clock.routing(),
                kind,
                number,
                now,
                clock.clock().due(),
                owner,
                clock.route(),
                clock.pool(),
                action,
                people.told(owner, action),
                why);
    }
}
