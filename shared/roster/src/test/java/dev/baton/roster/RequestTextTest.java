package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.LeadId;
import dev.baton.lead.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestTextTest {
    private static final LeadId LEAD = new LeadId("lead-00000000000000001");
    private static final Instant SINCE = Instant.parse("2026-11-23T09:00:00.123456Z");

    private static void same(Request request) {
        assertThat(RequestText.read(LEAD, RequestText.write(request))).isEqualTo(request);
    }

    @Test
    void whatIsWrittenIsReadBackEqual() {
        same(Request.of(LEAD, "sdr"));
        Waited waited = new Waited(SINCE, Optional.of(SINCE.plusSeconds(7)), "fallback");
        same(new Request(
                LEAD,
                "sdr",
                List.of(
                        new Verdict.Preference("ana@acme.example", "has this person's earlier lead: x = y & z %"),
                        new Verdict.Preference("bo", "")),
                Map.of("cy", "not this time: it was taken from them", "di", "ü 100 %"),
                Optional.of(waited),
                "key-_~shadow",
                Map.of("language", "fr", "attribute.team size", "a=b c"),
                false));
        same(Request.of(LEAD, "sdr").after("other", Optional.of(new Waited(SINCE, Optional.empty(), "sdr"))));
    }

    @Test
    void theTextOfTheFirstEngineIsReadWithoutReasons() {
        Request request = RequestText.read(LEAD, "pool=sdr prefers=ana@acme.example not=bo@acme.example");
        assertThat(request.preferences()).containsExactly(new Verdict.Preference("ana@acme.example", ""));
        assertThat(request.excluded()).isEqualTo(Map.of("bo@acme.example", ""));
        assertThat(request.holds()).isTrue();
    }
}
