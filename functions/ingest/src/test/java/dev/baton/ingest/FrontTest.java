package dev.baton.ingest;

import static dev.baton.ingest.http.Requests.post;
import static dev.baton.ingest.http.Requests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.ingest.http.Answer;
import dev.baton.ingest.http.Request;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Signal;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.store.LeadState;
import dev.baton.store.Signals;
import dev.baton.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrontTest {
    private static final Ingest INGEST = Ingest.fresh();
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern LEAD_ID = Pattern.compile("\"leadId\":\"([^\"]+)\"");

    @Test
    void a_lead_is_accepted_stored_whole_and_sent_on() {
        Answer answer =
                INGEST.front.answer(post("/leads", JSON, "{\"email\":\"eva@one.example\",\"lastName\":\"Maier\"}"));

        LeadId id = id(answer);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers())
                .containsEntry("Location", "/leads/" + id)
                .containsEntry("Content-Type", "application/json");
        assertThat(state(id).status()).isEqualTo(Status.RECEIVED);
        Lead lead = INGEST.leads.lead(id).orElseThrow();
        assertThat(lead.person().lastName()).isEqualTo("Maier");
        assertThat(lead.keys().person()).isNotEmpty().doesNotContain("eva");
        assertThat(lead.keys().company()).isNotEmpty();
        assertThat(INGEST.leads.received(id).orElseThrow().body().asUtf8String())
                .contains("eva@one.example");
        assertThat(INGEST.sent()).contains(new Message.Accepted(lead, 1, 0));
    }

    @Test
    void the_same_key_and_body_are_the_same_lead_which_is_sent_on_again_while_it_is_undecided() {
        Request request = with(post("/leads", JSON, "{\"email\":\"eva@two.example\"}"), "idempotency-key", "two");

        Answer first = INGEST.front.answer(request);
        INGEST.sent();
        Answer second = INGEST.front.answer(request);

        assertThat(second).isEqualTo(first);
        assertThat(INGEST.sent()).extracting(Message.Accepted::id).contains(id(first));
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_tells_nothing_of_the_first() {
        Answer first = INGEST.front.answer(
                with(post("/leads", JSON, "{\"email\":\"eva@three.example\"}"), "idempotency-key", "three"));
        Answer second = INGEST.front.answer(
                with(post("/leads", JSON, "{\"email\":\"bob@three.example\"}"), "idempotency-key", "three"));

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.headers())
                .doesNotContainKey("Location")
                .containsEntry("Content-Type", "application/problem+json");
        assertThat(second.body()).doesNotContain(id(first).value()).doesNotContain("eva");
        assertThat(INGEST.leads.lead(id(first)).orElseThrow().person().email()).isEqualTo("eva@three.example");
    }

    @Test
    void the_same_key_at_two_forms_is_two_leads() {
        Request request = with(post("/leads", JSON, "{\"email\":\"eva@four.example\"}"), "idempotency-key", "four");
        Request elsewhere = new Request(
                request.method(), request.path(), request.headers(), Map.of("form", "events"), request.body());

        assertThat(id(INGEST.front.answer(request))).isNotEqualTo(id(INGEST.front.answer(elsewhere)));
    }

    @Test
    void a_form_with_an_allowed_return_address_is_sent_there_and_another_is_answered_here() {
        String body = "email=eva%40five.example&retURL=https%3A%2F%2Fwww.acme.example%2Fthanks";

        Answer there = INGEST.front.answer(post("/leads", FORM, body));
        Answer here = INGEST.front.answer(post("/leads", FORM, body.replace("www.acme", "www.evil")));

        assertThat(there.status()).isEqualTo(303);
        assertThat(there.headers()).containsEntry("Location", "https://www.acme.example/thanks");
        assertThat(here.status()).isEqualTo(202);
    }

    @Test
    void a_machine_that_fills_in_what_people_do_not_see_is_answered_as_ever_and_its_lead_is_rejected() {
        INGEST.sent();
        Answer answer = INGEST.front.answer(post("/leads", FORM, "email=eva%40six.example&fax_number=1"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(state(id(answer)).status()).isEqualTo(Status.REJECTED);
        assertThat(INGEST.leads.decision(id(answer), 1).orElseThrow().decision().outcome())
                .isEqualTo(new Outcome.Rejected("the field that people do not see was filled in"));
        assertThat(INGEST.sent()).isEmpty();
    }

    @Test
    void a_known_person_who_is_nurtured_is_scored_again_on_a_new_form() {
        LeadId first = INGEST.nurtured("eva@seven.example");

        Answer answer =
                INGEST.front.answer(post("/leads", JSON, "{\"email\":\"EVA@seven.example\",\"request\":\"demo\"}"));

        assertThat(state(first).status()).isEqualTo(Status.RECEIVED);
        assertThat(state(first).routing()).isEqualTo(2);
        assertThat(INGEST.sent())
                .extracting(m -> m.id() + "#" + m.routing())
                .containsExactlyInAnyOrder(first + "#2", id(answer) + "#1");
        assertThat(signals("eva@seven.example")).extracting(Signal::kind).containsExactly("form-submitted");
    }

    @Test
    void a_known_person_who_is_nurtured_is_scored_again_on_a_signal_once() {
        LeadId first = INGEST.nurtured("eva@eight.example");
        Request signal = signal(
                "{\"email\":\"eva@eight.example\",\"signal\":\"webinar-attended\",\"at\":\"2026-11-22T11:00:00Z\"}");

        Answer answer = INGEST.front.answer(signal);
        Answer again = INGEST.front.answer(signal);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(again).isEqualTo(answer);
        assertThat(state(first).routing()).isEqualTo(2);
        assertThat(INGEST.sent()).extracting(m -> m.id() + "#" + m.routing()).containsExactly(first + "#2");
        assertThat(signals("eva@eight.example")).hasSize(1);
    }

    @Test
    void a_lead_that_waits_for_a_form_is_not_scored_again_on_a_signal_but_on_a_form() {
        LeadId first = INGEST.nurtured("eva@fourteen.example", List.of(Verdict.Again.NEW_FORM));

        INGEST.front.answer(signal("{\"email\":\"eva@fourteen.example\",\"signal\":\"webinar-attended\","
                + "\"at\":\"2026-11-22T11:00:00Z\"}"));
        assertThat(state(first).status()).isEqualTo(Status.NURTURED);
        assertThat(INGEST.sent()).isEmpty();
        assertThat(signals("eva@fourteen.example")).hasSize(1);

        INGEST.front.answer(post("/leads", JSON, "{\"email\":\"eva@fourteen.example\",\"request\":\"demo\"}"));
        assertThat(state(first).routing()).isEqualTo(2);
    }

    @Test
    void a_lead_that_waits_for_a_signal_is_not_scored_again_on_a_form() {
        LeadId first = INGEST.nurtured("eva@fifteen.example", List.of(Verdict.Again.NEW_SIGNAL));

        INGEST.front.answer(post("/leads", JSON, "{\"email\":\"eva@fifteen.example\",\"request\":\"demo\"}"));

        assertThat(state(first).status()).isEqualTo(Status.NURTURED);
        assertThat(state(first).routing()).isEqualTo(1);
    }

    @Test
    void a_signal_of_somebody_unknown_is_recorded_for_the_person_and_the_company() {
        INGEST.sent();
        INGEST.front.answer(
                signal("{\"email\":\"new@nine.example\",\"signal\":\"visit\",\"at\":\"2026-11-22T11:00:00Z\"}"));

        assertThat(signals("new@nine.example")).extracting(Signal::by).containsExactly(Signal.By.PERSON);
        assertThat(signals("colleague@nine.example")).extracting(Signal::by).containsExactly(Signal.By.COMPANY);
        assertThat(INGEST.sent()).isEmpty();
    }

    @Test
    void people_at_a_mail_provider_are_no_colleagues() {
        INGEST.front.answer(
                signal("{\"email\":\"one@gmail.com\",\"signal\":\"visit\",\"at\":\"2026-11-22T11:00:00Z\"}"));

        assertThat(signals("two@gmail.com")).isEmpty();
    }

    @Test
    void a_browser_that_asks_first_is_told_what_its_page_may_do() {
        Request asks = with(
                new Request("OPTIONS", "/leads", Map.of(), Map.of(), Optional.of(new byte[0])),
                "origin",
                "https://www.acme.example");
        Answer allowed = INGEST.front.answer(asks);
        Answer refused = INGEST.front.answer(with(asks, "origin", "https://evil.example"));

        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.headers())
                .containsEntry("Access-Control-Allow-Origin", "https://www.acme.example")
                .containsEntry("Access-Control-Allow-Methods", "POST");
        assertThat(refused.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @Test
    void an_error_can_be_read_by_the_page_that_caused_it() {
        Answer answer = INGEST.front.answer(with(post("/leads", JSON, "{}"), "origin", "https://www.acme.example"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers()).containsEntry("Access-Control-Allow-Origin", "https://www.acme.example");
    }

    @Test
    void other_paths_and_methods_are_told_where_to_go() {
        assertThat(INGEST.front.answer(post("/", JSON, "{}")).status()).isEqualTo(404);
        Answer get = INGEST.front.answer(new Request("GET", "/leads", Map.of(), Map.of(), Optional.of(new byte[0])));
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.headers()).containsEntry("Allow", "POST, OPTIONS");
    }

    @Test
    void without_its_database_it_asks_to_send_again() {
        var nowhere = World.dynamoClient()
                .endpointOverride(URI.create("http://127.0.0.1:9"))
                .build();
        Ingest broken = new Ingest(INGEST.world, nowhere, message -> {});

        Answer answer = broken.front.answer(post("/leads", JSON, "{\"email\":\"eva@ten.example\"}"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers())
                .containsEntry("Retry-After", "5")
                .containsEntry("Content-Type", "application/problem+json");
    }

    static Stream<HostileTable.Case> hostile() throws java.io.IOException {
        return HostileTable.cases();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatever_is_sent_is_taken_safely_or_refused_clearly(HostileTable.Case sent) {
        Answer answer = INGEST.front.answer(post("/leads", sent.type(), sent.body()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(sent.status());
        if (sent.status() == 202) {
            Lead lead = INGEST.leads.lead(id(answer)).orElseThrow();
            assertThat(lead.person().lastName()).doesNotContainPattern("\\p{Cntrl}");
            assertThat(INGEST.leads.received(id(answer)).orElseThrow().body().asByteArray())
                    .isEqualTo(sent.body());
        } else {
            assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
            for (String part : sent.answer().split("(?<=\"),(?=\"field\")", -1)) {
                assertThat(answer.body()).contains(part);
            }
        }
    }

    private static Request signal(String json) {
        return with(post("/signals", JSON, json), "authorization", "Bearer a-long-secret");
    }

    private static List<Signal> signals(String email) {
        var keys = new dev.baton.lead.Keys(
                Ingest.IDS.person(email), Ingest.IDS.company(email.substring(email.indexOf('@') + 1)));
        return new Signals(INGEST.world.dynamo(), INGEST.world.tables()).of(keys, 10, Ingest.NOW);
    }

    private static LeadState state(LeadId id) {
        return INGEST.leads.state(id).orElseThrow();
    }

    private static LeadId id(Answer answer) {
        Matcher id = LEAD_ID.matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return new LeadId(id.group(1));
    }
}
