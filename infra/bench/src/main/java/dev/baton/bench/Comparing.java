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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/**
 * {@code ./baton compare} over a report's export and over the first tenth of it, in a JVM with a small heap. One row in a hundred names
 * another owner than Baton chose.
 */
final class Comparing {
    /** Of the JVM that compares. */
    static final int HEAP_MEGABYTES = 32;

    private static final int COLUMNS = 300;
    private static final int DIFFERENT = 100;
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(");

    private final Stack stack;
    private final Path root;
    private final Path folder;
    private final List<String[]> reps;

    /** {@code stack} has the benchmarks' team; nothing else may write to it meanwhile. */
    Comparing(Stack stack, Path root, Path folder) throws IOException {
        this.stack = stack;
        this.root = root;
        this.folder = folder;
        try (Stream<String> lines = Files.lines(root.resolve("infra/bench/team/roster.csv"))) {
            this.reps = lines.skip(1).map(line -> line.split(",", 3)).toList();
        }
    }

    /**
     * One export.
     *
     * @param megabytes of the file
     * @param heap the most that was left of the heap, in megabytes, after a collection
     */
    record Run(int rows, double megabytes, double seconds, int heap) {}

    /** Compares exports of a tenth of {@code rows}, and of all. */
    List<Run> measure(int rows) throws IOException, InterruptedException {
        load(rows);
        List<Run> runs = new ArrayList<>();
        for (int size : new int[] {rows / 10, rows}) {
            runs.add(compare(size));
        }
        return runs;
    }

    private void load(int rows) {
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

    private Run compare(int rows) throws IOException, InterruptedException {
        Path export = export(rows);
        Path log = folder.resolve("compare-" + rows + ".gc");
        Instant start = Instant.now();
        Path out = folder.resolve("compare-" + rows + ".txt");
        Process process = command(export, log)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("./baton compare failed: " + Files.readString(out));
        }
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        String counts = "all +%d +%d +99.0 %% +%d +0".formatted(rows, rows - rows / DIFFERENT, rows / DIFFERENT);
        try (Stream<String> lines = Files.lines(out)) {
            if (lines.noneMatch(line -> line.matches(counts))) {
                throw new IllegalStateException("./baton compare did not find what is there: see " + out);
            }
        }
        return new Run(rows, Files.size(export) / 1e6, seconds, heap(log));
    }

    private ProcessBuilder command(Path export, Path log) {
        String cli = root.resolve("cli/target") + "/";
        try (Stream<Path> jars = Files.list(root.resolve("cli/target"))) {
            String jar = jars.map(Path::toString)
                    .filter(name -> name.matches(".*/baton-cli-[^/]*\\.jar"))
                    .findFirst()
                    .orElseThrow();
            ProcessBuilder command = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx" + HEAP_MEGABYTES + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xlog:gc:file=" + log,
                    "-Dslf4j.internal.verbosity=ERROR",
                    "-cp",
                    jar + ":" + cli + "lib/*",
                    "dev.baton.cli.Baton",
                    "compare",
                    export.toString());
            command.environment().putAll(stack.run().environment());
            return command;
        } catch (IOException e) {
            throw new IllegalStateException("the command line is not built: make build", e);
        }
    }

    private Path export(int rows) throws IOException {
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

    private static int heap(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(COLLECTED::matcher)
                    .filter(Matcher::find)
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    /** The report's section. */
    static String markdown(List<Run> runs) {
        Table table = new Table("rows", "MB", "seconds", "rows a second", "heap after a collection, at most, MB");
        runs.forEach(run -> table.row(
                String.format(Locale.ROOT, "%,d", run.rows()),
                run.megabytes(),
                run.seconds(),
                run.rows() / run.seconds(),
                run.heap()));
        return """
                ## Comparing with a report's export

                %s
                `./baton compare` on an export of %d columns, in a JVM of its own with a heap of %d MB, its start included; one row in a
                hundred differs and is listed. Both sides are read as they come, so ten times the rows need no more memory. The reads are
                DynamoDB Local's, a hundred items to a request: they are most of the time.
                """.formatted(table, COLUMNS, HEAP_MEGABYTES);
    }
}
