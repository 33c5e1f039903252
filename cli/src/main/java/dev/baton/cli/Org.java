package dev.baton.cli;

import dev.baton.salesforce.Connection;
import dev.baton.salesforce.JdkHttp;
import dev.baton.salesforce.Salesforce;
import dev.baton.secrets.AwsSecrets;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** An operator's connection to the stack's Salesforce org, by the same names that the functions read. To be closed. */
final class Org implements AutoCloseable {
    private final Salesforce salesforce;
    private final JdkHttp http;
    private final SdkHttpClient aws;
    private final AwsSecrets secrets;

    private Org(Connection connection, Stack stack, Clock clock) {
        this.aws = UrlConnectionHttpClient.create();
        this.secrets = new AwsSecrets(
                () -> Desk.with(SecretsManagerClient.builder(), stack, "SECRETS_MANAGER")
                        .httpClient(aws)
                        .build(),
                () -> Desk.with(SsmClient.builder(), stack, "SSM")
                        .httpClient(aws)
                        .build());
        this.http = new JdkHttp();
        this.salesforce = new Salesforce(connection, http, secrets, clock);
    }

    /**
     * Connects; nothing is sent yet. Nothing when the stack has no org ({@code BATON_SALESFORCE_URL} is empty).
     *
     * @throws Refusal when what the stack says of its org is not complete
     */
    static Optional<Org> open(Stack stack, Clock clock) {
        try {
            return Connection.of(stack.names()).map(connection -> new Org(connection, stack, clock));
        } catch (IllegalArgumentException wrong) {
            throw new Refusal("Salesforce cannot be asked: " + wrong.getMessage(), wrong);
        }
    }

    Salesforce salesforce() {
        return salesforce;
    }

    @Override
    public void close() {
        http.close();
        secrets.close();
        aws.close();
    }
}
