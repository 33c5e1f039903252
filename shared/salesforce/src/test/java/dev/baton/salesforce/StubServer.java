package dev.baton.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP server on this machine that answers as a test says, and keeps what it was asked. Thread-safe. */
public final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /**
     * A request as it arrived.
     *
     * @param path as it was sent, with its query
     * @param headers by lower-case name
     */
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    /** What to answer. */
    public record Reply(int status, Map<String, String> headers, String body) {
        /** JSON. */
        public static Reply json(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json;charset=UTF-8"), body);
        }
    }

    /** Answers each request by {@code script}. */
    public static StubServer answering(Function<Asked, Reply> script) {
        return new StubServer((request, exchange) -> reply(exchange, script.apply(request)));
    }

    /** What a test does with a request. */
    @FunctionalInterface
    public interface Behaviour {
        /** Answers, or does not. */
        void answer(Asked asked, HttpExchange exchange) throws IOException;
    }

    /** Leaves the answer to {@code behaviour}. */
    public StubServer(Behaviour behaviour) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Asked request = asked(exchange);
                asked.add(request);
                behaviour.answer(request, exchange);
            }
        });
        server.start();
    }

    private static Asked asked(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    static void reply(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(UTF_8);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Where it listens, without a path. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** What it was asked so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
