package dev.baton.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.salesforce.StubServer.Asked;
import dev.baton.salesforce.StubServer.Reply;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String EXPIRED =
            "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]";
    private static final String NO_ROWS = "{\"totalSize\":7,\"done\":true,\"records\":[]}";

    private static Function<Asked, Reply> taking(String token) {
        return asked -> ("Bearer " + token).equals(asked.headers().get("authorization"))
                ? Reply.json(200, NO_ROWS)
                : Reply.json(401, EXPIRED);
    }

    @Test
    void a_token_is_asked_for_once_and_kept() {
        try (Org org = new Org(taking("t1"))) {
            Salesforce client = org.client();
            assertThat(client.count("SELECT COUNT() FROM Lead").answered()).contains(7L);
            assertThat(client.count("SELECT COUNT() FROM Lead").answered()).contains(7L);
            assertThat(org.tokens()).hasSize(1);
        }
    }

    @Test
    void a_token_that_expired_is_renewed_once_and_the_call_repeated_once() {
        try (Org org = new Org(taking("t2"))) {
            assertThat(org.client().count("SELECT COUNT() FROM Lead").answered())
                    .contains(7L);
            assertThat(org.tokens()).hasSize(2);
            assertThat(org.calls()).hasSize(2);
        }
    }

    @Test
    void a_second_refusal_is_a_failure_that_says_what_to_check() {
        try (Org org = new Org(taking("none"))) {
            Failure failure =
                    org.client().count("SELECT COUNT() FROM Lead").refused().orElseThrow();
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            Failure.Misconfigured.class,
                            refused -> assertThat(refused.check()).contains("API Enabled"));
            assertThat(failure.retryable()).isFalse();
            assertThat(org.tokens()).hasSize(2);
            assertThat(org.calls()).hasSize(2);
        }
    }

    @Test
    void of_many_whose_token_expired_at_once_one_renews_it() throws Exception {
        try (Org org = new Org(taking("t2"));
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Salesforce client = org.client();
            List<Future<Answer<Long>>> answers = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> client.count("SELECT COUNT() FROM Lead")))
                    .toList();
            for (Future<Answer<Long>> answer : answers) {
                assertThat(answer.get().answered()).contains(7L);
            }
            assertThat(org.tokens()).hasSize(2);
        }
    }

    @Test
    void who_baton_is_in_the_org_is_known_from_the_token() {
        try (Org org = new Org(taking("t1"))) {
            assertThat(org.client().identity().answered())
                    .contains(new Identity("00D5g00000ABCDEEA5", "0055g00000FGHIJAA5", org.uri()));
            assertThat(org.calls()).isEmpty();
        }
    }

    @Test
    void the_client_credentials_go_in_the_body_and_nowhere_else() {
        try (Org org = new Org(taking("t1"))) {
            org.client(new SecretsInHand("s&=+1\n")).identity();
            Asked asked = org.tokens().getFirst();
            assertThat(asked.body()).isEqualTo("grant_type=client_credentials&client_id=id&client_secret=s%26%3D%2B1");
            assertThat(asked.path()).isEqualTo(Org.TOKEN_PATH);
        }
    }

    @Test
    void the_jwt_is_signed_by_the_private_key_short_lived_and_for_this_login_host() throws Exception {
        KeyPair pair = pair();
        try (Org org = new Org(taking("t1"))) {
            org.client(
                            new Connection.Auth.Jwt("3MVG9consumer", "baton@acme.example", "ssm:/k"),
                            new SecretsInHand(pem(pair)))
                    .identity();
            String body = org.tokens().getFirst().body();
            assertThat(body).startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=");
            String[] parts = URLDecoder.decode(body.substring(body.lastIndexOf('=') + 1), UTF_8)
                    .split("\\.", -1);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(pair.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2])))
                    .isTrue();
            assertThat(decoded(parts[0]).path("alg").asText()).isEqualTo("RS256");
            JsonNode claims = decoded(parts[1]);
            assertThat(claims.path("iss").asText()).isEqualTo("3MVG9consumer");
            assertThat(claims.path("sub").asText()).isEqualTo("baton@acme.example");
            assertThat(claims.path("aud").asText()).isEqualTo(org.uri().toString());
            assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
                    .isAfter(Org.NOW)
                    .isBeforeOrEqualTo(Org.NOW.plusSeconds(180));
        }
    }

    @Test
    void a_key_in_another_form_is_refused_with_the_way_to_convert_it() {
        try (Org org = new Org(taking("t1"))) {
            String pkcs1 = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----";
            Failure failure = org.client(
                            new Connection.Auth.Jwt("c", "u", "ssm:/k"), new SecretsInHand(pkcs1, "no key at all"))
                    .identity()
                    .refused()
                    .orElseThrow();
            assertThat(failure.reason()).contains("private key").doesNotContain("AAAA");
            assertThat(org.tokens()).isEmpty();
        }
    }

    @Test
    void a_rotated_secret_is_read_again_once() {
        SecretsInHand secrets = new SecretsInHand("old", "new");
        try (StubServer server = StubServer.answering(
                        asked -> asked.body().endsWith("client_secret=new")
                                ? Reply.json(200, "{\"access_token\":\"t\",\"instance_url\":\"http://localhost:1\"}")
                                : Reply.json(
                                        400,
                                        "{\"error\":\"invalid_client\",\"error_description\":\"invalid client credentials\"}"));
                JdkHttp http = new JdkHttp()) {
            Session session = session(server.uri(), http, secrets, Clock.systemUTC());
            assertThat(session.token().answered()).isPresent();
            assertThat(secrets.readings()).containsExactly("read ssm:/k", "renewed ssm:/k");
        }
    }

    @Test
    void who_is_not_let_in_does_not_knock_again_with_every_lead() {
        SecretsInHand secrets = new SecretsInHand("wrong");
        try (StubServer server = StubServer.answering(_ -> Reply.json(400, "{\"error\":\"invalid_client\"}"));
                JdkHttp http = new JdkHttp()) {
            Session session = session(server.uri(), http, secrets, Clock.fixed(Org.NOW, ZoneOffset.UTC));
            for (int i = 0; i < 10; i++) {
                assertThat(session.token().refused()).containsInstanceOf(Failure.Misconfigured.class);
            }
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void a_login_host_that_is_down_is_asked_again() {
        try (StubServer server =
                        StubServer.answering(_ -> new Reply(503, java.util.Map.of(), "<html>maintenance</html>"));
                JdkHttp http = new JdkHttp()) {
            Session session = session(server.uri(), http, new SecretsInHand("s"), Clock.fixed(Org.NOW, ZoneOffset.UTC));
            assertThat(session.token().refused()).containsInstanceOf(Failure.Unreachable.class);
            assertThat(session.token().refused()).containsInstanceOf(Failure.Unreachable.class);
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void a_token_never_shows_itself() {
        assertThat(new Session.Token("00D!secret", URI.create("https://acme.my.salesforce.com"), "o", "u").toString())
                .doesNotContain("secret");
    }

    private static Session session(URI uri, Http http, SecretsInHand secrets, Clock clock) {
        return new Session(
                new Connection(uri, new Connection.Auth.ClientCredentials("id", "ssm:/k"), "62.0", "baton"),
                http,
                secrets,
                clock);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static JsonNode decoded(String part) {
        return Json.tree(new String(Base64.getUrlDecoder().decode(part), UTF_8));
    }
}
