package dev.baton.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lead travels, whichever way it comes in: the sample company on the real template with the packaged functions. */
abstract class Travels {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static @Nullable Stack shared;

    static void use(Stack started) {
        shared = started;
    }

    private static Stack stack() {
        return Objects.requireNonNull(shared, "the stack was not started");
    }

    /** Whatever happened to the leads, each decision replays identical. */
    static void end() {
        try (Stack stack = stack()) {
            assertThat(Replays.notIdentical(stack)).as("replayed otherwise").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "existing-customer, existing customer",
        "partner, partner",
        "enterprise-fast-lane, enterprise fast lane",
        "dach, DACH",
        "emea, EMEA",
        "apac, APAC",
        "everyone-else, everyone else"
    })
    void each_routes_sample_reaches_a_rep_by_json_form_and_both_salesforce_events(String sample, String route) {
        LeadId json = stack().accepted(stack().post("/leads", "application/json", bytes(fresh(sample))));
        LeadId form = stack().accepted(
                        stack().post("/leads", "application/x-www-form-urlencoded", Shapes.form(fresh(sample))));
        for (LeadId id : Set.of(json, form)) {
            LeadState there = stack().await(id, Travels::decided);
            assertThat(there.status()).isEqualTo(Status.ASSIGNED);
            assertThat(there.route()).isEqualTo(route);
            assertThat(there.owner()).get().isInstanceOf(Owner.Rep.class);
            JsonNode shown = Stack.json(stack().get("/leads/" + id).body());
            assertThat(shown.path("status").asText()).isEqualTo("assigned");
            assertThat(shown.path("assignedTo").path("repId").asText()).endsWith("@acme.example");
            assertThat(stack().leads().decisions(id)).hasSize(1);
        }
        arrives(route, Shapes.platformEvent(fresh(sample), recordId()));
        arrives(route, Shapes.changeEvent(fresh(sample), recordId()));
    }

    private static void arrives(String route, ObjectNode event) {
        Set<LeadId> before = assigned(route);
        put(event);
        Awaitility.await(event.path("detail-type").asText() + " for " + route)
                .atMost(Stack.PATIENCE)
                .until(() -> assigned(route).size() == before.size() + 1);
    }

    private static Set<LeadId> assigned(String route) {
        return stack().all().stream()
                .filter(state -> state.route().equals(route) && state.status() == Status.ASSIGNED)
                .map(LeadState::id)
                .collect(Collectors.toSet());
    }

    @Test
    void a_platform_event_and_a_change_event_of_one_record_are_one_lead() {
        Set<LeadId> before = assigned("DACH");
        String record = recordId();
        ObjectNode lead = fresh("dach");
        put(Shapes.platformEvent(lead, record), Shapes.changeEvent(lead, record));
        put(Shapes.changeEvent(lead, record));
        Awaitility.await().atMost(Stack.PATIENCE).until(() -> assigned("DACH").size() > before.size());
        LeadId last = stack().accepted(stack().post("/leads", "application/json", bytes(fresh("dach"))));
        stack().await(last, Travels::decided);
        assertThat(assigned("DACH")).hasSize(before.size() + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, application/json, ''",
        "400, application/json, '{\"email\":'",
        "400, application/x-www-form-urlencoded, email=a%40b.example&company=%ff%fe",
        "415, text/plain, hello",
        "422, application/json, '{\"email\":\"nobody\"}'"
    })
    void what_cannot_be_taken_is_refused_with_a_reason_and_leaves_nothing(int status, String type, String body) {
        refused(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void two_megabytes_are_refused_and_leave_nothing() {
        refused(413, "application/json", new byte[2_000_000]);
    }

    private static void refused(int status, String type, byte[] body) {
        int before = stack().all().size();
        HttpResponse<String> answer = stack().post("/leads", type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(stack().all()).hasSize(before);
    }

    @Test
    void a_form_leads_back_to_no_host_that_is_not_allowed() {
        byte[] body = "email=away%40fabrikam.example&retURL=https%3A%2F%2Felsewhere.example%2F"
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = stack().post("/leads", "application/x-www-form-urlencoded", body);
        assertThat(answer.headers().firstValue("Location")).contains("/leads/" + stack().accepted(answer));
    }

    @Test
    void what_is_not_ready_is_nurtured_and_what_is_no_lead_is_rejected() {
        LeadId nurtured = stack().accepted(stack().post("/leads", "application/json", bytes(fresh("nurtured"))));
        LeadId rejected = stack().accepted(stack().post("/leads", "application/json", Stack.sample("rejected")));
        assertThat(stack().await(nurtured, Travels::decided).status()).isEqualTo(Status.NURTURED);
        assertThat(stack().await(rejected, Travels::decided).status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void two_forms_of_one_person_at_once_from_two_countries_reach_one_rep() {
        ObjectNode first = fresh("dach");
        ObjectNode second = first.deepCopy().put("country", "GB").put("state", "");
        var one = CompletableFuture.supplyAsync(() -> stack().post("/leads", "application/json", bytes(first)));
        var delayed = CompletableFuture.delayedExecutor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        var two =
                CompletableFuture.supplyAsync(() -> stack().post("/leads", "application/json", bytes(second)), delayed);
        LeadState here = stack().await(stack().accepted(one.join()), Travels::decided);
        LeadState there = stack().await(stack().accepted(two.join()), Travels::decided);
        assertThat(here.owner()).isPresent().isEqualTo(there.owner());
    }

    @Test
    void the_same_key_and_body_is_the_same_lead_and_another_body_is_refused() {
        String key = "order-" + NEXT.incrementAndGet();
        byte[] body = bytes(fresh("emea"));
        LeadId first = stack().accepted(stack().post("/leads", "application/json", body, "Idempotency-Key", key));
        LeadId again = stack().accepted(stack().post("/leads", "application/json", body, "Idempotency-Key", key));
        assertThat(again).isEqualTo(first);
        HttpResponse<String> other =
                stack().post("/leads", "application/json", bytes(fresh("emea")), "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(other.body()).doesNotContain(first.value());
    }

    @Test
    void closing_frees_the_rep_exactly_once() {
        LeadId id = stack().accepted(stack().post("/leads", "application/json", bytes(fresh("apac"))));
        stack().await(id, Travels::decided);
        assertThat(stack().baton("touched", id.value()).status()).isZero();
        assertThat(stack().baton("close", id.value()).status()).isZero();
        stack().baton("close", id.value());
        assertThat(stack().leads().state(id).orElseThrow().status()).isEqualTo(Status.CLOSED);
        Stack.Said totals = stack().baton("totals");
        assertThat(totals.status()).as(totals.text()).isZero();
    }

    @Test
    void the_command_line_tells_why() {
        LeadId id = stack().accepted(stack().post("/leads", "application/json", bytes(fresh("enterprise-fast-lane"))));
        stack().await(id, Travels::decided);
        Stack.Said why = stack().baton("lead", id.value());
        assertThat(why.status()).as(why.text()).isZero();
        assertThat(why.text()).contains("enterprise fast lane", "asked for a demo or a price", "enterprise-team");
    }

    private static boolean decided(LeadState state) {
        return state.status() != Status.RECEIVED && state.status() != Status.STUCK;
    }

    /** The sample, from somebody nobody has heard of yet. */
    private static ObjectNode fresh(String sample) {
        ObjectNode lead = (ObjectNode) Stack.json(new String(Stack.sample(sample), StandardCharsets.UTF_8));
        String email = lead.path("email").asText();
        if (!email.isEmpty()) {
            lead.put("email", "p" + NEXT.incrementAndGet() + "." + email);
        }
        return lead;
    }

    private static byte[] bytes(JsonNode lead) {
        return lead.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String recordId() {
        return String.format(Locale.ROOT, "00Q%012dAAA", NEXT.incrementAndGet());
    }

    private static void put(ObjectNode... events) {
        HttpResponse<String> answer = stack().post(
                        "/_aws/events",
                        "application/x-amz-json-1.1",
                        Shapes.putEvents(events),
                        "X-Amz-Target",
                        "AWSEvents.PutEvents");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
