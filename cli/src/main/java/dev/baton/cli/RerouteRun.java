package dev.baton.cli;

import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.store.LeadState;
import dev.baton.store.Reroute;
import dev.baton.store.RerouteResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a plan, a batch at a time. Each lead is one conditional transaction, then its message; what a crash leaves between the two, the next
 * run sends, or the watch.
 */
final class RerouteRun {
    /** As many as one call of SQS takes. */
    private static final int BATCH = 10;

    private final Desk desk;
    private final Page page;
    private final Clock clock;
    private final String operator;
    private final int rate;

    private int started;
    private int sentAgain;
    private int passedOver;

    RerouteRun(Desk desk, Page page, Clock clock, String operator, int rate) {
        this.desk = desk;
        this.page = page;
        this.clock = clock;
        this.operator = operator;
        this.rate = rate;
    }

    int run(RoutingPlan plan) {
        var doorbells = new Doorbells(desk);
        for (int from = 0; from < plan.steps().size(); from += BATCH) {
            long begun = System.nanoTime();
            var batch = plan.steps().subList(from, Math.min(plan.steps().size(), from + BATCH));
            Set<String> ring = new TreeSet<>();
            List<Outgoing> messages = new ArrayList<>();
            for (RoutingPlan.Step step : batch) {
                step(step, plan.terms(), doorbells, ring).ifPresent(message -> messages.add(Outgoing.of(message)));
            }
            var unsent = new Sender(desk.sqs()).sendAll(desk.stack().require("BATON_ENRICH_QUEUE"), messages);
            if (!unsent.isEmpty()) {
                page.line(Shown.count(unsent.size(), "message")
                        + " could not be sent; the watch sends them within two minutes.");
            }
            doorbells.ring(page, ring);
            rest(begun, batch.size());
        }
        page.line("Routed once more: " + Shown.count(started, "lead")
                + (sentAgain == 0 ? "" : "; " + sentAgain + " had been started before and were sent again")
                + (passedOver == 0 ? "" : "; " + passedOver + " had moved on and were passed over") + ".");
        return 0;
    }

    private Optional<Message> step(
            RoutingPlan.Step step, RoutingPlan.Terms terms, Doorbells doorbells, Set<String> ring) {
        var found = desk.leads().state(step.lead());
        if (found.isEmpty()) {
            passedOver++;
            return Optional.empty();
        }
        LeadState there = found.get();
        if (there.routing() == step.routing() + 1 && there.status() == Status.RECEIVED) {
            sentAgain++;
            return message(step.lead(), there.routing());
        }
        if (there.routing() != step.routing() || there.status() != step.status()) {
            passedOver++;
            return Optional.empty();
        }
        return switch (desk.rerouting().reroute(there, reroute(there, terms), clock.instant())) {
            case RerouteResult.Started(LeadState before, int routing) -> {
                started++;
                ring.addAll(Freed.pools(doorbells, before));
                yield message(step.lead(), routing);
            }
            case RerouteResult.Changed _, RerouteResult.NotNow _, RerouteResult.Unknown _ -> {
                passedOver++;
                yield Optional.empty();
            }
        };
    }

    private Reroute reroute(LeadState lead, RoutingPlan.Terms terms) {
        return new Reroute(operator, terms.why(), notTo(lead, terms), terms.returnTurn());
    }

    /** Whoever has it, and whoever it was kept from before. */
    static Set<String> notTo(LeadState lead, RoutingPlan.Terms terms) {
        if (!terms.notToEarlierOwner()) {
            return Set.of();
        }
        Set<String> reps = new TreeSet<>(lead.notTo());
        if (lead.owner().orElse(null) instanceof Owner.Rep rep) {
            reps.add(rep.id());
        }
        return reps;
    }

    private Optional<Message> message(LeadId id, int routing) {
        return desk.leads().lead(id).map(lead -> new Message.Accepted(lead, routing, 0));
    }

    private void rest(long begun, int leads) {
        long due = 1_000_000_000L * leads / rate - (System.nanoTime() - begun);
        if (due > 0) {
            LockSupport.parkNanos(due);
        }
    }
}
