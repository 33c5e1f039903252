package dev.baton.ingest;

import dev.baton.ingest.http.Cors;
import dev.baton.ingest.http.FormKeys;
import dev.baton.ingest.http.LeadPost;
import dev.baton.ingest.http.Request;
import dev.baton.ingest.http.Requests;
import dev.baton.ingest.http.SignalPost;
import dev.baton.ingest.intake.Intake;
import dev.baton.ingest.salesforce.Relay;
import dev.baton.intake.Returning;
import dev.baton.intake.ToEnrich;
import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Ids;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Score;
import dev.baton.lead.Verdict;
import dev.baton.playbook.RouteWhen;
import dev.baton.queue.Message;
import dev.baton.queue.Messages;
import dev.baton.queue.Sender;
import dev.baton.store.KeptStore;
import dev.baton.store.LeadStore;
import dev.baton.store.Outcomes;
import dev.baton.store.Persons;
import dev.baton.store.Rerouting;
import dev.baton.store.Signals;
import dev.baton.testing.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Both ways in, put together over one world as the function does it, with the parts that tests look at. */
final class Ingest {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Ids IDS = new Ids("a secret of this test alone");

    final World world;
    final LeadStore leads;
    final Front front;
    final Inbox inbox;
    final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    Ingest(World world, DynamoDbClient dynamo, ToEnrich toEnrich) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        this.world = world;
        this.leads = new LeadStore(dynamo, world.tables());
        Returning returning = new Returning(
                leads,
                new Persons(dynamo, world.tables()),
                new Signals(dynamo, world.tables()),
                new Rerouting(dynamo, world.tables()),
                toEnrich);
        Intake intake = new Intake(IDS, leads, new Outcomes(dynamo, world.tables()), returning, toEnrich, clock);
        FormKeys keys = new FormKeys(List.of("signals=a-long-secret"));
        this.front = new Front(
                new Cors(Set.of("https://www.acme.example")),
                new LeadPost(keys, Set.of("www.acme.example"), "fax_number"),
                new SignalPost(keys),
                IDS,
                intake,
                returning,
                clock);
        this.inbox = new Inbox(
                new Relay("baton", () -> RouteWhen.DEFAULT),
                intake,
                returning,
                leads,
                new KeptStore(dynamo, world.tables()),
                new KeptMetric(new PrintStream(lines, true, StandardCharsets.UTF_8)),
                clock);
    }

    /** In a fresh world. */
    static Ingest fresh() {
        World world = World.fresh();
        return new Ingest(world, world.dynamo(), toEnrich(world));
    }

    static ToEnrich toEnrich(World world) {
        Sender sender = new Sender(world.sqs());
        return message -> sender.send(world.enrichQueue(), message);
    }

    /** A lead of this person that was scored and found not ready. */
    LeadId nurtured(String email) {
        return nurtured(email, List.of());
    }

    /** The same by a playbook that scores it again on these things only. */
    LeadId nurtured(String email, List<Verdict.Again> scoreAgainOn) {
        Request request = Requests.post("/leads", "application/json", "{\"email\":\"" + email + "\"}");
        front.answer(request);
        Lead lead = sent().getLast().lead();
        Outcome nurtured = new Outcome.Nurtured("Newsletter", "40 points of 50");
        Verdict verdict = new Verdict.Nurtured(3, Score.NONE, List.of(), "Newsletter", "40 points of 50", scoreAgainOn);
        Decision decision = new Decision(lead.id(), 1, NOW, verdict, nurtured, List.of(), Decision.Inputs.NONE);
        new Outcomes(world.dynamo(), world.tables()).end(lead, Facts.NONE, decision, NOW);
        return lead.id();
    }

    /** What was sent to enrich since the last look. */
    List<Message.Accepted> sent() {
        return world.drain(world.enrichQueue()).stream()
                .map(message -> (Message.Accepted) Messages.decode(message.body()))
                .toList();
    }

    /** The ids of all leads there are. */
    List<LeadId> all() {
        return world
                .dynamo()
                .scan(request -> request.tableName(world.tables().leads())
                        .consistentRead(true)
                        .filterExpression("sk = :lead")
                        .expressionAttributeValues(Map.of(":lead", AttributeValue.fromS("LEAD"))))
                .items()
                .stream()
                .flatMap(item -> Optional.ofNullable(item.get("pk")).stream())
                .map(pk -> new LeadId(pk.s().substring("LEAD#".length())))
                .toList();
    }
}
