package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** {@code POST /services/oauth2/token}: JWT bearer (RS256) and client credentials, and the sessions that come of them. Thread-safe. */
final class OAuth {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Set<String> LOGIN_HOSTS =
            Set.of("https://login.salesforce.com", "https://test.salesforce.com");
    // Salesforce takes three minutes, and some for clocks that differ.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Set<String> served = ConcurrentHashMap.newKeySet();
    private final App app;
    private final Function<String, Optional<String>> users;
    private final Clock clock;

    /**
     * The external client app.
     *
     * @param clientId its consumer key
     * @param secret its consumer secret
     * @param key with which JWTs are checked
     * @param runAs the user of client credentials
     */
    record App(String clientId, String secret, PublicKey key, String runAs) {}

    /**
     * No session yet.
     *
     * @param users the id of the active user of a user name
     */
    OAuth(App app, Function<String, Optional<String>> users, Clock clock) {
        this.app = app;
        this.users = users;
        this.clock = clock;
    }

    /** Answers a request for a token; {@code instance} is where the org is. */
    Reply token(Map<String, String> form, String instance) {
        return switch (form.getOrDefault("grant_type", "")) {
            case JWT -> bearer(form.getOrDefault("assertion", ""), instance);
            case "client_credentials" -> credentials(form, instance);
            default -> refused(400, "unsupported_grant_type", "grant type not supported");
        };
    }

    private Reply credentials(Map<String, String> form, String instance) {
        if (!form.getOrDefault("client_id", "").equals(app.clientId())) {
            return refused(400, "invalid_client_id", "client identifier invalid");
        }
        byte[] given = form.getOrDefault("client_secret", "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, app.secret().getBytes(StandardCharsets.UTF_8))) {
            return refused(401, "invalid_client", "invalid client credentials");
        }
        return users.apply(app.runAs())
                .map(user -> granted(user, instance))
                .orElseGet(() -> refused(400, "invalid_grant", "no client credentials user enabled"));
    }

    private Reply bearer(String assertion, String instance) {
        String[] parts = assertion.split("\\.", -1);
        JsonNode claims;
        try {
            JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""));
            if (parts.length != 3 || !header.path("alg").asText().equals("RS256") || !isSigned(parts)) {
                return refused(400, "invalid_grant", "invalid assertion");
            }
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            return refused(400, "invalid_grant", "invalid assertion");
        }
        if (!claims.path("iss").asText().equals(app.clientId())) {
            return refused(400, "invalid_client_id", "client identifier invalid");
        }
        String audience = claims.path("aud").asText();
        if (!LOGIN_HOSTS.contains(audience) && !audience.equals(instance)) {
            return refused(400, "invalid_grant", "audience is invalid");
        }
        Instant now = clock.instant();
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST))) {
            return refused(400, "invalid_grant", "expired authorization code");
        }
        return users.apply(claims.path("sub").asText())
                .map(user -> granted(user, instance))
                .orElseGet(() -> refused(400, "invalid_grant", "user hasn't approved this consumer"));
    }

    private boolean isSigned(String[] parts) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(app.key());
        signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private Reply granted(String user, String instance) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("access_token", session(user));
        answer.put("scope", "api");
        answer.put("instance_url", instance);
        answer.put("id", instance + "/id/" + StandIn.ORG + "/" + user);
        answer.put("token_type", "Bearer");
        answer.put("issued_at", Long.toString(clock.millis()));
        return new Reply(200, answer);
    }

    /** A new session of a user. */
    String session(String user) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String token = StandIn.ORG.substring(0, 15) + "!" + HexFormat.of().formatHex(random);
        sessions.put(token, user);
        return token;
    }

    /** The user whose session that is. */
    Optional<String> user(String token) {
        return Optional.ofNullable(sessions.get(token));
    }

    /** Whether the session served a call before this one: a fresh one does not expire. */
    boolean hasServed(String token) {
        return !served.add(token);
    }

    /** Ends a session. */
    void expire(String token) {
        sessions.remove(token);
    }

    private static Reply refused(int status, String error, String description) {
        return new Reply(
                status,
                JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description));
    }
}
