package dev.baton.testing;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.roster.Waited;
import dev.baton.store.Assignments;
import dev.baton.store.Batch;
import dev.baton.store.Commit;
import dev.baton.store.FirstMove;
import dev.baton.store.HeldLead;
import dev.baton.store.LeadChange;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Outcomes;
import dev.baton.store.Parking;
import dev.baton.store.Received;
import dev.baton.store.Reroute;
import dev.baton.store.RerouteResult;
import dev.baton.store.Rerouting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** Takes leads to where a test begins, by the store's own doors. */
public record Journeys(World world) {
    /** The pool that sample leads are routed to. */
    public static final String POOL = "dach-team";

    /** A sample lead that was accepted at noon. */
    public Lead accepted() {
        return accepted(SampleLeads.eva());
    }

    /** This lead, accepted at noon. */
    public Lead accepted(Lead lead) {
        new LeadStore(world.dynamo(), world.tables())
                .accept(
                        lead,
                        "digest",
                        new Received("application/json", SdkBytes.fromUtf8String("{}")),
                        SampleLeads.NOON);
        return lead;
    }

    /** An accepted lead whose first routing ended like this, without a rep. */
    public Lead ended(Outcome outcome) {
        return ended(SampleLeads.eva(), outcome);
    }

    /** This lead, whose first routing ended like this, without a rep. */
    public Lead ended(Lead lead, Outcome outcome) {
        accepted(lead);
        new Outcomes(world.dynamo(), world.tables())
                .end(lead, SampleLeads.facts(), SampleLeads.decision(lead, outcome), SampleLeads.NOON);
        return lead;
    }

    /** Ends the second routing of a nurtured lead. Answers the decision. */
    public Decision endedAgain(Lead nurtured, Outcome outcome) {
        int routing = new Rerouting(world.dynamo(), world.tables())
                .rescore(nurtured.id(), "test", "a new form", SampleLeads.NOON)
                .orElseThrow();
        Decision first = SampleLeads.decision(nurtured, outcome);
        Decision second = new Decision(
                first.lead(), routing, first.at(), first.verdict(), outcome, first.passedOver(), first.inputs());
        new Outcomes(world.dynamo(), world.tables()).end(nurtured, SampleLeads.facts(), second, SampleLeads.NOON);
        return second;
    }

    /** Routes a lead that has an outcome once more, and ends that routing. */
    public void endedInstead(Lead lead, Outcome outcome) {
        Rerouting rerouting = new Rerouting(world.dynamo(), world.tables());
        LeadState there =
                new LeadStore(world.dynamo(), world.tables()).state(lead.id()).orElseThrow();
        Reroute why = new Reroute("test", "the playbook was wrong", Set.of(), false);
        if (!(rerouting.reroute(there, why, SampleLeads.NOON) instanceof RerouteResult.Started(var _, int routing))) {
            throw new IllegalStateException("the sample lead is not routed again");
        }
        Decision first = SampleLeads.decision(lead, outcome);
        Decision next = new Decision(
                first.lead(), routing, first.at(), first.verdict(), outcome, first.passedOver(), first.inputs());
        new Outcomes(world.dynamo(), world.tables()).end(lead, SampleLeads.facts(), next, SampleLeads.NOON);
    }

    /** An accepted lead that somebody has. */
    public Lead assigned(Owner owner) {
        return assigned(SampleLeads.eva(), owner);
    }

    /** This lead, accepted, and somebody has it. */
    public Lead assigned(Lead lead, Owner owner) {
        decided(accepted(lead), SampleLeads.decision(lead, new Outcome.Assigned(owner, POOL, "whose turn it was")));
        return lead;
    }

    /** This lead, of a person who has another that came first, accepted, and somebody has it. */
    public Lead assignedToo(Lead lead, Owner owner) {
        accepted(lead);
        commit(new LeadChange.Decide(
                lead,
                SampleLeads.facts(),
                SampleLeads.decision(lead, new Outcome.Assigned(owner, POOL, "whose turn it was")),
                Optional.empty(),
                Set.of(),
                new FirstMove.Leave()));
        return lead;
    }

    /** A nurtured lead's next routing, in which somebody gets it. Answers the decision. */
    public Decision assignedAgain(Lead nurtured, Owner owner) {
        int routing = new Rerouting(world.dynamo(), world.tables())
                .rescore(nurtured.id(), "test", "a new form", SampleLeads.NOON)
                .orElseThrow();
        Decision first = SampleLeads.decision(nurtured, new Outcome.Assigned(owner, POOL, "whose turn it was"));
        Decision second = new Decision(
                first.lead(),
                routing,
                first.at(),
                first.verdict(),
                first.outcome(),
                first.passedOver(),
                first.inputs());
        decided(nurtured, second);
        return second;
    }

    /** What assign writes when it has decided. */
    public void decided(Lead lead, Decision decision) {
        commit(new LeadChange.Decide(
                lead, SampleLeads.facts(), decision, Optional.empty(), Set.of(), new FirstMove.Claim()));
    }

    /** An accepted lead that somebody would have, had the decision not been in shadow. */
    public Lead inShadowFor(Owner owner) {
        Lead lead = accepted();
        Decision live = SampleLeads.decision(lead, new Outcome.Assigned(owner, POOL, "whose turn it was"));
        Decision decision = new Decision(
                live.lead(),
                live.routing(),
                live.at(),
                live.verdict(),
                live.outcome(),
                live.passedOver(),
                live.inputs(),
                Mode.SHADOW);
        commit(new LeadChange.Decide(
                lead, SampleLeads.facts(), decision, Optional.empty(), Set.of(), new FirstMove.Claim()));
        return lead;
    }

    /** An accepted lead that waits in a pool. */
    public Lead held(String pool, Instant until, Optional<Parking.Fault> fault) {
        Lead lead = accepted();
        Waited waited = new Waited(SampleLeads.NOON, Optional.of(until), Outcome.FALLBACK);
        Parking parking = new Parking(pool, waited, "nobody is free", Optional.empty(), fault);
        Verdict.Routed verdict = (Verdict.Routed)
                SampleLeads.decision(lead, new Outcome.Held(pool, until, Outcome.FALLBACK, "nobody is free"))
                        .verdict();
        HeldLead held = new HeldLead(lead, SampleLeads.facts(), verdict, 1, parking);
        commit(new LeadChange.Park(held, Optional.empty(), Set.of()));
        return lead;
    }

    private void commit(LeadChange change) {
        Assignments assignments = new Assignments(world.dynamo(), world.tables());
        Batch batch = new Batch(
                List.of(change),
                Map.of(),
                Map.of(),
                assignments.read(List.of(), List.of(), List.of()),
                SampleLeads.NOON);
        if (!(assignments.commit(batch) instanceof Commit.Done)) {
            throw new IllegalStateException("the sample lead did not get where it should");
        }
    }
}
