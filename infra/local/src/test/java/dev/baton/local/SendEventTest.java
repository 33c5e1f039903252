package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SendEventTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void an_event_as_it_is_delivered_becomes_the_request_that_puts_it() throws IOException {
        JsonNode entry = SendEvent.request(JSON.readTree("""
                                {"version": "0", "id": "1", "source": "aws.partner/salesforce.com/00D/0YL", "detail-type": "Lead_Submitted__e",
                                 "account": "1", "detail": {"payload": {"LastName": "Lee"}}}""")).path("Entries").path(0);

        assertThat(entry.path("Source").asText()).isEqualTo("aws.partner/salesforce.com/00D/0YL");
        assertThat(entry.path("DetailType").asText()).isEqualTo("Lead_Submitted__e");
        assertThat(JSON.readTree(entry.path("Detail").asText())
                        .path("payload")
                        .path("LastName")
                        .asText())
                .isEqualTo("Lee");
    }

    @Test
    void what_is_no_event_is_refused() throws IOException {
        JsonNode list = JSON.readTree("[]");

        assertThatThrownBy(() -> SendEvent.request(list)).hasMessageContaining("source, detail-type and detail");
    }
}
