package dev.baton.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.local.lambda.FunctionHost;
import dev.baton.local.lambda.HttpServers;
import dev.baton.local.lambda.Result;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The HTTP API on the loopback address, and under {@code /_aws/} what AWS would answer: the event bus and the secrets. */
public final class HttpFront implements AutoCloseable {
    /** Where EventBridge's API answers. */
    public static final String EVENTS = "/_aws/events";

    /** Where Secrets Manager's API answers. */
    public static final String SECRETS = "/_aws/secretsmanager";

    /** API Gateway's limit on a body. */
    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    /** Of what is too large, so much is read before the answer, so that the sender sees the answer and not a broken connection. */
    private static final int LARGEST_DRAIN = 64 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Routes routes;
    private final EventBus bus;
    private final SecretStore secrets;
    private final Clock clock;
    private final Consumer<String> notices;
    private volatile boolean closed;

    private HttpFront(
            HttpServer server,
            Routes routes,
            EventBus bus,
            SecretStore secrets,
            Clock clock,
            Consumer<String> notices) {
        this.server = server;
        this.routes = routes;
        this.bus = bus;
        this.secrets = secrets;
        this.clock = clock;
        this.notices = notices;
    }

    /**
     * Takes the port; nothing answers before {@link Bound#serve}. The functions need to know the port before they can be started.
     *
     * @param port 0 for any free one
     * @throws IOException if it is taken
     */
    public static Bound bind(int port) throws IOException {
        return new Bound(HttpServers.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    /** A port that was taken, before anything answers there. */
    public record Bound(HttpServer server) {
        /** The port. */
        public int port() {
            return server.getAddress().getPort();
        }

        /** Begins to answer. */
        public HttpFront serve(
                List<FunctionHost> functions,
                EventBus bus,
                SecretStore secrets,
                Clock clock,
                Consumer<String> notices) {
            HttpFront front = new HttpFront(server, new Routes(functions), bus, secrets, clock, notices);
            server.setExecutor(front.requests);
            server.createContext("/", front::answer);
            server.start();
            return front;
        }
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        var _ = requests.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpEvents.Response response = respond(exchange);
            response.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            response.cookies().forEach(cookie -> exchange.getResponseHeaders().add("set-cookie", cookie));
            boolean bodiless =
                    response.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(response.body());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!closed) { // whoever stops cuts off what is under way: the sender sees it, and sends again
                notices.accept("a request was not answered: " + e);
            }
        }
    }

    private HttpEvents.Response respond(HttpExchange exchange) throws IOException, InterruptedException {
        Optional<byte[]> body = body(exchange.getRequestBody());
        if (body.isEmpty()) {
            return HttpEvents.Response.message(413, "Request Entity Too Large");
        }
        String path = exchange.getRequestURI().getRawPath();
        String called = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (called.equals(EVENTS) || called.equals(SECRETS)) {
            String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .orElse("");
            String text = new String(body.get(), StandardCharsets.UTF_8);
            Reply reply = called.equals(EVENTS) ? bus.call(target, text) : secrets.call(target, text);
            return new HttpEvents.Response(
                    reply.status(),
                    Map.of("content-type", "application/x-amz-json-1.1"),
                    List.of(),
                    reply.body().getBytes(StandardCharsets.UTF_8));
        }
        Optional<Routes.Match> match = routes.match(exchange.getRequestMethod(), path);
        if (match.isEmpty()) {
            return HttpEvents.Response.message(404, "Not Found");
        }
        HttpEvents.Request request = new HttpEvents.Request(
                exchange.getRequestMethod(),
                path,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                exchange.getRequestHeaders(),
                body.get(),
                exchange.getRemoteAddress().getAddress().getHostAddress());
        return invoke(match.get(), request);
    }

    // A function that fails is a 500, one that cannot be reached or takes too long a 503: API Gateway's own answers.
    private HttpEvents.Response invoke(Routes.Match match, HttpEvents.Request request) throws InterruptedException {
        FunctionHost function = match.function();
        Result result = function.invoke(HttpEvents.event(
                request, match, clock.instant(), UUID.randomUUID().toString()));
        if (!(result instanceof Result.Answered) && !closed) {
            notices.accept(function.function().name() + " " + result.summary());
        }
        return switch (result) {
            case Result.Answered answered -> HttpEvents.response(answered.payload());
            case Result.Failed _ -> HttpEvents.Response.message(500, "Internal Server Error");
            case Result.Crashed _ -> HttpEvents.Response.message(500, "Internal Server Error");
            case Result.TimedOut _ -> HttpEvents.Response.message(503, "Service Unavailable");
        };
    }

    private static Optional<byte[]> body(InputStream content) throws IOException {
        byte[] body = content.readNBytes(LARGEST_BODY + 1);
        if (body.length <= LARGEST_BODY) {
            return Optional.of(body);
        }
        byte[] buffer = new byte[1 << 16];
        for (int total = 0, read = 0; read >= 0 && total < LARGEST_DRAIN; total += read) {
            read = content.read(buffer);
        }
        return Optional.empty();
    }
}
