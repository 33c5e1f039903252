package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the local run starts, ends, and says what is in its way. */
final class LifeTest {
    private static final Map<String, AttributeValue> ITEM =
            Map.of("pk", AttributeValue.fromS("LEAD#1"), "sk", AttributeValue.fromS("LEAD"));

    @TempDir
    Path folder;

    private Listener listener = listener();

    private static Listener listener() {
        try {
            return new Listener();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        listener.forget();
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void a_taken_port_is_named_with_the_variable_that_chooses_another() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalRunBuilder wanted = SmallRun.builder(folder, listener).ports(new Ports(0, taken.getLocalPort(), 0, 0));

            assertThatThrownBy(wanted::start)
                    .isInstanceOf(LocalRunException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("BATON_DYNAMODB_PORT");
        }
    }

    @Test
    void a_port_that_is_no_number_is_refused_by_its_name() {
        assertThatThrownBy(() -> Ports.of(Map.of("BATON_HTTP_PORT", "eighty")))
                .hasMessage("BATON_HTTP_PORT is not a port: eighty");
    }

    @Test
    void a_half_written_folder_says_what_to_do() throws IOException {
        Files.createDirectories(folder.resolve("kept/data/dynamodb"));
        LocalRunBuilder wanted = SmallRun.builder(folder, listener).data(folder.resolve("kept"));
        wanted.inMemory = false;

        assertThatThrownBy(wanted::start).hasMessageContaining("half-written").hasMessageContaining("make reset");
    }

    @Test
    void an_artifact_that_is_not_built_says_what_to_do() throws IOException {
        LocalRunBuilder wanted = SmallRun.builder(folder, listener);
        Files.delete(folder.resolve("function.zip"));

        assertThatThrownBy(wanted::start).hasMessageContaining("function.zip is not there");
    }

    @Test
    void data_survives_a_restart_and_two_runs_do_not_share_a_folder() throws IOException {
        LocalRunBuilder wanted = SmallRun.builder(folder, listener);
        wanted.inMemory = false;
        try (LocalRun run = wanted.start();
                Clients clients = clients(run)) {
            var _ = clients.dynamoDb()
                    .putItem(request -> request.tableName(run.value("Leads")).item(ITEM));
            var _ = clients.sqs()
                    .sendMessage(
                            request -> request.queueUrl(run.value("WorkDead")).messageBody("kept"));
            assertThatThrownBy(wanted::start).hasMessageContaining("Another local run uses");
        }
        try (LocalRun run = wanted.start();
                Clients clients = clients(run)) {
            assertThat(clients.dynamoDb()
                            .getItem(request ->
                                    request.tableName(run.value("Leads")).key(ITEM))
                            .hasItem())
                    .isTrue();
            assertThat(clients.sqs()
                            .receiveMessage(request -> request.queueUrl(run.value("WorkDead")))
                            .messages())
                    .extracting(message -> message.body())
                    .containsExactly("kept");
        }
    }

    @Test
    void some_messages_are_delivered_twice_when_that_is_asked_for() throws Exception {
        try (LocalRun run = SmallRun.builder(folder, listener).duplicates(1, 42).start();
                Clients clients = clients(run)) {
            for (String body : List.of("one", "two", "three")) {
                var _ = clients.sqs()
                        .sendMessage(
                                request -> request.queueUrl(run.value("Work")).messageBody(body));
            }
            listener.await(heard -> heard.bodies("work").size() == 6);

            assertThat(run.duplicates()).isEqualTo(3);
            assertThat(listener.bodies("work")).containsExactlyInAnyOrder("one", "one", "two", "two", "three", "three");
        }
    }

    @Test
    void when_the_runner_is_killed_every_process_that_it_started_ends() throws Exception {
        var _ = SmallRun.builder(folder, listener);
        Process runner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dbaton.root=" + dev.baton.engines.BatonHome.find(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Runner.class.getName(),
                        folder.toString(),
                        listener.address())
                .redirectError(new File(folder.toFile(), "runner.err"))
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(runner.getInputStream(), StandardCharsets.UTF_8))) {
            String api = said.readLine();
            assertThat(api).as(() -> read(folder.resolve("runner.err"))).startsWith("http://");
            assertThat(post(api)).isEqualTo(200);
            List<ProcessHandle> started = runner.descendants().toList();
            assertThat(started).hasSizeGreaterThanOrEqualTo(3);

            var _ = runner.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            Listener.await(() -> started.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            runner.destroyForcibly();
        }
    }

    /** The main class of the runner that is killed. */
    static final class Runner {
        private Runner() {}

        /** Starts a small run in the folder and waits to be killed. */
        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            LocalRun run = LocalRun.builder()
                    .template(folder.resolve("template.yaml"))
                    .inMemory(folder.resolve("run"))
                    .environment("TEST_LISTENER", arguments[1])
                    .start();
            System.out.println(run.api());
            Thread.currentThread().join();
        }
    }

    private static int post(String api) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(api + "/leads"))
                                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static Clients clients(LocalRun run) {
        return new Clients(
                URI.create(run.environment().getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "")),
                URI.create(run.environment().getOrDefault("AWS_ENDPOINT_URL_SQS", "")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
