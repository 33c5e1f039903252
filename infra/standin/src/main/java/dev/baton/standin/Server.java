package dev.baton.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The stand-in's HTTP server, on the loopback address. */
final class Server implements AutoCloseable {
    // Facts of HTTP with Salesforce: a longer request line is refused.
    private static final int LONGEST_PATH = 16_384;
    private static final int MOST_KEPT = 20_000;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Faults faults;
    private final List<Request> writes = new CopyOnWriteArrayList<>();

    /** What a server answers with. */
    record Parts(Rest rest, OAuth oauth, Workbench workbench, Page page) {}

    private Server(HttpServer http, Faults faults) {
        this.http = http;
        this.faults = faults;
    }

    /**
     * Binds the port; {@link #serve} begins to answer.
     *
     * @throws IOException if the port is taken
     */
    static Server bind(int port, Faults faults) throws IOException {
        // Without the 40 ms that delayed acknowledgements cost; read once, when the server's class loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return new Server(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128), faults);
    }

    int port() {
        return http.getAddress().getPort();
    }

    String address() {
        return "http://localhost:" + port();
    }

    /** The calls that wrote, or tried to, oldest first. */
    List<Request> writes() {
        return List.copyOf(writes);
    }

    void serve(Parts parts) {
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                handle(exchange, parts);
            } catch (RuntimeException e) {
                String message = String.valueOf(e.getMessage());
                send(
                        exchange,
                        500,
                        "application/json",
                        new Refused(500, "UNKNOWN_EXCEPTION", message).body().toString());
            }
        });
        http.start();
    }

    private void handle(HttpExchange exchange, Parts parts) throws IOException {
        Request request = Request.of(exchange);
        if (!request.path().startsWith("/services/")) {
            parts.page().handle(exchange, request, parts.workbench());
            return;
        }
        pause();
        if (faults.strikes(Fault.UNAVAILABLE)) {
            send(exchange, 503, "text/html", "<html><body>Service Not Available: maintenance</body></html>");
            return;
        }
        if (faults.strikes(Fault.CLOSED)) {
            return;
        }
        if (request.path().length() > LONGEST_PATH) {
            send(exchange, 414, "text/html", "<html><body>URI Too Long</body></html>");
            return;
        }
        Reply reply = answered(request, parts);
        if (!faults.strikes(Fault.LOST_ANSWER)) {
            exchange.getResponseHeaders().set("Sforce-Limit-Info", parts.rest().usage());
            send(
                    exchange,
                    reply.status(),
                    "application/json;charset=UTF-8",
                    reply.body().isMissingNode() ? "" : reply.body().toString());
        }
    }

    private Reply answered(Request request, Parts parts) {
        return switch (request.resource()) {
            case "/services/oauth2/token" -> parts.oauth().token(Request.form(request.body()), address());
            case "/services/oauth2/userinfo" ->
                parts.oauth()
                        .user(request.header("Authorization").replaceFirst("(?i)^Bearer ", ""))
                        .map(user -> new Reply(
                                200,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("user_id", user)
                                        .put("organization_id", StandIn.ORG)))
                        .orElseGet(() -> new Reply(403, JsonNodeFactory.instance.textNode("Bad_OAuth_Token")));
            default -> {
                if (!request.method().equals("GET") && writes.size() < MOST_KEPT) {
                    writes.add(request);
                }
                yield parts.rest().call(request);
            }
        };
    }

    private void pause() {
        try {
            Thread.sleep(faults.delay());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        var _ = threads.shutdownNow();
    }
}
