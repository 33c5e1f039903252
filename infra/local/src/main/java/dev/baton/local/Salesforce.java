package dev.baton.local;

import dev.baton.standin.StandIn;
import dev.baton.standin.StandInBuilder;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The stand-in for Salesforce beside a local run, if one is wanted, and what the template has to be told of it. */
record Salesforce(Optional<StandIn> standIn) {
    /** By what the local Secrets Manager knows its private key. */
    static final String SECRET_NAME = "salesforce-key";

    static Salesforce of(LocalRunBuilder wanted, DataFolder folder, URI events) {
        if (wanted.salesforce.isEmpty()) {
            return new Salesforce(Optional.empty());
        }
        StandInBuilder builder = StandIn.builder()
                .port(wanted.ports.salesforce())
                .samples(wanted.root.resolve("samples"))
                .oldRule()
                .events(events, "default");
        if (!wanted.inMemory) {
            builder.data(folder.salesforce());
        }
        try {
            return new Salesforce(
                    Optional.of(wanted.salesforce.get().apply(builder).start()));
        } catch (UncheckedIOException e) {
            throw new LocalRunException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The template's parameters that connect Baton with it; what is wanted otherwise goes over them. */
    Map<String, String> parameters() {
        return standIn.map(org -> Map.of(
                        "SalesforceUrl",
                        org.uri().toString(),
                        "SalesforceAuth",
                        "jwt",
                        "SalesforceClientId",
                        org.credentials().clientId(),
                        "SalesforceUser",
                        StandIn.INTEGRATION_USER,
                        "SalesforceSecret",
                        "secretsmanager:" + SECRET_NAME))
                .orElse(Map.of());
    }

    /** The secrets that belong to it, by name. */
    Map<String, String> secrets() {
        return standIn.map(org -> Map.of(SECRET_NAME, org.credentials().privateKey()))
                .orElse(Map.of());
    }
}
