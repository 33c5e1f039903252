package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Decision;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Source;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.roster.Caps;
import dev.baton.roster.Cells;
import dev.baton.roster.Rep;
import dev.baton.salesforce.Connection;
import dev.baton.salesforce.Salesforce;
import dev.baton.secrets.Secrets;
import dev.baton.standin.StandIn;
import dev.baton.store.Deliveries;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Pauses;
import dev.baton.store.Records;
import dev.baton.store.Resend;
import dev.baton.store.RosterStore;
import dev.baton.store.Timers;
import dev.baton.testing.Events;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Deliver with everything around it: real engines, a bus, and the stand-in for Salesforce with its faults. */
final class Office implements AutoCloseable {
    static final Owner.Rep ANA = rep("ana", "Ana Pereira");
    static final Owner.Rep BO = rep("bo", "Bo Lindqvist");
    static final Owner.Queue TRIAGE = new Owner.Queue("Inbound Triage");

    final World world = World.fresh();
    final Journeys journeys = new Journeys(world);
    final LeadStore leads = new LeadStore(world.dynamo(), world.tables());
    final Deliveries deliveries = new Deliveries(world.dynamo(), world.tables());
    final Records records = new Records(world.dynamo(), world.tables());
    final Pauses pauses = new Pauses(world.dynamo(), world.tables());
    final Timers timers = new Timers(world.dynamo(), world.tables());
    final BusStub bus;
    final StandIn org;
    final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Instant now = SampleLeads.NOON;

    final Wire wire = new Wire();
    private Salesforce salesforce;

    Office() throws IOException {
        bus = new BusStub();
        org = StandIn.builder()
                .roster(Path.of(System.getProperty("baton.root"), "samples", "roster.csv"))
                .start();
        salesforce = connected();
        new RosterStore(world.dynamo(), world.tables())
                .sync(
                        List.of(member(ANA, "Europe/Berlin"), member(BO, "Europe/Berlin")),
                        reps -> Cells.of(List.of(), reps));
    }

    private static Owner.Rep rep(String id, String name) {
        return new Owner.Rep(id + "@acme.example", name, "https://book.acme.example/" + id);
    }

    private Rep member(Owner.Rep card, String zone) {
        return new Rep(
                card.id(),
                card.name(),
                "SDR",
                Set.of(),
                Map.of(Reps.USER, Set.of(org.idOf(card.id()))),
                ZoneId.of(zone),
                1000,
                Caps.NONE,
                true,
                true,
                List.of(),
                card.bookingUrl());
    }

    /** A new instance of the function starts: it knows of no session, and nothing of the day's calls. */
    void restart() {
        salesforce = connected();
    }

    /** A new client: with a new session, and nothing known of the day's calls. */
    private Salesforce connected() {
        Connection connection = Connection.of(Map.of(
                        "BATON_SALESFORCE_URL",
                        org.uri().toString(),
                        "BATON_SALESFORCE_AUTH",
                        "client-credentials",
                        "BATON_SALESFORCE_CLIENT_ID",
                        org.credentials().clientId(),
                        "BATON_SALESFORCE_SECRET",
                        "secretsmanager:salesforce"))
                .orElseThrow();
        return new Salesforce(
                connection, wire, new KnownSecret(org.credentials().clientSecret()), clock());
    }

    private record KnownSecret(String secret) implements Secrets {
        @Override
        public String read(String reference) {
            return secret;
        }

        @Override
        public String renewed(String reference) {
            return secret;
        }
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /** A lead of another person than all others, not yet accepted. */
    static Lead somebody() {
        String id = UUID.randomUUID().toString().replace("-", "");
        return SampleLeads.lead(
                new LeadId(id), id + "@prospect.example", "DE", new Keys("person-" + id, "company-" + id), Map.of());
    }

    /** A lead that was born as this record. */
    static Lead born(String recordId) {
        Lead lead = somebody();
        return new Lead(
                lead.id(),
                new Source(Source.Kind.SALESFORCE, StandIn.ORG, recordId),
                lead.acceptedAt(),
                lead.keys(),
                lead.person(),
                lead.company(),
                lead.location(),
                lead.interest(),
                lead.origin(),
                lead.consent(),
                lead.attributes(),
                lead.notes());
    }

    Message.Deliver outcome(Lead lead) {
        int routing = state(lead).routing();
        return new Message.Deliver(
                lead, leads.decision(lead.id(), routing).orElseThrow().decision(), 0);
    }

    Set<String> pass(Message... messages) {
        return stage(world.dynamo(), world.sqs(), new Bus(bus.client(), "outcomes"))
                .pass(Events.arrivals(Arrays.asList(messages)), () -> true);
    }

    DeliverStage stage(DynamoDbClient dynamo, SqsClient sqs, Bus on) {
        return Wiring.stage(
                new Wiring.Stores(dynamo, world.tables()),
                new Wiring.Sends(new Sender(sqs), world.deliverQueue(), world.changesQueue()),
                on,
                Optional.of(salesforce),
                new Wiring.Pace(new Throttle(80, 95), new Backoff(Duration.ofSeconds(20))),
                new PrintStream(lines, true, StandardCharsets.UTF_8),
                clock());
    }

    /** What the watch does a while later: sends every delivery that is due, all in one batch. Answers how many there were. */
    int watch(Duration pause, List<Lead> those) {
        now = now.plus(pause);
        Message.Deliver[] due = those.stream()
                .map(this::state)
                .filter(state -> state.dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .filter(state -> timers.redeliver(state, now) instanceof Resend.Again)
                .map(state -> outcome(leads.lead(state.id()).orElseThrow()))
                .toArray(Message.Deliver[]::new);
        assertThat(pass(due)).isEmpty();
        return due.length;
    }

    /** Everything on the queue to deliver is delivered, until nothing is left. */
    void drain() {
        List<Message> some = world.messages(world.deliverQueue());
        while (!some.isEmpty()) {
            pass(some.stream().map(Message.Deliver.class::cast).toArray(Message.Deliver[]::new));
            some = world.messages(world.deliverQueue());
        }
    }

    /** A re-routing of a lead that somebody has: its next routing, decided. */
    void rerouted(Lead lead, Owner owner) {
        LeadState there = state(lead);
        world.dynamo()
                .updateItem(request -> request.tableName(world.tables().leads())
                        .key(Map.of(
                                "pk", AttributeValue.fromS("LEAD#" + lead.id()), "sk", AttributeValue.fromS("LEAD")))
                        .updateExpression("SET #status = :received, routing = :next REMOVE deliverDue, dueAt, #owner")
                        .expressionAttributeNames(Map.of("#status", "status", "#owner", "owner"))
                        .expressionAttributeValues(Map.of(
                                ":received", AttributeValue.fromS("received"),
                                ":next", AttributeValue.fromN(Integer.toString(there.routing() + 1)))));
        Decision first = SampleLeads.decision(lead, new Outcome.Assigned(owner, Journeys.POOL, "whose turn it was"));
        journeys.decided(
                lead,
                new Decision(
                        lead.id(),
                        there.routing() + 1,
                        first.at(),
                        first.verdict(),
                        first.outcome(),
                        first.passedOver(),
                        first.inputs()));
    }

    LeadState state(Lead lead) {
        return leads.state(lead.id()).orElseThrow();
    }

    List<ObjectNode> leadsOf(Lead lead) {
        return org.records("Lead").stream()
                .filter(row -> row.path("Email").asText().equals(lead.person().email()))
                .toList();
    }

    List<ObjectNode> tasksOf(Lead lead) {
        return org.records("Task").stream()
                .filter(row ->
                        row.path("Baton_Task_Id__c").asText().equals(lead.id().value()))
                .toList();
    }

    /** The user's id. */
    String user(Owner.Rep rep) {
        return org.idOf(rep.id());
    }

    String metrics() {
        return lines.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        bus.close();
        org.close();
        wire.close();
    }
}
