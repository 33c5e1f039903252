package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.local.gateway.Schedules;
import dev.baton.local.lambda.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalRunTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Listener listener;
    private static LocalRun run;
    private static Clients clients;
    private static Traffic traffic;

    @BeforeAll
    static void start() throws IOException {
        listener = new Listener();
        run = SmallRun.builder(folder, listener).start();
        clients = new Clients(
                URI.create(run.environment().get("AWS_ENDPOINT_URL_DYNAMODB")),
                URI.create(run.environment().get("AWS_ENDPOINT_URL_SQS")));
        traffic = new Traffic(run, clients);
    }

    @AfterAll
    static void stop() {
        clients.close();
        run.close();
        listener.close();
    }

    @BeforeEach
    void forget() {
        listener.forget();
    }

    @Test
    void a_form_arrives_in_base64_with_its_path_headers_and_cookies() throws Exception {
        listener.answer(event -> """
                {"statusCode": 303, "headers": {"Location": "/thanks"}, "cookies": ["a=1", "b=2"], "body": "b2s=", "isBase64Encoded": true}""");
        HttpResponse<String> answer = Traffic.HTTP.send(
                HttpRequest.newBuilder(run.api().resolve("/leads?x=1&x=2&y=a%20b"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", "one=1; two=2")
                        .header("X-Mixed", "Case")
                        .POST(BodyPublishers.ofString("last_name=Müller"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().firstValue("location")).contains("/thanks");
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        JsonNode event = listener.heard("form").getFirst().event();
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /leads");
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(event.path("body").asText()), StandardCharsets.UTF_8))
                .isEqualTo("last_name=Müller");
        assertThat(event.path("headers").path("x-mixed").asText()).isEqualTo("Case");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("cookies").valueStream().map(JsonNode::asText)).containsExactly("one=1", "two=2");
        assertThat(event.path("queryStringParameters").path("x").asText()).isEqualTo("1,2");
        assertThat(event.path("queryStringParameters").path("y").asText()).isEqualTo("a b");
        assertThat(event.path("requestContext").path("http").path("method").asText())
                .isEqualTo("POST");
    }

    @Test
    void json_arrives_as_text_and_a_path_parameter_by_its_name() throws Exception {
        traffic.post("/leads", "application/json; charset=utf-8", "{\"a\":1}");
        HttpResponse<String> answer = Traffic.HTTP.send(
                HttpRequest.newBuilder(run.api().resolve("/leads/a%2Fb")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(listener.heard("form").get(0).event().path("isBase64Encoded").asBoolean())
                .isFalse();
        assertThat(listener.heard("form").get(0).event().path("body").asText()).isEqualTo("{\"a\":1}");
        assertThat(listener.heard("form")
                        .get(1)
                        .event()
                        .path("pathParameters")
                        .path("leadId")
                        .asText())
                .isEqualTo("a/b");
    }

    @Test
    void what_the_template_does_not_wire_is_not_found_and_what_is_too_large_is_refused() throws Exception {
        assertThat(traffic.post("/signals", "text/plain", "x").statusCode()).isEqualTo(404);
        assertThat(traffic.post("/leads", "text/plain", "x".repeat(11 * 1024 * 1024))
                        .statusCode())
                .isEqualTo(413);
        assertThat(traffic.post("/leads", "text/plain", "x".repeat(100_000)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_function_that_throws_is_a_500_and_one_that_hangs_is_ended_with_503() throws Exception {
        assertThat(traffic.post("/leads", "text/plain", "please throw").statusCode())
                .isEqualTo(500);
        assertThat(traffic.post("/leads", "text/plain", "please hang").statusCode())
                .isEqualTo(503);
        assertThat(traffic.post("/leads", "text/plain", "fine").statusCode()).isEqualTo(200);
    }

    @Test
    void a_message_that_fails_comes_again_and_then_goes_to_the_dead_letters_and_harms_no_other() throws Exception {
        listener.answer(event -> failures(event, "bad"));
        traffic.send("Work", "good 1");
        traffic.send("Work", "bad");
        traffic.send("Work", "good 2");
        listener.await(heard -> traffic.count("WorkDead") == 1);

        assertThat(listener.bodies("work")).containsExactlyInAnyOrder("good 1", "bad", "good 2", "bad");
        assertThat(traffic.count("Work")).isZero();
    }

    @Test
    void a_batch_larger_than_ten_is_filled_for_as_long_as_its_window_lasts_and_deleted_whole() throws Exception {
        List<String> sent = IntStream.range(0, 40).mapToObj(i -> "m" + i).toList();
        for (String message : sent) {
            traffic.send("Bulk", message);
        }
        listener.await(heard -> heard.bodies("bulk").size() >= 40 && traffic.count("Bulk") == 0);

        assertThat(listener.bodies("bulk")).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(listener.heard("bulk"))
                .anySatisfy(batch -> assertThat(batch.event().path("Records")).hasSizeGreaterThan(10));
    }

    @Test
    void a_crash_in_the_middle_brings_the_message_back_and_another_process_takes_it() throws Exception {
        long crashes = run.stats("work").crashes();
        listener.answer(event -> listener.heard("work").size() > 1 ? "spare" : "{}");
        traffic.send("Work", "please crash");
        listener.await(heard -> heard.heard("work").size() == 2);

        assertThat(listener.heard("work").stream().map(Listener.Heard::pid)).doesNotHaveDuplicates();
        assertThat(run.stats("work").crashes()).isGreaterThan(crashes);
    }

    @Test
    void a_killed_process_is_replaced_and_swallows_nothing() throws Exception {
        traffic.send("Work", "before");
        listener.await(heard -> heard.bodies("work").contains("before"));
        long killed = run.stats("work").pids().getFirst();
        assertThat(run.kill("work")).isTrue();
        traffic.send("Work", "after");
        listener.await(heard -> heard.bodies("work").contains("after"));

        assertThat(listener.heard("work").getLast().pid()).isNotEqualTo(killed);
    }

    @Test
    void the_messages_of_a_group_stay_in_order_even_when_one_fails_once() throws Exception {
        listener.answer(event -> {
            boolean first =
                    listener.bodies("order").stream().filter("a2"::equals).count() == 1;
            return first ? failuresFrom(event, "a2") : "{}";
        });
        for (int i = 1; i <= 4; i++) {
            traffic.sendOrdered("a", "a" + i);
        }
        traffic.sendOrdered("b", "b1");
        listener.await(heard -> heard.bodies("order").contains("a4")
                && traffic.count("Order") == 0
                && heard.bodies("order").contains("b1"));

        List<String> succeeded = listener.bodies("order").stream()
                .filter(body -> body.startsWith("a"))
                .toList();
        assertThat(succeeded.subList(succeeded.lastIndexOf("a2"), succeeded.size()))
                .containsExactly("a2", "a3", "a4");
    }

    @Test
    void a_salesforce_event_goes_by_its_rule_and_any_other_to_the_file() throws Exception {
        String partner = "aws.partner/salesforce.com/00D000000000001AAA/0YL000000000001AAA";
        JsonNode answer = traffic.putEvents("""
                {"Entries": [
                  {"Source": "%s", "DetailType": "Lead_Submitted__e", "Detail": "{\\"payload\\": {\\"Name\\": \\"x\\"}}"},
                  {"Source": "baton", "DetailType": "lead assigned", "Detail": "{\\"leadId\\": \\"1\\"}", "EventBusName": "baton-Outcomes"},
                  {"Source": "baton", "DetailType": "broken", "Detail": "no json"}]}""".formatted(partner));
        listener.await(heard -> !heard.bodies("work").isEmpty());

        assertThat(answer.path("FailedEntryCount").asInt()).isEqualTo(1);
        assertThat(answer.path("Entries").get(2).path("ErrorCode").asText()).isEqualTo("MalformedDetail");
        JsonNode event = JSON.readTree(listener.bodies("work").getFirst());
        assertThat(event.path("source").asText()).isEqualTo(partner);
        assertThat(event.path("detail-type").asText()).isEqualTo("Lead_Submitted__e");
        assertThat(event.path("detail").path("payload").path("Name").asText()).isEqualTo("x");
        assertThat(Files.readString(run.events())).contains("lead assigned").doesNotContain("Lead_Submitted__e");
    }

    @Test
    void a_schedules_event_reaches_its_function() throws Exception {
        Result result = run.invoke("tick", Schedules.event(Instant.parse("2026-11-22T10:00:00Z")));

        assertThat(result).isInstanceOf(Result.Answered.class);
        assertThat(listener.heard("tick").getFirst().event().path("detail-type").asText())
                .isEqualTo("Scheduled Event");
    }

    @Test
    void secrets_are_read_as_from_secrets_manager() throws Exception {
        String endpoint = run.environment().getOrDefault("AWS_ENDPOINT_URL_SECRETS_MANAGER", "");
        assertThat(secret(endpoint, "local-secret")).contains("SecretString").contains("\"Name\":\"local-secret\"");
        assertThat(secret(endpoint, "another")).contains("ResourceNotFoundException");
    }

    private static String secret(String endpoint, String id) throws Exception {
        return Traffic.HTTP
                .send(
                        HttpRequest.newBuilder(URI.create(endpoint))
                                .header("X-Amz-Target", "secretsmanager.GetSecretValue")
                                .POST(BodyPublishers.ofString("{\"SecretId\":\"" + id + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void more_processes_are_started_as_load_asks_up_to_the_bound() throws Exception {
        listener.answer(event -> {
            try {
                listener.await(heard -> heard.heard("form").stream()
                                .map(Listener.Heard::pid)
                                .distinct()
                                .count()
                        >= 2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "{}";
        });
        var both = List.of(
                Traffic.HTTP.sendAsync(
                        traffic.request("/leads", "text/plain", "1"), HttpResponse.BodyHandlers.ofString()),
                Traffic.HTTP.sendAsync(
                        traffic.request("/leads", "text/plain", "2"), HttpResponse.BodyHandlers.ofString()));

        both.forEach(each -> assertThat(each.join().statusCode()).isEqualTo(200));
        assertThat(run.stats("form").pids()).hasSize(2);
    }

    private static String failures(Listener.Heard event, String body) {
        return event.event()
                .path("Records")
                .valueStream()
                .filter(message -> message.path("body").asText().equals(body))
                .map(message ->
                        "{\"itemIdentifier\":\"" + message.path("messageId").asText() + "\"}")
                .collect(java.util.stream.Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
    }

    // As a function of a FIFO queue does: what comes after a failure in its group is not done either.
    private static String failuresFrom(Listener.Heard event, String body) {
        return event.event()
                .path("Records")
                .valueStream()
                .filter(message -> message.path("body").asText().compareTo(body) >= 0
                        && message.path("body").asText().startsWith(body.substring(0, 1)))
                .map(message ->
                        "{\"itemIdentifier\":\"" + message.path("messageId").asText() + "\"}")
                .collect(java.util.stream.Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
    }
}
