package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.pool;
import static dev.baton.assign.Floor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Gzip;
import dev.baton.json.Json;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.roster.Waited;
import dev.baton.store.HeldLead;
import dev.baton.store.HeldLeads;
import dev.baton.store.Parking;
import dev.baton.store.Timers;
import dev.baton.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A bad lead stalls nobody, and a store that has its troubles loses nothing. */
class FaultsTest {
    private static final Duration HOLD = Duration.ofHours(4);
    private static final OptionalInt ANY = OptionalInt.empty();

    private final Floor floor = Floor.open();

    @BeforeEach
    void aPool() {
        floor.publish(pool("dach", HOLD, FALLBACK, "ae"));
        floor.staff(rep("ana", "ae", ANY), rep("bo", "ae", ANY));
    }

    @Test
    void aFifthOfAllTransactionsConflictsAndEveryLeadHasOneOwner() throws Exception {
        DynamoDbClient conflicting = client(request -> {
            if (request instanceof TransactWriteItemsRequest write
                    && ThreadLocalRandom.current().nextInt(5) == 0) {
                throw Interleaving.conflict(write.transactItems().size());
            }
        });
        List<Message> leads = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            leads.add(floor.fresh("lead" + i, "dach"));
        }
        List<Callable<Set<String>>> writers = new ArrayList<>();
        for (int from = 0; from < 60; from += 10) {
            Message[] batch = leads.subList(from, from + 10).toArray(Message[]::new);
            writers.add(() -> floor.assign(conflicting, batch));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Future<Set<String>> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
        for (Message again : leads) {
            assertThat(floor.assign(again)).isEmpty();
        }

        assertThat(floor.owners()).isEqualTo(Map.of("ana", 30L, "bo", 30L));
        assertThat(floor.violations()).isEmpty();
    }

    @Test
    void whatCannotBeReachedIsReportedWholeAndNothingIsHalfDone() {
        DynamoDbClient down = client(request -> {
            if (request instanceof TransactWriteItemsRequest write) {
                throw Interleaving.conflict(write.transactItems().size());
            }
        });
        Message.Scored one = floor.fresh("one", "dach");
        Message.Scored two = floor.fresh("two", "dach");

        assertThat(floor.assign(down, one, new Message.Doorbell("dach"), two))
                .containsExactlyInAnyOrder("record-0", "record-1", "record-2");

        assertThat(floor.delivered).isEmpty();
        assertThat(floor.owners()).containsOnlyKeys("");
    }

    @Test
    void aLeadThatCanNeverBeWrittenIsLeftToItsTimerAndTheOthersGoOn() {
        Random random = new Random(1);
        String noise =
                random.ints(900_000, 33, 126).mapToObj(Character::toString).collect(Collectors.joining());
        Message.Scored good = floor.fresh("good", "dach");
        Message.Scored bad = floor.fresh("bad", "dach");
        Facts huge = new Facts(
                EmailKind.BUSINESS, "DE", OptionalInt.empty(), "", Optional.empty(), List.of(), List.of(noise));
        Message.Scored late = floor.fresh("late", "dach");

        assertThat(floor.assign(good, new Message.Scored(bad.lead(), huge, bad.verdict(), 1, 0), late))
                .isEmpty();

        assertThat(floor.owner(good.lead())).isNotEmpty();
        assertThat(floor.owner(late.lead())).isNotEmpty();
        assertThat(floor.state(bad.lead()).status()).isEqualTo(Status.RECEIVED);
        assertThat(floor.state(bad.lead()).dueAt()).contains(Floor.START.plus(Timers.FIRST_LOOK));
    }

    @Test
    void aBrokenTurnParksItsLeadsUntilItIsMended() {
        put("POOL#dach", "TURN", Map.of("turn", AttributeValue.fromS("{"), "version", AttributeValue.fromN("7")));
        Lead lead = floor.accept("one");

        assertThat(floor.assign(floor.scored(lead, "dach"))).isEmpty();
        assertThat(floor.state(lead).status()).isEqualTo(Status.HELD);
        assertThat(floor.state(lead).hold().orElseThrow().fault()).startsWith("JsonException");

        floor.dynamo.deleteItem(
                request -> request.tableName(floor.tables.routing()).key(key("POOL#dach", "TURN")));
        floor.assign(new Message.Doorbell("dach"));
        assertThat(floor.owner(lead)).isNotEmpty();
    }

    /** A time so far away that the core's arithmetic fails on it. */
    @Test
    void aLeadWhoseDecisionThrowsIsParkedByItselfAndEndsInTheFallback() {
        floor.staff(rep("ana", "ae", OptionalInt.of(0)));
        Lead bad = floor.accept("bad");
        Lead good = floor.accept("good");
        floor.assign(floor.scored(bad, "dach"), floor.scored(good, "dach"));
        spoil(floor.held("dach").getFirst());
        floor.staff(rep("ana", "ae", ANY));

        assertThat(floor.assign(new Message.Doorbell("dach"))).isEmpty();

        assertThat(floor.owner(good)).isEqualTo("ana");
        assertThat(floor.owner(bad)).isEqualTo(Floor.QUEUE);
        assertThat(floor.violations()).isEmpty();
    }

    @Test
    void aFaultIsTriedAgainWhenAnOperatorAsks() {
        put("POOL#dach", "TURN", Map.of("turn", AttributeValue.fromS("{"), "version", AttributeValue.fromN("7")));
        Lead lead = floor.accept("one");
        floor.assign(floor.scored(lead, "dach"));
        HeldLeads lists = new HeldLeads(floor.dynamo, floor.tables);

        assertThat(lists.retry(lead.id())).contains("dach");
        assertThat(floor.held("dach")).extracting(HeldLead::id).containsExactly(lead.id());
        assertThat(lists.retry(floor.accept("other").id())).isEmpty();
    }

    private void spoil(HeldLead held) {
        Waited beyond = new Waited(Instant.MAX, Optional.of(held.parking().wakeAt()), FALLBACK);
        HeldLead spoilt = new HeldLead(
                held.lead(),
                held.facts(),
                held.verdict(),
                held.routing(),
                new Parking("dach", beyond, "", Optional.empty(), Optional.empty()));
        String sk = "HELD#"
                + DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(held.lead().acceptedAt())
                + "#" + held.id();
        Map<String, AttributeValue> packed =
                Map.of(":held", AttributeValue.fromB(SdkBytes.fromByteArray(Gzip.zip(Json.write(spoilt)))));
        floor.dynamo.updateItem(request -> request.tableName(floor.tables.leads())
                .key(key("POOL#dach", sk))
                .updateExpression("SET held = :held")
                .expressionAttributeValues(packed));
    }

    private DynamoDbClient client(Consumer<Object> beforeEach) {
        ExecutionInterceptor interceptor = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                beforeEach.accept(context.request());
            }
        };
        return World.dynamoClient()
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
                .build();
    }

    private void put(String pk, String sk, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(key(pk, sk));
        item.putAll(attributes);
        floor.dynamo.putItem(
                request -> request.tableName(floor.tables.routing()).item(item));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }
}
