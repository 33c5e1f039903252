package dev.baton.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.baton.salesforce.Http.Method;
import dev.baton.salesforce.StubServer.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter of {@link Http} does, shown on a real server. */
public abstract class HttpContract {
    private static final String QUERY =
            "/services/data/v62.0/query?q=SELECT+Id+FROM+Lead+WHERE+Email%3D%27a%2Bb%40x.example%27";

    /** The adapter, which gives a request up after {@code longest} (at most, and not before half of it). */
    protected abstract Http http(Duration longest);

    private Http http() {
        return http(Duration.ofSeconds(Http.LONGEST_SECONDS));
    }

    private static Http.Request get(URI uri) {
        return new Http.Request(Method.GET, uri, Map.of("Authorization", "Bearer t", "Accept", "application/json"), "");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void a_request_arrives_as_it_was_given(Method method) throws IOException {
        try (StubServer server = StubServer.answering(_ -> Reply.json(200, "{}"))) {
            String body = method == Method.GET ? "" : "{\"LastName\":\"Größe 大\"}";
            Map<String, String> headers = Map.of(
                    "Authorization", "Bearer secret",
                    "Accept", "application/json",
                    "Sforce-Auto-Assign", "FALSE",
                    "Sforce-Call-Options", "client=baton",
                    "Content-Type", "application/json");
            http().send(new Http.Request(method, server.uri().resolve(QUERY), headers, body));
            StubServer.Asked asked = server.asked().getFirst();
            assertThat(asked.method()).isEqualTo(method.name());
            assertThat(asked.path()).isEqualTo(QUERY);
            assertThat(asked.body()).isEqualTo(body);
            assertThat(asked.headers())
                    .containsEntry("authorization", "Bearer secret")
                    .containsEntry("sforce-auto-assign", "FALSE")
                    .containsEntry("sforce-call-options", "client=baton")
                    .containsEntry("accept", "application/json");
            if (!body.isEmpty()) {
                assertThat(asked.headers().get("content-type")).startsWith("application/json");
            }
        }
    }

    @Test
    void a_form_is_sent_as_a_form() throws IOException {
        try (StubServer server = StubServer.answering(_ -> Reply.json(200, "{}"))) {
            http().send(new Http.Request(
                    Method.POST,
                    server.uri().resolve("/services/oauth2/token"),
                    Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                    "grant_type=client_credentials&client_secret=a%26b"));
            StubServer.Asked asked = server.asked().getFirst();
            assertThat(asked.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
            assertThat(asked.body()).isEqualTo("grant_type=client_credentials&client_secret=a%26b");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 400, 401, 404, 500, 503})
    void any_status_is_an_answer_and_no_redirect_is_followed(int status) throws IOException {
        try (StubServer server = StubServer.answering(_ -> new Reply(
                status, Map.of("Location", "/elsewhere", "Sforce-Limit-Info", "api-usage=1/100"), "[\"ä\"]"))) {
            Http.Response response = http().send(get(server.uri().resolve("/x")));
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.body()).isEqualTo("[\"ä\"]");
            assertThat(response.headers()).containsEntry("sforce-limit-info", "api-usage=1/100");
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void an_answer_without_a_body_has_the_empty_one() throws IOException {
        try (StubServer server = StubServer.answering(_ -> new Reply(204, Map.of(), ""))) {
            assertThat(http().send(get(server.uri().resolve("/x"))).body()).isEmpty();
        }
    }

    @Test
    void nobody_listening_is_an_io_failure() {
        URI closed;
        try (StubServer server = StubServer.answering(_ -> Reply.json(200, "{}"))) {
            closed = server.uri();
        }
        assertThatThrownBy(() -> http().send(get(closed.resolve("/x")))).isInstanceOf(IOException.class);
    }

    @Test
    void an_answer_that_does_not_come_is_given_up() {
        CountDownLatch end = new CountDownLatch(1);
        try (StubServer server = new StubServer((_, _) -> await(end))) {
            Http http = http(Duration.ofMillis(400));
            assertThatThrownBy(() -> http.send(get(server.uri().resolve("/x")))).isInstanceOf(IOException.class);
            end.countDown();
        }
    }

    @Test
    void an_answer_that_stops_half_way_is_given_up() {
        CountDownLatch end = new CountDownLatch(1);
        try (StubServer server = new StubServer((_, exchange) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("half".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            await(end);
        })) {
            Http http = http(Duration.ofMillis(400));
            assertThatThrownBy(() -> http.send(get(server.uri().resolve("/x")))).isInstanceOf(IOException.class);
            end.countDown();
        }
    }

    @Test
    void an_answer_that_is_cut_off_is_no_answer() {
        try (StubServer server = new StubServer((_, exchange) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("half".getBytes(UTF_8));
        })) {
            assertThatThrownBy(() -> http().send(get(server.uri().resolve("/x"))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        try (StubServer server = new StubServer((_, exchange) -> pour(exchange))) {
            assertThatThrownBy(() -> http().send(get(server.uri().resolve("/x"))))
                    .isInstanceOf(IOException.class);
        }
    }

    /** Twice what is allowed, then an end: an adapter that reads on would give it back. */
    private static void pour(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = "x".repeat(1 << 16).getBytes(UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int sent = 0; sent < 2 * Http.LARGEST_RESPONSE; sent += piece.length) {
                out.write(piece);
            }
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
