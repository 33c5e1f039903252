package dev.baton.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Signal;
import dev.baton.normal.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalPostTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SignalPost POST =
            new SignalPost(new FormKeys(List.of("signals=a-long-secret", "events=another-secret")));

    @Test
    void a_signal_of_a_person_names_the_address_and_its_domain() {
        var read = POST.read(
                request(
                        "{\"email\":\"Ann@ACME.example\",\"signal\":\"webinar-attended\",\"at\":\"2026-11-20T10:00:00+01:00\",\"detail\":\"Routing\"}"),
                body,
                NOW);

        assertThat(read).isInstanceOfSatisfying(SignalPost.Read.Given.class, given -> {
            assertThat(given.email().orElseThrow().key()).isEqualTo("ann@acme.example");
            assertThat(given.domain()).isEqualTo("acme.example");
            assertThat(given.signal())
                    .isEqualTo(new Signal(
                            "webinar-attended", Instant.parse("2026-11-20T09:00:00Z"), Signal.By.PERSON, "Routing"));
        });
    }

    @Test
    void a_signal_of_a_company_is_the_companys() {
        var read = POST.read(
                request("{\"domain\":\"www.acme.co.uk\",\"signal\":\"visit\",\"at\":\"2026-11-20T10:00:00Z\"}"),
                body,
                NOW);

        assertThat(read).isInstanceOfSatisfying(SignalPost.Read.Given.class, given -> {
            assertThat(given.domain()).isEqualTo("acme.co.uk");
            assertThat(given.signal().by()).isEqualTo(Signal.By.COMPANY);
        });
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        var read = POST.read(
                request(
                        "{\"email\":\"nobody\",\"domain\":\"co.uk\",\"signal\":\"Big Webinar\",\"at\":\"yesterday\",\"detail\":\""
                                + "x".repeat(1001) + "\"}"),
                body,
                NOW);

        assertThat(refused(read).errors())
                .extracting(Problem::field)
                .containsExactly("email", "domain", "signal", "at", "detail");
    }

    @Test
    void what_has_not_happened_yet_is_no_signal() {
        var read = POST.read(
                request("{\"email\":\"a@b.example\",\"signal\":\"visit\",\"at\":\"2026-11-22T13:00:00Z\"}"), body, NOW);

        assertThat(refused(read).errors()).containsExactly(new Problem("at", "is in the future"));
    }

    @Test
    void nobody_may_send_signals_without_a_key() {
        Request with = request("{}");
        Request without = Requests.post("/signals", "application/json", "{}");
        Request wrong = Requests.with(without, "authorization", "Bearer another-secret");
        Request unknown = Requests.asking(with, "form", "unknown");

        assertThat(refused(POST.read(without, body, NOW)).status()).isEqualTo(401);
        assertThat(refused(POST.read(wrong, body, NOW)).status()).isEqualTo(401);
        assertThat(refused(POST.read(unknown, body, NOW)).status()).isEqualTo(401);
        assertThat(refused(POST.read(Requests.asking(wrong, "form", "events"), body, NOW))
                        .status())
                .isEqualTo(422);
        assertThat(refused(new SignalPost(new FormKeys(List.of())).read(with, body, NOW))
                        .status())
                .isEqualTo(401);
    }

    private byte[] body = {};

    private Request request(String json) {
        body = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Requests.with(
                Requests.post("/signals", "application/json", json), "authorization", "Bearer a-long-secret");
    }

    private static Refusal refused(SignalPost.Read read) {
        assertThat(read).isInstanceOf(SignalPost.Read.Refused.class);
        return ((SignalPost.Read.Refused) read).why();
    }
}
