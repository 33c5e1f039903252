package dev.baton.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.local.lambda.Result;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Change events through {@code track}, in batches as the template has them, each event of another record. For one thread. */
final class Tracking {
    private static final int BATCH = 25;
    private static final int WARM_UP = 8;
    private static final String ORG = "00D5f000000AbCdEAK";
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

    private final Stack stack;

    /** {@code stack} needs no team; nobody else may call its functions. */
    Tracking(Stack stack) {
        this.stack = stack;
    }

    /** The events per second of each batch, for each kind of event. */
    Map<String, Samples> measure(int batches) throws InterruptedException {
        leads((WARM_UP + batches) * BATCH);
        Map<String, Samples> measured = new LinkedHashMap<>();
        measured.put("of records that are no leads of Baton's", carry(batches, "00Q9", 0, "Working"));
        measured.put("the same again", carry(batches, "00Q9", 0, "Working"));
        measured.put("a first touch", carry(batches, "00Q0", 1, "Working"));
        measured.put("disqualified: closed, capacity freed", carry(batches, "00Q0", 2, "Unqualified"));
        return measured;
    }

    /** What the report says of it. */
    static String markdown(Map<String, Samples> measured) {
        Table table = new Table("change events a second", "median", "lowest", "highest");
        measured.forEach((what, rates) -> table.row(what, rates.median(), rates.lowest(), rates.highest()));
        return """
                ## Changes in Salesforce

                %s
                One instance of `track`, batches of %d events of %d records, warm. DynamoDB Local takes most of it: about two milliseconds
                for each of the few requests of an event.
                """.formatted(table, BATCH, BATCH);
    }

    /** Leads that somebody has, each with its record. */
    private void leads(int count) {
        String table = stack.run().value("Leads");
        try (DynamoDbClient client = client()) {
            for (int row = 0; row < count; row++) {
                String id = "bench-track-%022d".formatted(row);
                Map<String, AttributeValue> lead = lead(id, row);
                Map<String, AttributeValue> record = Map.of(
                        "pk", text("RECORD#" + record("00Q0", row)),
                        "sk", text("LEAD"),
                        "lead", text(id),
                        "at", text(AT.toString()),
                        "version", AttributeValue.fromN("1"));
                client.putItem(request -> request.tableName(table).item(lead));
                client.putItem(request -> request.tableName(table).item(record));
            }
        }
    }

    private static Map<String, AttributeValue> lead(String id, int row) {
        String rep = "rep" + row % 40 + "@acme.example";
        return Map.ofEntries(
                Map.entry("pk", text("LEAD#" + id)),
                Map.entry("sk", text("LEAD")),
                Map.entry("status", text("assigned")),
                Map.entry("shard", text("assigned#0")),
                Map.entry("routing", AttributeValue.fromN("1")),
                Map.entry("owner", AttributeValue.fromM(Map.of("rep", text(rep), "name", text(rep)))),
                Map.entry("open", AttributeValue.fromBool(true)),
                Map.entry("pool", text("team")),
                Map.entry("route", text("everyone")),
                Map.entry("acceptedAt", text(AT.toString())),
                Map.entry("updatedAt", text(AT.toString())),
                Map.entry("assignedAt", text(AT.toString())));
    }

    private Samples carry(int batches, String prefix, int later, String status) throws InterruptedException {
        List<Double> perSecond = new ArrayList<>();
        for (int batch = 0; batch < WARM_UP + batches; batch++) {
            String event = batch(prefix, batch * BATCH, later, status);
            long start = System.nanoTime();
            Result result = stack.run().invoke("track", event);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!(result instanceof Result.Answered answered)
                    || answered.payload().contains("itemIdentifier")) {
                throw new IllegalStateException("track did not take a batch: it " + result.summary());
            }
            if (batch >= WARM_UP) {
                perSecond.add(BATCH / seconds);
            }
        }
        return Samples.of(perSecond);
    }

    private static String batch(String prefix, int from, int later, String status) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        for (int row = from; row < from + BATCH; row++) {
            records.addObject()
                    .put("messageId", Integer.toString(row))
                    .put("body", change(record(prefix, row), later, status))
                    .putObject("attributes")
                    .put("ApproximateReceiveCount", "1");
        }
        return event.toString();
    }

    private static String change(String record, int later, String status) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("source", "aws.partner/salesforce.com/" + ORG + "/0YL5f0000000001GAA")
                .put("detail-type", "LeadChangeEvent");
        ObjectNode payload = event.putObject("detail").putObject("payload").put("Status", status);
        payload.putObject("ChangeEventHeader")
                .put("entityName", "Lead")
                .put("changeType", "UPDATE")
                .put("commitTimestamp", AT.plusSeconds(60L * (later + 1)).toEpochMilli())
                .put("commitNumber", 9_007_199_254_740_993L + later)
                .putArray("recordIds")
                .add(record);
        return event.toString();
    }

    /** Eighteen characters; the last three say which of the others are capitals. */
    private static String record(String prefix, int row) {
        return prefix + "%011dEAA".formatted(row);
    }

    private DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(
                        URI.create(Optional.ofNullable(stack.run().environment().get("AWS_ENDPOINT_URL_DYNAMODB"))
                                .orElseThrow()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
