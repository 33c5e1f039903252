package dev.baton.watch;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.store.Due;
import dev.baton.store.Erasing;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Resend;
import dev.baton.store.Timers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One look at one lead that is due. What the index says is a hint, so the lead itself is read first. For one sweep. */
final class Look {
    private final Timers timers;
    private final LeadStore leads;
    private final Erasing erasing;
    private final Sender sender;
    private final Queues queues;
    private final Behind behind;

    Look(Timers timers, LeadStore leads, Erasing erasing, Sender sender, Queues queues, Behind behind) {
        this.timers = timers;
        this.leads = leads;
        this.erasing = erasing;
        this.sender = sender;
        this.queues = queues;
        this.behind = behind;
    }

    /** Does for a lead what is due. */
    Optional<Tally.Kind> at(Due due, Instant now) {
        return leads.state(due.id())
                .filter(state -> state.dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .flatMap(state -> decide(state, now));
    }

    private Optional<Tally.Kind> decide(LeadState state, Instant now) {
        return switch (state.status()) {
            case RECEIVED -> received(state, now);
            case HELD -> state.hold().flatMap(hold -> overdue(hold, now));
            case ASSIGNED, NURTURED, REJECTED, CLOSED ->
                state.delivery().isPresent()
                        ? undelivered(state, state.delivery().get().routing(), now)
                        : Optional.empty();
            case ERASED -> {
                erasing.sweep(state);
                yield Optional.empty();
            }
            case STUCK -> Optional.empty();
        };
    }

    /** Its pool was rung already. One whose deadline passed two sweeps ago is counted: assign should have moved it on. */
    private static Optional<Tally.Kind> overdue(LeadState.Hold hold, Instant now) {
        boolean passed = !hold.until().isAfter(now.minus(Timers.FIRST_LOOK));
        return passed ? Optional.of(Tally.Kind.HELD_OVERDUE) : Optional.empty();
    }

    private Optional<Tally.Kind> received(LeadState state, Instant now) {
        if (waits(state, queues.beforeOutcome(), now)) {
            return Optional.of(Tally.Kind.POSTPONED);
        }
        return switch (timers.resend(state, now)) {
            case Resend.Again(int attempt) -> {
                sender.send(queues.enrich(), new Message.Accepted(lead(state.id()), state.routing(), attempt));
                yield Optional.of(Tally.Kind.RESENT);
            }
            case Resend.Stuck _ -> Optional.of(Tally.Kind.STUCK);
            case Resend.Changed _ -> Optional.empty();
        };
    }

    private Optional<Tally.Kind> undelivered(LeadState state, int routing, Instant now) {
        if (waits(state, List.of(queues.deliver()), now)) {
            return Optional.of(Tally.Kind.POSTPONED);
        }
        return switch (timers.redeliver(state, now)) {
            case Resend.Again(int attempt) -> {
                Message.Deliver again = new Message.Deliver(lead(state.id()), decision(state.id(), routing), attempt);
                sender.send(queues.deliver(), again);
                yield Optional.of(Tally.Kind.REDELIVERED);
            }
            case Resend.Stuck _ -> Optional.of(Tally.Kind.DELIVER_STUCK);
            case Resend.Changed _ -> Optional.empty();
        };
    }

    private boolean waits(LeadState state, List<String> queues, Instant now) {
        return behind.anyOf(queues) && timers.postpone(state, now);
    }

    private Lead lead(LeadId id) {
        return leads.lead(id).orElseThrow(() -> new IllegalStateException("lead " + id + " has no data"));
    }

    private Decision decision(LeadId id, int routing) {
        return leads.decision(id, routing)
                .orElseThrow(() -> new IllegalStateException("lead " + id + " has no decision " + routing))
                .decision();
    }

    /** The states in which a lead may be due. */
    static List<Status> statuses() {
        return List.of(
                Status.RECEIVED,
                Status.ASSIGNED,
                Status.NURTURED,
                Status.REJECTED,
                Status.CLOSED,
                Status.HELD,
                Status.ERASED);
    }
}
