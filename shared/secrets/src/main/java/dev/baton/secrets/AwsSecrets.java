package dev.baton.secrets;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Secrets in AWS Secrets Manager and in SSM Parameter Store (as SecureString). Region, credentials and endpoints are those of the
 * environment ({@code AWS_ENDPOINT_URL_SECRETS_MANAGER}, {@code AWS_ENDPOINT_URL_SSM}). A client is made when its service is first asked.
 * Needs {@code secretsmanager:GetSecretValue} or {@code ssm:GetParameter} on what is referred to. Thread-safe.
 */
public final class AwsSecrets implements Secrets, AutoCloseable {
    private static final String SECRETS_MANAGER = "secretsmanager:";
    private static final String PARAMETER_STORE = "ssm:";

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Lazy<SecretsManagerClient> manager;
    private final Lazy<SsmClient> store;

    /** With the environment's clients. */
    public AwsSecrets() {
        this(
                () -> SecretsManagerClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                () -> SsmClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .build());
    }

    /** With other clients, each made when it is first needed. */
    public AwsSecrets(Supplier<SecretsManagerClient> manager, Supplier<SsmClient> store) {
        this.manager = new Lazy<>(manager);
        this.store = new Lazy<>(store);
    }

    @Override
    public String read(String reference) {
        String there = known.get(reference);
        return there != null ? there : renewed(reference);
    }

    @Override
    public String renewed(String reference) {
        String secret = fetch(reference);
        known.put(reference, secret);
        return secret;
    }

    /** Closes the clients that were made. */
    @Override
    public void close() {
        manager.close();
        store.close();
    }

    private String fetch(String reference) {
        try {
            if (reference.startsWith(SECRETS_MANAGER)) {
                String name = reference.substring(SECRETS_MANAGER.length());
                return present(
                        reference,
                        manager.get()
                                .getSecretValue(request -> request.secretId(name))
                                .secretString());
            }
            if (reference.startsWith(PARAMETER_STORE)) {
                String name = reference.substring(PARAMETER_STORE.length());
                return present(
                        reference,
                        store.get()
                                .getParameter(request -> request.name(name).withDecryption(true))
                                .parameter()
                                .value());
            }
        } catch (AwsServiceException e) {
            throw refused(reference, e);
        } catch (SdkException e) {
            throw new SecretException(
                    "the secret " + reference + " could not be read: "
                            + e.getClass().getSimpleName(),
                    true);
        }
        throw new SecretException(
                "a reference to a secret begins with secretsmanager: or ssm:, and this one does not; correct the reference"
                        + " (its text is not shown, in case it is the secret itself)",
                false);
    }

    private static String present(String reference, @Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            throw new SecretException("the secret " + reference + " is empty or binary; store it as text", false);
        }
        return secret;
    }

    private static SecretException refused(String reference, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "HTTP " + e.statusCode() : details.errorCode();
        boolean later = e.isThrottlingException() || e.statusCode() >= 500;
        return new SecretException(
                "the secret " + reference + " could not be read: " + code
                        + (later
                                ? ""
                                : "; check that it exists in this region and that the function's role may read it"),
                later);
    }

    /** Made at most once, when first asked for. */
    private static final class Lazy<T extends AutoCloseable> implements AutoCloseable {
        private final Supplier<T> maker;
        private @Nullable T made;

        Lazy(Supplier<T> maker) {
            this.maker = maker;
        }

        synchronized T get() {
            T current = made;
            if (current == null) {
                current = maker.get();
                made = current;
            }
            return current;
        }

        @Override
        public synchronized void close() {
            if (made != null) {
                try {
                    made.close();
                } catch (Exception e) {
                    throw new IllegalStateException("a client could not be closed", e);
                }
                made = null;
            }
        }
    }
}
