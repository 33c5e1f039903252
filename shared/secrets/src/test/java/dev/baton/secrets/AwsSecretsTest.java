package dev.baton.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

class AwsSecretsTest {
    private static final String MANAGER = "/_aws/secretsmanager";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = serve();
    private final AwsSecrets secrets = connect();
    private volatile int status = 200;
    private volatile String answer = "";

    private HttpServer serve() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", exchange -> {
                try (exchange) {
                    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    asked.add(exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("X-Amz-Target") + " " + body);
                    byte[] bytes = answer.getBytes(UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private AwsSecrets connect() {
        String at = "http://localhost:" + server.getAddress().getPort();
        return new AwsSecrets(
                () -> local(SecretsManagerClient.builder(), at + MANAGER)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                () -> local(SsmClient.builder(), at)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build());
    }

    private static <B extends AwsClientBuilder<B, ?>> B local(B builder, String at) {
        return builder.endpointOverride(URI.create(at))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(o -> o.retryStrategy(RetryMode.LEGACY));
    }

    @BeforeEach
    void forget() {
        asked.clear();
    }

    @AfterEach
    void close() {
        secrets.close();
        server.stop(0);
    }

    @Test
    void a_secret_of_secrets_manager_is_read_once() {
        answer = "{\"Name\":\"baton/key\",\"SecretString\":\"one\"}";
        assertThat(secrets.read("secretsmanager:baton/key")).isEqualTo("one");
        answer = "{\"Name\":\"baton/key\",\"SecretString\":\"two\"}";
        assertThat(secrets.read("secretsmanager:baton/key")).isEqualTo("one");
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith(MANAGER)
                .contains("secretsmanager.GetSecretValue")
                .contains("\"SecretId\":\"baton/key\"");
    }

    @Test
    void a_secret_that_was_rotated_is_read_again_and_kept() {
        answer = "{\"SecretString\":\"one\"}";
        secrets.read("secretsmanager:k");
        answer = "{\"SecretString\":\"two\"}";
        assertThat(secrets.renewed("secretsmanager:k")).isEqualTo("two");
        assertThat(secrets.read("secretsmanager:k")).isEqualTo("two");
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_parameter_is_read_decrypted() {
        answer = "{\"Parameter\":{\"Name\":\"/baton/key\",\"Value\":\"pem\"}}";
        assertThat(secrets.read("ssm:/baton/key")).isEqualTo("pem");
        assertThat(asked)
                .singleElement()
                .asString()
                .contains("AmazonSSM.GetParameter")
                .contains("\"WithDecryption\":true");
    }

    @Test
    void a_secret_that_is_not_there_is_named_with_what_to_check() {
        status = 400;
        answer = "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"no such secret\"}";
        SecretException thrown =
                catchThrowableOfType(SecretException.class, () -> secrets.read("secretsmanager:baton/key"));
        assertThat(thrown)
                .hasMessageContaining("secretsmanager:baton/key")
                .hasMessageContaining("ResourceNotFoundException")
                .hasMessageContaining("role may read it");
        assertThat(thrown.retryable()).isFalse();
    }

    @Test
    void a_service_that_is_down_may_be_asked_later() {
        status = 503;
        answer = "";
        assertThat(catchThrowableOfType(SecretException.class, () -> secrets.read("ssm:/k"))
                        .retryable())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter2", "-----BEGIN PRIVATE KEY-----"})
    void what_is_no_reference_is_not_repeated_for_it_may_be_the_secret(String text) {
        SecretException thrown = catchThrowableOfType(SecretException.class, () -> secrets.read(text));
        assertThat(thrown).hasMessageContaining("secretsmanager: or ssm:");
        if (!text.isEmpty()) {
            assertThat(thrown).message().doesNotContain(text);
        }
        assertThat(asked).isEmpty();
    }
}
