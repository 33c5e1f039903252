package dev.baton.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import dev.baton.ingest.http.Request;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Signal;
import dev.baton.lead.Source;
import dev.baton.lead.Status;
import dev.baton.store.KeptStore;
import dev.baton.store.Outcomes;
import dev.baton.store.Signals;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String SUBMITTED = Samples.event("lead-submitted.json");
    private static final String CREATED = Samples.event("lead-created.json");

    /** The person fills in another form half an hour later. */
    private static final String AGAIN = SUBMITTED
            .replace("e981b488", "f1000000")
            .replace("12:00:00.123Z", "12:30:00.123Z")
            .replace("\"Demo\"", "\"Pricing\"");

    /** What a flow publishes of a record that was created: no more than the record holds. */
    private static final String FLOWS = SUBMITTED.replace("\"Colour__c\": \"Blue\",", "");

    private static final Context CONTEXT = new TestContext();

    private Ingest ingest = Ingest.fresh();

    @BeforeEach
    void freshWorld() {
        ingest = Ingest.fresh();
    }

    @Test
    void a_platform_event_becomes_a_lead() {
        ingest.inbox.take(SUBMITTED);

        Lead lead = only();
        assertThat(lead.source())
                .isEqualTo(new Source(Source.Kind.SALESFORCE, "00D5g000000ABCDEA4", "00Q5g00000ABCDEEA5"));
        assertThat(lead.person().email()).isEqualTo("ann@acme.example");
        assertThat(ingest.leads.received(lead.id()).orElseThrow().body().asUtf8String())
                .isEqualTo(SUBMITTED);
        assertThat(ingest.sent()).hasSize(1);
    }

    @Test
    void an_event_that_comes_again_is_no_second_lead_and_no_signal() {
        ingest.inbox.take(SUBMITTED);
        // EventBridge gives it a new id when Salesforce sends it again.
        ingest.inbox.take(SUBMITTED.replace("6f9a2b1c", "7777777c").replace("12:00:01Z", "12:05:01Z"));

        assertThat(signals(only())).isEmpty();
    }

    @Test
    void a_platform_event_and_a_change_event_of_one_record_are_one_lead_and_the_later_one_says_nothing_new() {
        for (List<String> order : List.of(List.of(SUBMITTED, CREATED), List.of(CREATED, FLOWS))) {
            ingest = Ingest.fresh();
            order.forEach(ingest.inbox::take);
            ingest.inbox.take(order.getLast());

            assertThat(signals(only())).isEmpty();
        }
    }

    @Test
    void a_submission_that_says_more_or_comes_later_is_a_signal() {
        for (String news :
                List.of(AGAIN, FLOWS.replace("12:00:00.123Z", "12:20:00.123Z"), FLOWS.replace("Demo", "Pricing"))) {
            ingest = Ingest.fresh();
            ingest.inbox.take(CREATED);
            ingest.inbox.take(news);
            ingest.inbox.take(news);

            assertThat(signals(only())).extracting(Signal::kind).containsExactly("salesforce-changed");
        }
    }

    @Test
    void a_record_that_became_a_lead_by_a_change_is_a_signal_where_it_was_one_before() {
        ingest.inbox.take(SUBMITTED);
        ingest.inbox.take(CREATED.replace("\"detail\": {", "\"detail\": {\"batonBecame\": true,"));

        assertThat(signals(only())).extracting(Signal::kind).containsExactly("salesforce-changed");
    }

    @Test
    void a_later_event_of_a_nurtured_record_has_it_scored_again() {
        ingest.inbox.take(SUBMITTED);
        Lead lead = only();
        new Outcomes(ingest.world.dynamo(), ingest.world.tables())
                .end(
                        lead,
                        Facts.NONE,
                        SampleLeads.decision(lead, new Outcome.Nurtured("Newsletter", "too few points")),
                        Ingest.NOW);
        ingest.sent();

        ingest.inbox.take(CREATED);
        assertThat(ingest.sent())
                .as("that it was created is no news of the person")
                .isEmpty();
        ingest.inbox.take(AGAIN);
        ingest.inbox.take(AGAIN);

        assertThat(ingest.leads.state(lead.id()).orElseThrow().status()).isEqualTo(Status.RECEIVED);
        assertThat(ingest.sent()).extracting(m -> m.id() + "#" + m.routing()).containsExactly(lead.id() + "#2");
    }

    @Test
    void one_creation_of_several_records_is_several_leads() {
        ingest.inbox.take(CREATED.replace("[\"00Q5g00000ABCDEEA5\"]", "[\"00Q5g00000ABCDEEA5\", \"00Q5g00000ABCDF\"]"));

        assertThat(ingest.all()).hasSize(2);
        assertThat(ingest.sent()).hasSize(2);
    }

    @Test
    void a_lead_of_salesforce_that_nobody_can_reach_is_a_lead_all_the_same() {
        ingest.inbox.take(CREATED.replace("\"Email\": \"ann@acme.example\",", ""));

        assertThat(only().person().email()).isEmpty();
    }

    @Test
    void what_cannot_be_turned_into_a_lead_is_kept_whole_counted_and_told_without_its_content() {
        String gap = CREATED.replace("\"CREATE\"", "\"GAP_CREATE\"");
        ingest.inbox.take(gap);
        ingest.inbox.take(gap);

        assertThat(ingest.all()).isEmpty();
        KeptStore.Kept kept = kept().getFirst();
        assertThat(kept().size()).isEqualTo(1);
        assertThat(kept.origin()).isEqualTo("salesforce");
        assertThat(kept.reason()).startsWith("is a gap");
        assertThat(kept.received().body().asUtf8String()).isEqualTo(gap);
        String lines = ingest.lines.toString(StandardCharsets.UTF_8);
        assertThat(lines.lines()).hasSize(2).allMatch(line -> line.contains("\"KeptEvents\":1"));
        assertThat(lines).doesNotContain("ann@acme").doesNotContain("Lee");
    }

    @Test
    void our_own_write_that_comes_back_is_ignored() {
        ingest.inbox.take(CREATED.replace("SoapService/66.0", "rest/66.0;client=baton"));

        assertThat(ingest.all()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_message_that_is_no_event_at_all_is_kept_and_acknowledged() {
        SQSEvent sample = EventLoader.loadSQSEvent("aws/sqs.json");

        SQSBatchResponse answer = new EventsHandler(ingest.inbox).handleRequest(sample, CONTEXT);

        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(kept()).extracting(KeptStore.Kept::reason).containsExactly("is not JSON");
    }

    @Test
    void an_http_event_as_the_lambda_runtime_reads_it_is_a_request() {
        APIGatewayV2HTTPEvent event = EventLoader.loadApiGatewayHttpEvent("aws/http-api.json");

        assertThat(ingest.front.answer(Request.of(event)).status()).isEqualTo(202);
        assertThat(only().person().lastName()).isEqualTo("Lee");
        event.setBody("not base64!");
        assertThat(ingest.front.answer(Request.of(event)).status()).isEqualTo(400);
        event.setRawPath("/prod/leads/");
        event.getRequestContext().setStage("prod");
        assertThat(Request.of(event).path()).isEqualTo("/leads");
    }

    @Test
    void an_http_event_that_lacks_everything_is_answered() {
        assertThat(ingest.front.answer(Request.of(new APIGatewayV2HTTPEvent())).status())
                .isEqualTo(404);
    }

    @Test
    void a_record_that_cannot_be_stored_fails_alone_and_comes_again() {
        Ingest broken = new Ingest(
                ingest.world,
                World.dynamoClient()
                        .endpointOverride(URI.create("http://127.0.0.1:9"))
                        .build(),
                message -> {});
        SQSEvent event = EventLoader.loadSQSEvent("aws/sqs.json");
        SQSEvent.SQSMessage ours = new SQSEvent.SQSMessage();
        ours.setMessageId("ignored");
        ours.setBody(CREATED.replace("\"CREATE\"", "\"UPDATE\""));
        event.setRecords(List.of(event.getRecords().getFirst(), ours));

        SQSBatchResponse answer = new EventsHandler(broken.inbox).handleRequest(event, CONTEXT);

        assertThat(answer.getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly(event.getRecords().getFirst().getMessageId());
    }

    private Lead only() {
        List<LeadId> all = ingest.all();
        assertThat(all).hasSize(1);
        return ingest.leads.lead(all.getFirst()).orElseThrow();
    }

    private List<KeptStore.Kept> kept() {
        return new KeptStore(ingest.world.dynamo(), ingest.world.tables()).on(TODAY);
    }

    private List<Signal> signals(Lead lead) {
        return new Signals(ingest.world.dynamo(), ingest.world.tables()).of(lead.keys(), 10, Ingest.NOW);
    }
}
