package dev.baton.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Source;
import dev.baton.normal.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadPostTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final LeadPost POST =
            new LeadPost(new FormKeys(List.of("partner=a-long-secret")), Set.of("www.acme.example"), "fax_number");

    @Test
    void a_web_to_lead_form_becomes_a_lead() {
        LeadPost.Read.Lead lead =
                taken(form("oid=00D000000000001&first_name=Ann&last_name=Lee&email=ann%40acme.example&company=Acme+GmbH"
                        + "&country=Germany&state=Bavaria&00N5g00000ABCDE=Blue&encoding=UTF-8"));

        var content = lead.submission().content();
        assertThat(content.person().lastName()).isEqualTo("Lee");
        assertThat(content.company().name()).isEqualTo("Acme GmbH");
        assertThat(content.location().country()).isEqualTo("DE");
        assertThat(content.location().state()).isEqualTo("BY");
        assertThat(content.attributes()).containsEntry("00N5g00000ABCDE", "Blue");
        assertThat(lead.submission().source()).isEqualTo(new Source(Source.Kind.FORM, "web", ""));
    }

    @Test
    void a_form_is_read_in_the_encoding_that_it_names() {
        String latin = "encoding=ISO-8859-1&email=ann%40acme.example&last_name=M%fcller";
        String japanese = "encoding=Shift_JIS&email=ann%40acme.example&last_name=%93%63%92%86";

        assertThat(taken(form(latin)).submission().content().person().lastName())
                .isEqualTo("Müller");
        assertThat(taken(form(japanese)).submission().content().person().lastName())
                .isEqualTo("田中");
    }

    @Test
    void the_content_types_charset_goes_before_the_forms() {
        Request request = Requests.post(
                "/leads",
                FORM + "; charset=\"windows-1252\"",
                "encoding=UTF-8&email=ann%40acme.example&last_name=M%fcller");

        assertThat(taken(request).submission().content().person().lastName()).isEqualTo("Müller");
    }

    @Test
    void what_was_received_is_kept_to_the_byte() {
        String body = "email=ann%40acme.example&last_name=<b>";

        assertThat(taken(form(body)).submission().received().body().asUtf8String())
                .isEqualTo(body);
    }

    @Test
    void the_sender_goes_on_only_to_hosts_that_were_named() {
        assertThat(returnTo("https://www.acme.example/thanks?x=1")).contains("https://www.acme.example/thanks?x=1");
        assertThat(returnTo("https://WWW.acme.example/")).isPresent();
        for (String elsewhere : List.of(
                "https://evil.example/",
                "//evil.example",
                "http://www.acme.example/",
                "javascript:alert(1)",
                "https://www.acme.example@evil.example/",
                "https://evil.example/https://www.acme.example",
                "https://user@www.acme.example/",
                "https://www.acme.example.evil.example/",
                "https://www.acme.example\\@evil.example",
                "/thanks",
                "",
                "https://www.acme.example:8443/",
                "https://www.acme.example/%0d%0aSet-Cookie:x=1\r\nX: y",
                "https://evil.example\\.www.acme.example/")) {
            assertThat(returnTo(elsewhere)).as(elsewhere).isEmpty();
        }
    }

    @Test
    void the_field_that_people_do_not_see_is_told_and_is_no_attribute() {
        var spam = taken(form("email=ann%40acme.example&fax_number=123")).submission();
        var person = taken(form("email=ann%40acme.example&fax_number=")).submission();

        assertThat(spam.trapped()).isTrue();
        assertThat(spam.content().attributes()).isEmpty();
        assertThat(person.trapped()).isFalse();
    }

    @Test
    void a_form_with_a_key_needs_it() {
        Request without = Requests.asking(form("email=ann%40acme.example"), "form", "partner");

        assertThat(refused(without).status()).isEqualTo(401);
        assertThat(refused(Requests.with(without, "authorization", "Bearer a-long-secreT"))
                        .status())
                .isEqualTo(401);
        assertThat(refused(Requests.with(without, "authorization", "a-long-secret"))
                        .status())
                .isEqualTo(401);
        assertThat(taken(Requests.with(without, "authorization", "bearer a-long-secret"))
                        .submission()
                        .source()
                        .name())
                .isEqualTo("partner");
    }

    @Test
    void an_idempotency_key_is_taken_as_it_is_and_without_one_each_post_is_its_own() {
        Request request = form("email=ann%40acme.example");

        assertThat(taken(Requests.with(request, "idempotency-key", "abc"))
                        .submission()
                        .key())
                .isEqualTo("abc");
        assertThat(taken(request).submission().key())
                .isNotEqualTo(taken(request).submission().key());
        assertThat(refused(Requests.with(request, "idempotency-key", "a b")).status())
                .isEqualTo(400);
        assertThat(refused(Requests.with(request, "idempotency-key", "x".repeat(256)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_forms_name_is_a_plain_word() {
        assertThat(refused(Requests.asking(form("email=a%40b.example"), "form", "../x"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_refusal_names_every_field_that_is_wrong() {
        Refusal refusal = refused(Requests.post(
                "/leads", "application/json", "{\"email\":\"nobody\",\"country\":\"Atlantis\",\"x\":{}}"));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.errors()).extracting(Problem::field).containsExactly("x", "country", "email");
    }

    @Test
    void json_numbers_and_booleans_are_texts_like_others_and_null_is_nothing() {
        var content = taken(Requests.post(
                        "/leads",
                        "application/json",
                        "{\"email\":\"a@b.example\",\"employees\":250,\"consent\":true,\"vip\":false,\"phone\":null}"))
                .submission()
                .content();

        assertThat(content.company().employees()).hasValue(250);
        assertThat(content.consent().answer()).isEqualTo(dev.baton.lead.Consent.Answer.GIVEN);
        assertThat(content.attributes()).containsEntry("vip", "false");
        assertThat(content.notes()).isEmpty();
    }

    private static Request form(String body) {
        return Requests.post("/leads", FORM, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> returnTo(String url) {
        String encoded = java.net.URLEncoder.encode(url, StandardCharsets.UTF_8);
        return taken(form("email=ann%40acme.example&retURL=" + encoded)).returnTo();
    }

    private static LeadPost.Read.Lead taken(Request request) {
        LeadPost.Read read = POST.read(request, request.body().orElseThrow());
        assertThat(read).isInstanceOf(LeadPost.Read.Lead.class);
        return (LeadPost.Read.Lead) read;
    }

    private static Refusal refused(Request request) {
        LeadPost.Read read = POST.read(request, request.body().orElseThrow());
        assertThat(read).isInstanceOf(LeadPost.Read.Refused.class);
        return ((LeadPost.Read.Refused) read).why();
    }
}
