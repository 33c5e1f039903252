package dev.baton.salesforce;

import dev.baton.salesforce.StubServer.Asked;
import dev.baton.salesforce.StubServer.Reply;
import dev.baton.secrets.Secrets;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** A stub of an org that gives out tokens {@code t1}, {@code t2}, ... and leaves the API to the test. */
final class Org implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String TOKEN_PATH = "/services/oauth2/token";

    private final StubServer server;
    private final JdkHttp http = new JdkHttp();

    Org(Function<Asked, Reply> api) {
        server = StubServer.answering(asked -> asked.path().equals(TOKEN_PATH) ? token() : api.apply(asked));
    }

    private Reply token() {
        return Reply.json(200, """
                {"access_token":"t%d","instance_url":"%s","token_type":"Bearer","scope":"api",
                 "id":"https://login.salesforce.com/id/00D5g00000ABCDEEA5/0055g00000FGHIJAA5"}""".formatted(tokens().size(), uri()));
    }

    URI uri() {
        return server.uri();
    }

    Salesforce client() {
        return client(new SecretsInHand("secret"));
    }

    Salesforce client(Secrets secrets) {
        return client(new Connection.Auth.ClientCredentials("id", "ssm:/baton/salesforce"), secrets);
    }

    Salesforce client(Connection.Auth auth, Secrets secrets) {
        return new Salesforce(
                new Connection(uri(), auth, "62.0", "baton"), http, secrets, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Requests to the API. */
    List<Asked> calls() {
        return server.asked().stream()
                .filter(asked -> !asked.path().equals(TOKEN_PATH))
                .toList();
    }

    /** Requests for a token that were answered before now. */
    List<Asked> tokens() {
        return server.asked().stream()
                .filter(asked -> asked.path().equals(TOKEN_PATH))
                .toList();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
