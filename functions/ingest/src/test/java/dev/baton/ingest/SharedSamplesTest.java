package dev.baton.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.baton.ingest.http.Answer;
import dev.baton.ingest.http.Request;
import dev.baton.ingest.http.Requests;
import dev.baton.ingest.salesforce.Relay;
import dev.baton.ingest.salesforce.Relayed;
import dev.baton.lead.Lead;
import dev.baton.playbook.RouteWhen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the project shows its users is understood as it is shown. */
class SharedSamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("baton.root"));
    private static final Ingest INGEST = Ingest.fresh();

    static Stream<Path> leads() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("samples/leads"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("leads")
    void a_sample_lead_is_taken_without_a_note(Path file) throws IOException {
        Answer answer = INGEST.front.answer(Requests.post("/leads", "application/json", Files.readAllBytes(file)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        Lead lead = INGEST.sent().getFirst().lead();
        assertThat(lead.notes()).isEmpty();
        assertThat(lead.person().email()).isNotEmpty();
        assertThat(lead.location().country()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http-form-post.json, 303", "http-json-post.json, 202"})
    void a_sample_request_is_taken(String file, int status) throws IOException {
        assertThat(INGEST.front.answer(request(file)).status()).isEqualTo(status);
    }

    @Test
    void a_sample_signal_is_refused_only_for_its_key() throws IOException {
        assertThat(INGEST.front.answer(request("http-signal-post.json")).status())
                .isEqualTo(401);
        assertThat(INGEST.front
                        .answer(Requests.with(
                                request("http-signal-post.json"), "authorization", "Bearer a-long-secret"))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "salesforce-lead-submitted.json, 1, false",
        "salesforce-lead-created.json, 1, false",
        "salesforce-leads-created-together.json, 3, false",
        "salesforce-leads-wildcard.json, 0, true",
        "salesforce-lead-gap.json, 0, true"
    })
    void a_sample_event_of_salesforce_means_what_its_name_says(String file, int leads, boolean unclear)
            throws IOException {
        Relayed read = new Relay("baton", () -> RouteWhen.DEFAULT)
                .read(Files.readString(ROOT.resolve("events/samples").resolve(file)));

        assertThat(read).isInstanceOfSatisfying(Relayed.Understood.class, understood -> {
            assertThat(understood.leads()).hasSize(leads);
            assertThat(understood.leads()).extracting(Relayed.Announced::key).doesNotHaveDuplicates();
            assertThat(understood.unclear().isPresent()).isEqualTo(unclear);
        });
    }

    @Test
    void the_sample_of_our_own_write_is_ignored() throws IOException {
        String event = Files.readString(ROOT.resolve("events/samples/salesforce-own-write.json"));

        assertThat(List.of(new Relay("baton", () -> RouteWhen.DEFAULT).read(event)))
                .allMatch(Relayed.Ignored.class::isInstance);
    }

    private static Request request(String file) throws IOException {
        byte[] event = Files.readAllBytes(ROOT.resolve("events/samples").resolve(file));
        return Request.of(LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, SharedSamplesTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(event)));
    }
}
