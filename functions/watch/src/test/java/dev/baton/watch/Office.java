package dev.baton.watch;

import dev.baton.json.Json;
import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Score;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Route;
import dev.baton.playbook.RouteWhen;
import dev.baton.playbook.Segments;
import dev.baton.queue.Message;
import dev.baton.roster.Capacity;
import dev.baton.roster.Caps;
import dev.baton.roster.Cells;
import dev.baton.roster.Fallback;
import dev.baton.roster.Load;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.store.Assignments;
import dev.baton.store.Audit;
import dev.baton.store.Batch;
import dev.baton.store.Commit;
import dev.baton.store.FirstMove;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadChange;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.PlaybookStore;
import dev.baton.store.RosterStore;
import dev.baton.store.RoutingState;
import dev.baton.store.Violation;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Reps, a playbook and leads that were assigned at noon, on a real store. */
final class Office {
    static final Instant NOON = SampleLeads.NOON;
    static final String TOLD = "revops@acme.example";

    /** Due at 12:15, reminders at 12:05 and 12:10. */
    static final Sla.Clock CLOCK = new Sla.Clock(at(15), List.of(at(5), at(10)));

    final World world = World.fresh();
    final Journeys journeys = new Journeys(world);
    final LeadStore leads = new LeadStore(world.dynamo(), world.tables());
    final FirstTouches touches = new FirstTouches(world.dynamo(), world.tables());
    final RosterStore roster = new RosterStore(world.dynamo(), world.tables());

    static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    static Sla sla(Sla.OnBreach onBreach, int atMost, boolean thenTellManager) {
        return new Sla(minutes(15), List.of(minutes(5), minutes(10)), onBreach, thenTellManager, atMost);
    }

    private static Sla.Time minutes(int minutes) {
        return new Sla.Time(Duration.ofMinutes(minutes), false);
    }

    static Owner.Rep owner(String rep) {
        return new Owner.Rep(rep, rep, "");
    }

    /** Staffs the one pool of an active playbook. */
    Office staffed(Rep... reps) {
        return staffed(Map.of(), reps);
    }

    /** The same, of a pool that matches its members to its leads. */
    Office staffed(Map<String, String> match, Rep... reps) {
        Pool pool = new Pool(
                Journeys.POOL,
                new Pool.Members(Set.of(), Set.of(), Set.of(), Map.of()),
                Map.of(),
                Caps.NONE,
                new Pool.NobodyFree(Duration.ZERO, Outcome.FALLBACK),
                true,
                Optional.empty(),
                Pool.Strategy.TURNS,
                List.of(),
                Optional.empty(),
                Pool.Continuity.NONE,
                match);
        Playbook playbook = new Playbook(
                "test",
                "",
                RouteWhen.DEFAULT,
                Segments.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(new Route("all", Matcher.All.LEADS, true, new Route.ToPool(pool.id()), Optional.empty())),
                Map.of(pool.id(), pool),
                new Fallback("Triage", TOLD),
                Optional.empty());
        PlaybookStore playbooks = new PlaybookStore(world.dynamo(), world.tables());
        roster.sync(Arrays.asList(reps), people -> Cells.of(List.of(pool), people));
        int version = playbooks.add("", Json.text(playbook), "test", "", NOON);
        RosterStore.Roster people = roster.all();
        playbooks.activate(
                version,
                people.version(),
                Cells.of(List.of(pool), people.reps()),
                RouteWhen.DEFAULT,
                playbooks.active());
        return this;
    }

    static Rep rep(String id, String manager) {
        return rep(id, manager, OptionalInt.empty());
    }

    static Rep rep(String id, String manager, OptionalInt open) {
        return rep(id, manager, open, Set.of());
    }

    static Rep rep(String id, String manager, OptionalInt open, Set<String> speaks) {
        return new Rep(
                id,
                id,
                "SDR",
                speaks,
                manager.isEmpty() ? Map.of() : Map.of(Rep.MANAGER, Set.of(manager)),
                ZoneOffset.UTC,
                1000,
                new Caps(open, OptionalInt.empty(), OptionalInt.empty()),
                true,
                true,
                List.of(),
                "");
    }

    /** A lead that somebody got at noon. */
    Lead assigned(Owner owner, Sla terms) {
        return assigned(owner, terms, Mode.LIVE);
    }

    Lead assigned(Owner owner, Sla terms, Mode mode) {
        return assigned(owner, terms, mode, Map.of());
    }

    /** The same, of a lead that wants something of whoever gets it. */
    Lead assigned(Owner owner, Sla terms, Mode mode, Map<String, String> wants) {
        Lead lead = journeys.accepted();
        decided(lead, 1, owner, terms, mode, CLOCK, wants);
        return lead;
    }

    /** What assign writes. */
    void decided(Lead lead, int routing, Owner owner, Sla terms, Mode mode, Sla.Clock clock) {
        decided(lead, routing, owner, terms, mode, clock, Map.of());
    }

    private void decided(
            Lead lead, int routing, Owner owner, Sla terms, Mode mode, Sla.Clock clock, Map<String, String> wants) {
        commit(
                lead,
                new Decision(
                        lead.id(),
                        routing,
                        NOON,
                        new Verdict.Routed(
                                1,
                                Score.NONE,
                                List.of(),
                                "all",
                                Journeys.POOL,
                                Optional.empty(),
                                Optional.empty(),
                                wants,
                                Optional.of(terms)),
                        new Outcome.Assigned(owner, Journeys.POOL, "whose turn it was"),
                        List.of(),
                        Decision.Inputs.NONE,
                        mode,
                        Optional.of(clock)));
    }

    /** As assign does, with the load of whoever gets it. */
    private void commit(Lead lead, Decision decision) {
        Assignments assignments = new Assignments(world.dynamo(), world.tables());
        Owner owner = ((Outcome.Assigned) decision.outcome()).owner();
        List<String> reps =
                owner instanceof Owner.Rep rep && decision.mode() == Mode.LIVE ? List.of(rep.id()) : List.of();
        RoutingState read = assignments.read(reps, List.of(), List.of());
        Map<String, Load> loads = new HashMap<>();
        read.loads()
                .forEach((id, load) ->
                        loads.put(id, Capacity.assigned(load.value(), Journeys.POOL, decision.at(), ZoneOffset.UTC)));
        LeadChange.Decide decide = new LeadChange.Decide(
                lead, SampleLeads.facts(), decision, Optional.empty(), Set.of(), new FirstMove.Claim());
        if (!(assignments.commit(new Batch(List.of(decide), loads, Map.of(), read, decision.at()))
                instanceof Commit.Done)) {
            throw new IllegalStateException("the lead was not assigned");
        }
    }

    Swept sweep(int minute) {
        return sweep(world.dynamo(), world.sqs(), at(minute));
    }

    Swept sweep(DynamoDbClient dynamo, SqsClient sqs, Instant now) {
        return Wiring.sweep(dynamo, sqs, world.tables(), queues(), 20, Clock.fixed(now, ZoneOffset.UTC))
                .run(() -> false);
    }

    Queues queues() {
        return new Queues(world.enrichQueue(), world.scoreQueue(), world.assignQueue(), world.deliverQueue());
    }

    LeadState state(LeadId id) {
        return leads.state(id).orElseThrow();
    }

    /** The notices that were sent since this was asked last. */
    List<Message.Notice> notices() {
        return world.messages(world.deliverQueue()).stream()
                .filter(Message.Notice.class::isInstance)
                .map(Message.Notice.class::cast)
                .toList();
    }

    List<String> events(LeadId id) {
        return leads.events(id).stream().map(LeadEvent::kind).toList();
    }

    Optional<FirstTouchWatch> clock(LeadId id) {
        return touches.read(id, 1);
    }

    List<Violation> violations() {
        return Audit.of(world.dynamo(), world.tables(), Map.of()).violations();
    }
}
