package dev.baton.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.ingest.salesforce.Relay;
import dev.baton.ingest.salesforce.Relayed;
import dev.baton.normal.Normal;
import dev.baton.playbook.RouteWhen;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, the answer is a lead or a refusal that blames the sender: nothing is thrown, nothing unclean comes through. */
class ArbitraryInputTest {
    private static final LeadPost LEADS = new LeadPost(new FormKeys(List.of()), Set.of(), "trap");
    private static final SignalPost SIGNALS = new SignalPost(new FormKeys(List.of("signals=a-long-secret")));
    private static final Relay RELAY = new Relay("baton", () -> RouteWhen.DEFAULT);

    @Property(tries = 2000)
    void any_bytes_of_any_type_are_a_lead_or_a_4xx(@ForAll("types") String type, @ForAll byte[] body) {
        leadOr4xx(type, body);
    }

    @Property(tries = 2000)
    void any_fields_are_a_lead_or_a_4xx(@ForAll("types") String type, @ForAll("fields") String body) {
        leadOr4xx(type, body.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void any_signal_is_a_signal_or_a_4xx(@ForAll("types") String type, @ForAll("fields") String body) {
        Request request = Requests.with(Requests.post("/signals", type, body), "authorization", "Bearer a-long-secret");
        SignalPost.Read read = SIGNALS.read(request, body.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
        if (read instanceof SignalPost.Read.Refused(Refusal why)) {
            assertThat(why.status()).isBetween(400, 499);
        }
    }

    @Property(tries = 2000)
    void any_text_from_the_inbox_is_understood_ignored_or_unclear(@ForAll("relayed") String body) {
        Relayed relayed = RELAY.read(body);
        if (relayed instanceof Relayed.Understood understood) {
            assertThat(understood.leads().isEmpty() && understood.unclear().isEmpty())
                    .isFalse();
        }
    }

    private static void leadOr4xx(String type, byte[] body) {
        switch (LEADS.read(Requests.post("/leads", type, body), body)) {
            case LeadPost.Read.Refused(Refusal why) -> assertThat(why.status()).isBetween(400, 499);
            case LeadPost.Read.Lead lead -> clean(lead.submission().content());
        }
    }

    private static void clean(Normal lead) {
        assertThat(lead.reachable()).isTrue();
        for (String line : List.of(
                lead.person().firstName(),
                lead.person().lastName(),
                lead.person().email(),
                lead.person().title(),
                lead.company().name(),
                lead.origin().leadSource(),
                lead.location().city())) {
            assertThat(line).doesNotContainPattern("\\p{Cntrl}").doesNotContain("\u202e");
            assertThat(line.length()).isLessThanOrEqualTo(255);
        }
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "application/json",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-8",
                "application/x-www-form-urlencoded;charset=ISO-8859-1",
                "application/x-www-form-urlencoded;charset=UTF-16",
                "text/html",
                "",
                ";;;=");
    }

    @Provide
    Arbitrary<String> fields() {
        Arbitrary<String> name = Arbitraries.of(
                "email",
                "phone",
                "country",
                "state",
                "website",
                "employees",
                "annualRevenue",
                "language",
                "consent",
                "last_name",
                "title",
                "encoding",
                "retURL",
                "trap",
                "domain",
                "signal",
                "at",
                "00N1",
                "x");
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.of(
                        "ann@acme.example",
                        "+4930123456",
                        "DE",
                        "Bayern",
                        "1e400",
                        "10-20",
                        "https://[::1]/",
                        "http://\u0130.example",
                        "true",
                        "\r\nX: y",
                        "de-",
                        "-_-",
                        "\ud800",
                        "2026-11-22T10:00:00Z",
                        "+999999999-12-31T23:59:59Z",
                        "..",
                        "a@b@c",
                        "xn--a",
                        "\u202e",
                        "1.000.000,5 Mio"));
        Arbitrary<List<String>> json = Combinators.combine(name, value)
                .as((n, v) -> "\"" + n + "\":\""
                        + v.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\r", "\\r")
                                .replace("\n", "\\n") + "\"")
                .list()
                .ofMaxSize(8);
        Arbitrary<List<String>> form = Combinators.combine(name, value)
                .as((n, v) -> n + "=" + java.net.URLEncoder.encode(v, StandardCharsets.UTF_8))
                .list()
                .ofMaxSize(8);
        return Arbitraries.oneOf(
                json.map(parts -> "{" + String.join(",", parts) + "}"), form.map(parts -> String.join("&", parts)));
    }

    @Provide
    Arbitrary<String> relayed() {
        Arbitrary<String> scalar = Arbitraries.of(
                "\"CREATE\"",
                "\"GAP_CREATE\"",
                "\"UPDATE\"",
                "null",
                "1e400",
                "9007199254740993000",
                "[]",
                "{}",
                "[\"001*\",7,null]",
                "\"00Q5g00000ABCDEAA1\"",
                "{\"a\":{\"b\":[1,{}]}}",
                "true",
                "\"client=baton\"",
                "-1",
                "\"\"");
        Arbitrary<String> header = Combinators.combine(scalar, scalar, scalar, scalar)
                .as((a, b, c, d) -> "{\"changeType\":" + a + ",\"recordIds\":" + b + ",\"changeOrigin\":" + c
                        + ",\"commitTimestamp\":" + d + "}");
        Arbitrary<String> payload = Combinators.combine(Arbitraries.oneOf(scalar, header), scalar, scalar, scalar)
                .as((h, a, b, c) -> "{\"ChangeEventHeader\":" + h + ",\"Name\":" + a + ",\"Address\":" + b
                        + ",\"RecordId__c\":" + c + "}");
        return Combinators.combine(
                        Arbitraries.oneOf(payload, scalar),
                        Arbitraries.of("Lead_Submitted__e", "LeadChangeEvent", "Other"))
                .as((p, type) -> "{\"source\":\"aws.partner/salesforce.com/00D5g000000ABCDEA4/0YL\",\"detail-type\":\""
                        + type + "\",\"detail\":{\"payload\":" + p + "}}");
    }
}
