package dev.baton.salesforce.rest;

import dev.baton.salesforce.Http;
import dev.baton.salesforce.HttpContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The adapter as a function has it; for short times, over the same client. */
@QuarkusTest
class RestHttpTest extends HttpContract {
    @Inject
    RestHttp injected;

    @Inject
    @RestClient
    Endpoint endpoint;

    @Override
    protected Http http(Duration longest) {
        return longest.equals(Duration.ofSeconds(Http.LONGEST_SECONDS)) ? injected : new RestHttp(endpoint, longest);
    }
}
