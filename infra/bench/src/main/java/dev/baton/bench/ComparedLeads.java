package dev.baton.bench;

import dev.baton.json.Gzip;
import dev.baton.json.Json;
import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Score;
import dev.baton.lead.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Leads that were decided in shadow, in the table and as a report's export has them. One in a hundred is owned by somebody else there. */
final class ComparedLeads {
    /** Of the export. */
    static final int COLUMNS = 300;

    /** One in so many differs. */
    static final int DIFFERENT = 100;

    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

    private final Stack stack;
    private final Path folder;
    private final List<String[]> reps;

    ComparedLeads(Stack stack, Path root, Path folder) throws IOException {
        this.stack = stack;
        this.folder = folder;
        try (Stream<String> lines = Files.lines(root.resolve("infra/bench/team/roster.csv"))) {
            this.reps = lines.skip(1).map(line -> line.split(",", 3)).toList();
        }
    }

    /** Puts so many of them into the table. */
    void load(int rows) {
        try (DynamoDbClient client = client()) {
            List<WriteRequest> some = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                some.add(put(lead(row)));
                some.add(put(record(row)));
                if (row % DIFFERENT == 0) {
                    some.add(put(decision(row)));
                }
                if (some.size() > 22 || row == rows - 1) {
                    client.batchWriteItem(
                            request -> request.requestItems(Map.of(stack.run().value("Leads"), List.copyOf(some))));
                    some.clear();
                }
            }
        }
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

    private static LeadId id(int row) {
        return new LeadId("bench-compare-%022d".formatted(row));
    }

    private String[] rep(int row) {
        return reps.get(Math.floorMod(row, reps.size()));
    }

    private Map<String, AttributeValue> lead(int row) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", text("LEAD#" + id(row)));
        item.put("sk", text("LEAD"));
        item.put("status", text("assigned"));
        item.put("shard", text("assigned#0"));
        item.put("routing", AttributeValue.fromN("1"));
        item.put("mode", text(Mode.SHADOW.word()));
        item.put("chosen", AttributeValue.fromM(Map.of("rep", text(rep(row)[0]), "name", text(rep(row)[1]))));
        item.put("pool", text("team"));
        item.put("route", text("everyone"));
        item.put("acceptedAt", text(AT.toString()));
        item.put("updatedAt", text(AT.toString()));
        item.put("assignedAt", text(AT.toString()));
        return item;
    }

    /** Without capitals, so that the last three of the eighteen characters say so. */
    private static String recordId(int row) {
        return "00q%012d".formatted(row);
    }

    private static Map<String, AttributeValue> record(int row) {
        return Map.of(
                "pk", text("RECORD#" + recordId(row) + "AAA"),
                "sk", text("LEAD"),
                "lead", text(id(row).value()),
                "at", text(AT.toString()),
                "version", AttributeValue.fromN("1"));
    }

    private Map<String, AttributeValue> decision(int row) {
        Verdict verdict = new Verdict.Routed(1, Score.NONE, List.of(), "everyone", "team", Optional.empty());
        Outcome outcome =
                new Outcome.Assigned(new Owner.Rep(rep(row)[0], rep(row)[1], ""), "team", "next in turn in team");
        Decision decision =
                new Decision(id(row), 1, AT, verdict, outcome, List.of(), Decision.Inputs.NONE, Mode.SHADOW);
        byte[] packed = Gzip.zip(
                Json.text(Map.of("decision", decision, "facts", Facts.NONE)).getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "pk", text("LEAD#" + id(row)),
                "sk", text("DECISION#00001"),
                "decision", AttributeValue.fromB(SdkBytes.fromByteArray(packed)),
                "at", text(AT.toString()));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item).build())
                .build();
    }

    /** Writes the export of so many of them. */
    Path export(int rows) throws IOException {
        Path file = folder.resolve("export-" + rows + ".csv");
        String more = "\"\",".repeat(COLUMNS - 3);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("\uFEFF\"Lead ID\",");
            for (int column = 3; column < COLUMNS; column++) {
                out.write("\"Column " + column + "\",");
            }
            out.write("\"Lead Owner\",\"Created Date\"\r\n");
            for (int row = 0; row < rows; row++) {
                String owner = rep(row % DIFFERENT == 0 ? row + 1 : row)[1];
                out.write("\"" + recordId(row) + "\"," + more + "\"" + owner + "\",\"11/20/2026\"\r\n");
            }
            out.write("\r\n\"Bench\"\r\n\"Confidential Information - Do Not Distribute\"\r\n");
        }
        return file;
    }
}
