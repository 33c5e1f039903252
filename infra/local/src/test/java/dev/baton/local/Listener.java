package dev.baton.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.baton.local.lambda.HttpServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

/** Hears of each event that the stand-in function gets, and says what it answers. */
final class Listener implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile Function<Heard, String> answers = event -> "{}";

    record Heard(String function, long pid, JsonNode event) {}

    Listener() throws IOException {
        server = HttpServers.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                Heard event = new Heard(
                        exchange.getRequestHeaders().getFirst("x-function"),
                        Long.parseLong(exchange.getRequestHeaders().getFirst("x-pid")),
                        JSON.readTree(exchange.getRequestBody().readAllBytes()));
                heard.add(event);
                byte[] answer = answers.apply(event).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(Function<Heard, String> how) {
        answers = how;
    }

    void forget() {
        heard.clear();
        answers = event -> "{}";
    }

    List<Heard> heard(String function) {
        return heard.stream().filter(event -> event.function().equals(function)).toList();
    }

    /** The bodies of all messages that a function was handed, in the order of their arrival. */
    List<String> bodies(String function) {
        return heard(function).stream()
                .flatMap(event -> event.event().path("Records").valueStream())
                .map(message -> message.path("body").asText())
                .toList();
    }

    /** Waits until what was heard is as wanted. */
    void await(Predicate<Listener> wanted) throws InterruptedException {
        await(() -> wanted.test(this));
    }

    static void await(java.util.function.BooleanSupplier wanted) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!wanted.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + PATIENCE);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
