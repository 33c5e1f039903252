package dev.baton.cli;

import dev.baton.lead.Ids;
import dev.baton.secrets.AwsSecrets;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The ids that are derived with the deployment's secret, for commands that look somebody up by an e-mail address or a record. The secret is
 * read where the functions read it ({@code BATON_SECRET_REF}); it is never shown.
 */
final class SecretIds {
    private SecretIds() {}

    /** Empty where the stack does not say where its secret is. */
    static Optional<Ids> of(Stack stack) {
        Optional<String> reference = stack.find("BATON_SECRET_REF");
        if (reference.isEmpty()) {
            return stack.find("BATON_SECRET").map(Ids::new);
        }
        try (var aws = UrlConnectionHttpClient.create();
                var secrets = new AwsSecrets(
                        () -> Desk.with(SecretsManagerClient.builder(), stack, "SECRETS_MANAGER")
                                .httpClient(aws)
                                .build(),
                        () -> Desk.with(SsmClient.builder(), stack, "SSM")
                                .httpClient(aws)
                                .build())) {
            return Optional.of(new Ids(secrets.read(reference.get())));
        }
    }
}
