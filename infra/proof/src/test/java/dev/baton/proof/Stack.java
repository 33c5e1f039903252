package dev.baton.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.lead.LeadId;
import dev.baton.local.LocalRun;
import dev.baton.local.LocalRunBuilder;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import dev.baton.store.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A local run of the real template with the packaged functions, in memory, and what a test asks of it. The functions may do what their
 * roles allow; what they wanted beyond that fails the test when it closes this.
 */
final class Stack implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    static final Path ROOT = Path.of(System.getProperty("baton.root"));

    /** Longer than a message takes to come back when its first attempt failed: six times the slowest function's time-out, and a start. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalRun run;
    private final Grants grants;
    private final HttpClient http = HttpClient.newHttpClient();
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;

    private Stack(LocalRun run, Grants grants) {
        this.run = run;
        this.grants = grants;
        Map<String, String> environment = run.environment();
        dynamoDb = local(DynamoDbClient.builder(), environment, "AWS_ENDPOINT_URL_DYNAMODB")
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        sqs = local(SqsClient.builder(), environment, "AWS_ENDPOINT_URL_SQS")
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Starts a run that has the given people, accounts and policy. */
    static Stack start(
            Path folder, String roster, String accounts, String playbook, UnaryOperator<LocalRunBuilder> more) {
        Grants grants = Grants.ofTemplate();
        LocalRunBuilder builder = grants.enforce(LocalRun.builder())
                .inMemory(folder)
                .parameter("ReturnHosts", "www.acme.example")
                .parameter("Mode", "live")
                .command("./baton", "roster", "sync", roster)
                .command("./baton", "accounts", "load", accounts)
                .command("./baton", "publish", playbook);
        Stack stack = new Stack(more.apply(builder).start(), grants);
        stack.awaitForms();
        return stack;
    }

    /** Until the form's function has started: a cold one on a busy machine may be answered for with 503. An empty form leaves nothing. */
    private void awaitForms() {
        Awaitility.await("the form's function")
                .atMost(PATIENCE)
                .until(
                        () -> post("/leads", "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                                .statusCode(),
                        status -> status != 503);
    }

    /** The company of the samples. */
    static Stack acme(Path folder) {
        return start(
                folder,
                "samples/roster.csv",
                "samples/accounts.csv",
                "samples/playbooks/acme.yaml",
                builder -> builder.scheduleEvery(Duration.ofSeconds(5)));
    }

    private static <B extends AwsClientBuilder<B, C>, C> B local(
            B builder, Map<String, String> environment, String endpoint) {
        return builder.region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .endpointOverride(URI.create(environment.getOrDefault(endpoint, "")));
    }

    LocalRun run() {
        return run;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    SqsClient sqs() {
        return sqs;
    }

    Tables tables() {
        return new Tables(run.value("Leads"), run.value("Routing"));
    }

    LeadStore leads() {
        return new LeadStore(dynamoDb, tables());
    }

    /** What Baton knows of a lead's record. */
    RecordState record(LeadId id) {
        return new Records(dynamoDb, tables()).state(id);
    }

    /** Every lead there is. */
    List<LeadState> all() {
        List<LeadState> all = new ArrayList<>();
        leads().each(all::add);
        return all;
    }

    HttpResponse<String> post(String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(run.api().resolve(path))
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(run.api().resolve(path)).GET().build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts what has to be accepted, and answers the lead's id. */
    LeadId accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return new LeadId(json(response.body()).path("leadId").asText());
    }

    /** How many messages a queue has, those under way included, by its name in the template; delayed ones not. */
    int waiting(String queue) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(run.value(queue))
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** Waits until the lead stands as wanted. */
    LeadState await(LeadId id, Predicate<LeadState> wanted) {
        return Awaitility.await("lead " + id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> leads().state(id).orElseThrow(), wanted);
    }

    /** Runs the command line against this stack. */
    Said baton(String... arguments) {
        List<String> command = new ArrayList<>(List.of("./baton"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(run.environment());
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the command line answered. */
    record Said(int status, String text) {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    static byte[] sample(String name) {
        return read("samples/leads/" + name + ".json");
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
        run.close();
        assertThat(grants.refused())
                .as("what functions wanted that their roles in infra/template.yaml do not allow")
                .isEmpty();
    }
}
