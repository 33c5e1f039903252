package dev.baton.ingest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** One archive, two handlers: what the template tells each. */
public final class Profiles {
    private Profiles() {}

    /** As the function for forms. */
    public static final class Form implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.lambda.handler", "form",
                    "baton.secret-ref", "a secret of this test alone",
                    "baton.origins", "https://www.acme.example, https://acme.example",
                    "baton.return-hosts", "www.acme.example",
                    "baton.form-keys", "signals=a-long-secret",
                    "baton.honeypot", "fax_number");
        }
    }

    /** As the function for Salesforce's events, which has less to know. */
    public static final class Events implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.lambda.handler", "events", "baton.secret-ref", "a secret of this test alone");
        }
    }
}
