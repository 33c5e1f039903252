package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.secrets.Secrets;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One org's REST API. Every write says that assignment rules stay off and who wrote ({@code Sforce-Auto-Assign: FALSE},
 * {@code Sforce-Call-Options}). The token is kept, and renewed once when it is refused; nothing else is repeated: that is the caller's to
 * decide, by the {@link Failure}. Never throws for what Salesforce or the network do. Thread-safe.
 */
public final class Salesforce {
    /** A query is part of an address, which Salesforce takes up to 16,384 bytes long. */
    private static final int LONGEST_QUERY = 15_000;

    /** So many queries go into one call. */
    public static final int MOST_QUERIES = Queries.MOST;

    private final Connection connection;
    private final Http http;
    private final Session session;
    private volatile Optional<Usage> usage = Optional.empty();

    /** A client of the org that {@code connection} names; asks nothing yet. */
    public Salesforce(Connection connection, Http http, Secrets secrets, Clock clock) {
        this.connection = connection;
        this.http = http;
        this.session = new Session(connection, http, secrets, clock);
    }

    /**
     * Writes graphs, each on its own, as many as possible in one call: 75 graphs and 500 nodes.
     *
     * @param graphs with different ids
     * @return one outcome for each graph, in their order
     * @throws IllegalArgumentException if two have the same id
     */
    public List<Graph.Outcome> graphs(List<Graph> graphs) {
        if (graphs.stream().map(Graph::id).distinct().count() < graphs.size()) {
            throw new IllegalArgumentException("two graphs have the same id");
        }
        String path = connection.data() + "/composite/graph";
        return new GraphCalls(new GraphCodec(connection), body -> call(Http.Method.POST, path, body.toString()))
                .send(graphs);
    }

    /** All rows of a query. For what may be many, {@link #query(String, Consumer)}. */
    public Answer<List<ObjectNode>> query(String soql) {
        List<ObjectNode> rows = new ArrayList<>();
        return query(soql, rows::add).map(_ -> rows);
    }

    /**
     * Several queries, asked in one call. Each is answered with its first page (2,000 rows, fewer if they are wide).
     *
     * @param soql 1 to {@link #MOST_QUERIES}
     * @return the page of each, in their order; one that fails fails all
     * @throws IllegalArgumentException if there are more, or one is too long for an address
     */
    public Answer<List<Page>> queries(List<String> soql) {
        if (soql.isEmpty() || soql.size() > Queries.MOST) {
            throw new IllegalArgumentException(
                    "1 to " + Queries.MOST + " queries go into one call, not " + soql.size());
        }
        List<String> addresses =
                soql.stream().map(each -> address("/query", each)).toList();
        String body = Queries.request(addresses).toString();
        return call(Http.Method.POST, connection.data() + "/composite", body)
                .then(answer -> Queries.read(answer, addresses.size()));
    }

    /**
     * Gives each row of a query to {@code each}, page by page. A row is as Salesforce sends it, with its {@code attributes}.
     *
     * @return how many there were; after a failure, {@code each} may have seen some
     * @throws IllegalArgumentException if the query is too long for an address: {@link Soql#chunks} keeps lists short enough
     */
    public Answer<Long> query(String soql, Consumer<ObjectNode> each) {
        return pages("/query", soql, each);
    }

    /** As {@link #query(String, Consumer)}, over deleted records ({@code IsDeleted}) and archived ones, too. */
    public Answer<Long> queryAll(String soql, Consumer<ObjectNode> each) {
        return pages("/queryAll", soql, each);
    }

    /** The number that a {@code SELECT COUNT() FROM ...} gives. */
    public Answer<Long> count(String soql) {
        return call(Http.Method.GET, address("/query", soql), "")
                .map(body -> body.path("totalSize").asLong());
    }

    /** What the org says of one kind of record. */
    public Answer<Description> describe(String object) {
        return call(Http.Method.GET, connection.data() + "/sobjects/" + Soql.name(object) + "/describe", "")
                .map(body -> Descriptions.of(object, body));
    }

    /** Who Baton is in the org: asks for a token if there is none yet. */
    public Answer<Identity> identity() {
        return session.token().then(Salesforce::identity);
    }

    /** What the last answer said of the org's daily calls; nothing before the first. */
    public Optional<Usage> usage() {
        return usage;
    }

    private static Answer<Identity> identity(Session.Token token) {
        return token.org().isEmpty()
                ? new Answer.Failed<>(new Failure.Misconfigured(
                        "no id", "the answer to the token's request names no org; check the app's scopes"))
                : new Answer.Ok<>(new Identity(token.org(), token.user(), token.instance()));
    }

    private Answer<Long> pages(String resource, String soql, Consumer<ObjectNode> each) {
        String next = address(resource, soql);
        long rows = 0;
        while (true) {
            switch (call(Http.Method.GET, next, "")) {
                case Answer.Failed<JsonNode> failed -> {
                    return new Answer.Failed<>(failed.failure());
                }
                case Answer.Ok<JsonNode> ok -> {
                    long before = rows;
                    for (JsonNode row : ok.value().path("records")) {
                        if (row instanceof ObjectNode object) {
                            each.accept(object);
                            rows++;
                        }
                    }
                    String more = ok.value().path("nextRecordsUrl").asText("");
                    if (more.isEmpty() || ok.value().path("done").asBoolean(false)) {
                        // Half an answer must not pass for a whole one: who is missing may be taken for gone.
                        return rows < ok.value().path("totalSize").asLong(rows)
                                ? new Answer.Failed<>(new Failure.Unreachable("a query's answer that breaks off"))
                                : new Answer.Ok<>(rows);
                    }
                    // A path of the same API, that leads on; else the token would go elsewhere, or the pages go round.
                    if (!more.startsWith("/services/data/") || more.equals(next) || before == rows) {
                        return new Answer.Failed<>(new Failure.Unreachable("a page of a query that leads nowhere"));
                    }
                    next = more;
                }
            }
        }
    }

    private String address(String resource, String soql) {
        String encoded = URLEncoder.encode(soql, StandardCharsets.UTF_8);
        if (encoded.length() > LONGEST_QUERY) {
            throw new IllegalArgumentException("the query is too long for an address: " + encoded.length() + " bytes");
        }
        return connection.data() + resource + "?q=" + encoded;
    }

    private Answer<JsonNode> call(Http.Method method, String path, String body) {
        return session.token().then(token -> {
            Answer<JsonNode> first = send(token, method, path, body);
            return expired(first) ? session.renewed(token).then(fresh -> send(fresh, method, path, body)) : first;
        });
    }

    private static boolean expired(Answer<JsonNode> answer) {
        return answer.refused().orElse(null) instanceof Failure.Misconfigured refused
                && refused.errorCode().equals(Errors.SESSION);
    }

    private Answer<JsonNode> send(Session.Token token, Http.Method method, String path, String body) {
        Map<String, String> headers = new HashMap<>(Writes.headers(connection));
        headers.put("Authorization", "Bearer " + token.access());
        headers.put("Accept", "application/json");
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        try {
            Http.Response response =
                    http.send(new Http.Request(method, token.instance().resolve(path), headers, body));
            Usage.of(response.headers().getOrDefault("sforce-limit-info", ""))
                    .ifPresent(seen -> usage = Optional.of(seen));
            return Bodies.read(response);
        } catch (IOException e) {
            return new Answer.Failed<>(new Failure.Unreachable(Bodies.name(e)));
        }
    }
}
