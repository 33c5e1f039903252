package dev.baton.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API (version 2018-06-01) for one instance of a function. One server for each instance: when its process dies its
 * pending {@code /next} goes with it and cannot swallow an event that another instance should have had.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration timeout;
    private final String functionArn;
    private final LinkedTransferQueue<Invocation> waiting = new LinkedTransferQueue<>();
    private final AtomicReference<@Nullable Invocation> underWay = new AtomicReference<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private record Invocation(String id, String event, CompletableFuture<Result> result) {}

    RuntimeApi(Duration timeout, String functionArn) throws IOException {
        this.timeout = timeout;
        this.functionArn = functionArn;
        this.server = HttpServers.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setExecutor(calls);
        server.createContext(ROOT, this::answer);
        server.start();
    }

    /** What {@code AWS_LAMBDA_RUNTIME_API} is set to. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Done when the function asks for its first event; fails when it reports that it cannot start. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Hands over one event and waits for its end, for as long as the function may take. One at a time. */
    Result invoke(String event) throws InterruptedException {
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        underWay.set(invocation);
        try {
            waiting.add(invocation);
            return invocation.result().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new Result.TimedOut(timeout);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            underWay.set(null);
        }
    }

    /** The process is gone: whoever waits for it hears it. */
    void processEnded(int exitCode) {
        String reason = "its process ended with " + exitCode;
        ready.completeExceptionally(new IllegalStateException(reason));
        Optional.ofNullable(underWay.get()).ifPresent(lost -> lost.result().complete(new Result.Crashed(reason)));
    }

    @Override
    public void close() {
        server.stop(0);
        var _ = calls.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestURI().getPath().substring(ROOT.length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (call.equals("invocation/next")) {
                next(exchange);
            } else if (call.equals("init/error")) {
                String error = new String(body, StandardCharsets.UTF_8);
                ready.completeExceptionally(new IllegalStateException("it could not start: " + error));
                send(exchange, 202);
            } else {
                finish(exchange, call, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        ready.complete(null);
        Invocation invocation = waiting.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plus(timeout).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
        byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    private void finish(HttpExchange exchange, String call, byte[] body) throws IOException {
        Invocation invocation = underWay.get();
        String[] parts = call.split("/", -1);
        if (parts.length != 3
                || !parts[0].equals("invocation")
                || invocation == null
                || !invocation.id().equals(parts[1])) {
            send(exchange, 400);
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        Result result = parts[2].equals("response") ? new Result.Answered(text) : new Result.Failed(text);
        send(exchange, 202);
        invocation.result().complete(result);
    }

    private static void send(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }
}
