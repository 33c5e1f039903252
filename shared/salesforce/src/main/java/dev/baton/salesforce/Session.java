package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.secrets.SecretException;
import dev.baton.secrets.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The token and where it counts, kept until it is refused. Thread-safe: of those who need a token, one asks and the others wait. */
final class Session {
    /** Whom Salesforce does not let in is not asked for again with each lead of a batch. */
    private static final Duration SHUT = Duration.ofSeconds(30);

    private final Connection connection;
    private final Http http;
    private final Secrets secrets;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Token kept;
    private Failure.@Nullable Misconfigured refused;
    private Instant shutUntil = Instant.EPOCH;

    /** A token; {@code toString} does not show it. */
    record Token(String access, URI instance, String org, String user) {
        @Override
        public String toString() {
            return "Token[" + instance + "]";
        }
    }

    Session(Connection connection, Http http, Secrets secrets, Clock clock) {
        this.connection = connection;
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The token that is kept, or a first one. */
    Answer<Token> token() {
        return other(Optional.empty());
    }

    /** Another token than the one that was refused: a new one, unless somebody has it already. */
    Answer<Token> renewed(Token old) {
        return other(Optional.of(old));
    }

    private Answer<Token> other(Optional<Token> old) {
        lock.lock();
        try {
            Token current = kept;
            if (current != null && !old.equals(Optional.of(current))) {
                return new Answer.Ok<>(current);
            }
            Failure.Misconfigured before = refused;
            if (before != null && clock.instant().isBefore(shutUntil)) {
                return new Answer.Failed<>(before);
            }
            kept = null;
            Answer<Token> fresh = ask();
            kept = fresh.answered().orElse(null);
            refused = fresh.refused().orElse(null) instanceof Failure.Misconfigured no ? no : null;
            shutUntil = clock.instant().plus(SHUT);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** With the secret as it is known; where that is refused and another is there by now, once more with that. */
    private Answer<Token> ask() {
        String reference = connection.auth().secret();
        try {
            String secret = secrets.read(reference);
            Answer<Token> first = ask(secret);
            if (!(first.refused().orElse(null) instanceof Failure.Misconfigured)) {
                return first;
            }
            String rotated = secrets.renewed(reference);
            return rotated.equals(secret) ? first : ask(rotated);
        } catch (SecretException e) {
            String why = String.valueOf(e.getMessage());
            return new Answer.Failed<>(
                    e.retryable() ? new Failure.Unreachable(why) : new Failure.Misconfigured("secret", why));
        }
    }

    private Answer<Token> ask(String secret) {
        try {
            Http.Response response = http.send(new Http.Request(
                    Http.Method.POST,
                    connection.login().resolve("/services/oauth2/token"),
                    Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                    form(secret)));
            return Bodies.read(response).then(this::token);
        } catch (Jwt.BadKey e) {
            return new Answer.Failed<>(new Failure.Misconfigured("private key", e.why()));
        } catch (IOException e) {
            return new Answer.Failed<>(new Failure.Unreachable(Bodies.name(e)));
        }
    }

    private String form(String secret) throws Jwt.BadKey {
        return switch (connection.auth()) {
            case Connection.Auth.Jwt jwt ->
                "grant_type=" + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion="
                        + Jwt.signed(jwt, connection.login(), secret, clock.instant());
            case Connection.Auth.ClientCredentials credentials ->
                "grant_type=client_credentials&client_id=" + encoded(credentials.clientId()) + "&client_secret="
                        + encoded(secret.strip());
        };
    }

    private Answer<Token> token(JsonNode body) {
        String access = body.path("access_token").asText("");
        Optional<URI> instance = instance(body.path("instance_url").asText(""));
        if (access.isEmpty() || instance.isEmpty()) {
            return new Answer.Failed<>(new Failure.Unreachable("a token's answer without token or instance_url"));
        }
        // https://login.salesforce.com/id/<org>/<user>
        String[] id = body.path("id").asText("").split("/", -1);
        boolean told = id.length >= 2;
        return new Answer.Ok<>(new Token(
                access,
                instance.get(),
                told ? RecordId.of(id[id.length - 2]).orElse("") : "",
                told ? RecordId.of(id[id.length - 1]).orElse("") : ""));
    }

    /** The token is sent there: in clear text only where the login itself is (a stand-in on this machine). */
    private Optional<URI> instance(String text) {
        try {
            URI uri = URI.create(text);
            boolean safe = "https".equals(uri.getScheme())
                    || connection.login().getScheme().equals(uri.getScheme());
            return safe && uri.getHost() != null
                    ? Optional.of(URI.create(uri.getScheme() + "://" + uri.getAuthority()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
