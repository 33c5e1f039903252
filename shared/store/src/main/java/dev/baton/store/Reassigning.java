package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Score;
import dev.baton.lead.Sla;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.roster.Rep;
import dev.baton.roster.sla.Deadlines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A person decides who has a lead: a new, numbered routing, in one transaction with everything that moves with it. Whether the rep may have
 * it (active, under caps) is for whoever asks to say: a person's decision may exceed. Thread-safe.
 */
public final class Reassigning {
    /** What stands as the engine in the inputs of a decision that a person made: there is nothing to replay. */
    public static final String BY_PERSON = "person";

    private static final int TRIES = 20;

    private final Dynamo dynamo;
    private final LeadStore leads;
    private final HeldLeads held;
    private final RosterStore roster;
    private final Standing standing;
    private final Turns turns;
    private final Companies companies;

    /** What was known of the lead when it was decided last. */
    private record Known(Facts facts, Verdict verdict, Optional<Decision> decided) {}

    public Reassigning(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
        this.leads = new LeadStore(client, tables);
        this.held = new HeldLeads(client, tables);
        this.roster = new RosterStore(client, tables);
        this.standing = new Standing(dynamo, roster);
        this.turns = new Turns(dynamo, roster);
        this.companies = new Companies(dynamo);
    }

    /**
     * Gives the lead to a rep, or notes who has taken it.
     *
     * @param seen how the lead stood when this was decided; if its routing, status or owner has changed since, nothing is done
     */
    public ReassignResult reassign(LeadState seen, Reassign what, Instant now) {
        for (int again = 1; again <= TRIES; again++) {
            Optional<LeadState> found = leads.state(seen.id());
            if (found.isEmpty()) {
                return new ReassignResult.Unknown();
            }
            LeadState there = found.get();
            if (there.routing() != seen.routing()
                    || there.status() != seen.status()
                    || !there.owner().equals(seen.owner())) {
                return new ReassignResult.Changed(there);
            }
            if (there.status() == Status.RECEIVED || there.status() == Status.ERASED) {
                return new ReassignResult.NotNow(there);
            }
            Known known = known(there, what);
            Decision decision = decision(there, known, what, now);
            if (Transaction.settle(dynamo.client(), items(there, known, decision, what, now))
                    instanceof Transaction.Result.Written) {
                return new ReassignResult.Reassigned(there, decision);
            }
            if (what.rep().filter(this::isOutdated).isPresent()) {
                return new ReassignResult.RepChanged();
            }
            Transaction.pause(again);
        }
        throw new StoreException.Busy(
                "a lead, a load or a turn changed at every try", new IllegalStateException(TRIES + " tries"));
    }

    private boolean isOutdated(Versioned<Rep> rep) {
        return roster.rep(rep.value().id()).map(Versioned::version).orElse(0L) != rep.version();
    }

    /** Where a lead has no decision yet, what it waits with; where it has neither, nothing. */
    private Known known(LeadState there, Reassign what) {
        for (int routing = there.routing(); routing >= 1; routing--) {
            Optional<Decided> decided = leads.decision(there.id(), routing);
            if (decided.isPresent()) {
                Decision decision = decided.get().decision();
                return new Known(decided.get().facts(), decision.verdict(), Optional.of(decision));
            }
            Optional<HeldLead> waits = held.of(there);
            if (waits.isPresent()) {
                return new Known(waits.get().facts(), waits.get().verdict(), Optional.empty());
            }
        }
        return new Known(
                Facts.NONE,
                new Verdict.Routed(0, Score.NONE, List.of(), "", what.pool(), Optional.empty()),
                Optional.empty());
    }

    private static Decision decision(LeadState there, Known known, Reassign what, Instant now) {
        String why = "given by " + giver(what.by()) + (what.why().isEmpty() ? "" : ": " + what.why());
        return new Decision(
                there.id(),
                there.routing() + 1,
                now,
                known.verdict(),
                new Outcome.Assigned(what.to(), what.pool(), why),
                List.of(),
                new Decision.Inputs(BY_PERSON, "", -1, Map.of(), Map.of()),
                what.mode(),
                what.hours().flatMap(hours -> terms(known.verdict()).map(terms -> Deadlines.of(terms, hours, now))));
    }

    /** A user's id says nothing to a rep. */
    private static String giver(String by) {
        return by.startsWith("salesforce") ? "somebody in Salesforce" : by;
    }

    /** What somebody was given by a person is not taken away: the manager is told instead. */
    private static Optional<Sla> terms(Verdict verdict) {
        Optional<Sla> terms = verdict instanceof Verdict.Routed routed ? routed.sla() : Optional.empty();
        return terms.map(sla -> sla.onBreach() == Sla.OnBreach.REASSIGN
                ? new Sla(sla.firstTouch(), sla.reminders(), Sla.OnBreach.TELL_MANAGER, false, sla.atMost())
                : sla);
    }

    private List<TransactWriteItem> items(LeadState there, Known known, Decision decision, Reassign what, Instant now) {
        String table = dynamo.tables().leads();
        LeadId id = there.id();
        Owner owner = what.to();
        List<TransactWriteItem> items = new ArrayList<>();
        Expression move = LeadItem.move(table, id, Status.ASSIGNED, now)
                .set("routing", value(decision.routing()))
                .set("attempts", value(0))
                .set("owner", LeadItem.owner(owner))
                .set("open", value(what.rep().isPresent()))
                .set("pool", value(what.pool()))
                .set("assignedAt", value(now))
                .remove(LeadItem.HOLD)
                .remove("ownerBy", "chosen", "mode", "closedAt", "closeReason", "waiters", "notTo", "tookFrom");
        decision.sla().ifPresentOrElse(clock -> move.set("slaDue", value(clock.due())), () -> move.remove("slaDue"));
        LeadItem.markDelivery(move, decision.routing(), now);
        Optional<Turns.Moved> turn =
                turns.move(there.turn(), what.returnTurn(), what.returnTurn() ? Optional.of(owner) : Optional.empty());
        turn.ifPresent(moved -> Turns.note(move, moved.now()));
        LeadItem.whenAwaitedBy(Standing.whenAs(move, there), there.waiters());
        items.add(move.update());
        items.add(Outcomes.decision(table, decision, known.facts()));
        if (decision.verdict() instanceof Verdict.Routed routed) {
            decision.sla()
                    .flatMap(clock -> terms(routed).map(terms -> FirstTouchWatch.of(decision, routed, terms, clock)))
                    .ifPresent(fresh -> items.add(FirstTouchItem.put(table, fresh)));
        }
        items.addAll(standing.loads(there, what.rep().map(rep -> rep.value().id()), what.pool(), now));
        what.rep()
                .ifPresent(rep -> items.add(Expression.on(
                                dynamo.tables().routing(),
                                Key.profile(rep.value().id()))
                        .whenVersion(rep.version())
                        .check()));
        turn.ifPresent(moved -> items.add(moved.write()));
        standing.unlisted(there).ifPresent(items::add);
        first(there).ifPresent(items::add);
        companies.moved(there, known.decided(), owner, now).ifPresent(items::add);
        items.add(Events.put(table, id, new LeadEvent(now, "reassigned", what.by(), told(there, owner, what))));
        return items;
    }

    /** Who is nobody's later lead yet is its person's first. */
    private Optional<TransactWriteItem> first(LeadState there) {
        String person = there.keys().person();
        if (person.isEmpty() || dynamo.get(dynamo.inLeads(Key.first(person))).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Expression.on(dynamo.tables().leads(), Key.first(person))
                .when("attribute_not_exists(#pk)")
                .put(Map.of("lead", value(there.id().value()))));
    }

    private static String told(LeadState there, Owner to, Reassign what) {
        String from = there.owner()
                .map(Reowning::name)
                .orElseGet(() -> "nobody (it was " + there.status().word() + ")");
        return "from " + from + " to " + Reowning.name(to) + (what.why().isEmpty() ? "" : ": " + what.why());
    }
}
