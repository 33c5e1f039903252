package dev.baton.track;

import dev.baton.lead.Decision;
import dev.baton.lead.Ids;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Source;
import dev.baton.lead.Verdict;
import dev.baton.playbook.RouteWhen;
import dev.baton.roster.Capacity;
import dev.baton.roster.Caps;
import dev.baton.roster.Cells;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Waited;
import dev.baton.store.Active;
import dev.baton.store.Assignments;
import dev.baton.store.Audit;
import dev.baton.store.Batch;
import dev.baton.store.Closing;
import dev.baton.store.Commit;
import dev.baton.store.Deliveries;
import dev.baton.store.FirstMove;
import dev.baton.store.HeldLead;
import dev.baton.store.LeadChange;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Parking;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Received;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import dev.baton.store.Reowning;
import dev.baton.store.Rerouting;
import dev.baton.store.RosterStore;
import dev.baton.store.RoutingState;
import dev.baton.store.Touching;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A team of two, Ana and Bo, on real tables; leads that Ana was given, for real or on paper. Thread-safe.
 *
 * @param noon when leads are accepted and decided
 */
record Office(World world, Instant noon) {
    static final String ORG = "00D5f000000AbCdEAK";
    static final String SECRET = "a secret of this test alone";
    static final Ids IDS = new Ids(SECRET);
    private static final RouteWhen ROUTE_WHEN =
            new RouteWhen(true, List.of(new RouteWhen.Becomes("Status", List.of("MQL"))));
    private static final String ANA = "ana@acme.example";
    private static final String BO = "bo@acme.example";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    static Office open() {
        return open(SampleLeads.NOON);
    }

    static Office open(Instant noon) {
        return open(World.fresh(), noon);
    }

    static Office open(World world, Instant noon) {
        Office office = new Office(world, noon);
        office.roster().sync(List.of(rep(ANA, "Ana", Cast.ANA), rep(BO, "Bo", Cast.BO)), _ -> cells());
        PlaybookStore playbooks = new PlaybookStore(office.world.dynamo(), office.world.tables());
        playbooks.activate(1, 1, cells(), ROUTE_WHEN, Active.NOTHING);
        return office;
    }

    /** The same at this moment: what happens in an org from now on is later. */
    Office later() {
        return new Office(world, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Another version of the playbook, which says otherwise what makes a record a lead. */
    void routeWhen(RouteWhen when) {
        PlaybookStore playbooks = new PlaybookStore(world.dynamo(), world.tables());
        playbooks.activate(2, 1, cells(), when, playbooks.active());
    }

    private static Cells cells() {
        return new Cells(Map.of(Journeys.POOL, Journeys.POOL), Map.of(Journeys.POOL, List.of(ANA, BO)));
    }

    private static Rep rep(String id, String name, String user) {
        return new Rep(
                id,
                name,
                "AE",
                Set.of(),
                Map.of("salesforce-user", Set.of(user)),
                ZONE,
                1000,
                Caps.NONE,
                true,
                true,
                List.of(),
                "");
    }

    RosterStore roster() {
        return new RosterStore(world.dynamo(), world.tables());
    }

    LeadStore leads() {
        return new LeadStore(world.dynamo(), world.tables());
    }

    Records records() {
        return new Records(world.dynamo(), world.tables());
    }

    /** A lead that Salesforce gave birth to as this record. */
    Lead born(String record) {
        Lead eva = SampleLeads.eva();
        Source source = new Source(Source.Kind.SALESFORCE, ORG, record);
        LeadId id = IDS.lead(source, record);
        Lead lead = new Lead(
                id,
                source,
                noon,
                new Keys("person-" + id, ""),
                eva.person(),
                eva.company(),
                eva.location(),
                eva.interest(),
                eva.origin(),
                eva.consent(),
                eva.attributes(),
                eva.notes());
        leads().accept(lead, "digest", new Received("application/json", SdkBytes.fromUtf8String("{}")), noon);
        return lead;
    }

    /** Ana is given it. In shadow she is not, and nothing is counted for her. */
    Lead decided(Lead lead, Mode mode) {
        Decision sample = SampleLeads.decision(
                lead, new Outcome.Assigned(new Owner.Rep(ANA, "Ana", ""), Journeys.POOL, "whose turn it was"));
        Decision decision = new Decision(
                sample.lead(), 1, noon, sample.verdict(), sample.outcome(), List.of(), sample.inputs(), mode);
        Assignments assignments = new Assignments(world.dynamo(), world.tables());
        RoutingState read = assignments.read(List.of(ANA), List.of(Journeys.POOL), List.of());
        Load load = Objects.requireNonNull(read.loads().get(ANA)).value();
        Map<String, Load> loads = new HashMap<>();
        if (mode == Mode.LIVE) {
            loads.put(ANA, Capacity.assigned(load, Journeys.POOL, noon, ZONE));
        }
        LeadChange change = new LeadChange.Decide(
                lead, SampleLeads.facts(), decision, Optional.empty(), Set.of(), new FirstMove.Leave());
        Commit commit = assignments.commit(new Batch(List.of(change), loads, Map.of(), read, noon));
        if (!(commit instanceof Commit.Done)) {
            throw new AssertionError(commit);
        }
        return lead;
    }

    /** Nobody is free; it waits. */
    Lead waiting(Lead lead) {
        Instant until = noon.plusSeconds(14_400);
        Verdict.Routed verdict = (Verdict.Routed)
                SampleLeads.decision(lead, new Outcome.Held(Journeys.POOL, until, Outcome.FALLBACK, "nobody is free"))
                        .verdict();
        Parking parking = new Parking(
                Journeys.POOL,
                new Waited(noon, Optional.of(until), Outcome.FALLBACK),
                "nobody is free",
                Optional.empty(),
                Optional.empty());
        HeldLead held = new HeldLead(lead, SampleLeads.facts(), verdict, 1, parking);
        Assignments assignments = new Assignments(world.dynamo(), world.tables());
        Commit commit = assignments.commit(new Batch(
                List.of(new LeadChange.Park(held, Optional.empty(), Set.of())),
                Map.of(),
                Map.of(),
                assignments.read(List.of(), List.of(), List.of()),
                noon));
        if (!(commit instanceof Commit.Done)) {
            throw new AssertionError(commit);
        }
        return lead;
    }

    /** Deliver has told and written. */
    void delivered(LeadId lead, RecordState.Delivered what) {
        Deliveries deliveries = new Deliveries(world.dynamo(), world.tables());
        deliveries.tell(lead, new Deliveries.Told(1, noon, "assigned"));
        records().delivered(lead, what, Optional.empty());
        deliveries.clear(lead, 1, noon);
    }

    /** Settles like a function's instance of its own. */
    Settling settling() {
        Clock clock = Clock.fixed(noon, ZoneOffset.UTC);
        return new Settling(
                records(),
                leads(),
                new Closing(world.dynamo(), world.tables()),
                new Reowning(world.dynamo(), world.tables()),
                new Touching(world.dynamo(), world.tables()),
                new Rerouting(world.dynamo(), world.tables()),
                new Taking(world.dynamo(), world.tables(), Mode.LIVE, clock),
                new Owners(roster(), clock),
                false,
                clock);
    }

    LeadState state(LeadId lead) {
        return leads().state(lead).orElseThrow();
    }

    /** What everybody has open, without those who have nothing. */
    Map<String, Integer> loads() {
        Map<String, Integer> open = new HashMap<>();
        roster().loads(List.of(ANA, BO))
                .forEach((rep, load) -> open.put(rep, load.value().open()));
        open.values().removeIf(count -> count == 0);
        return open;
    }

    Audit audit() {
        return Audit.of(world.dynamo(), world.tables(), Map.of());
    }
}
