package dev.baton.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.json.JsonException;
import dev.baton.json.Samples;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    static Message[] messages() {
        return new Message[] {
            TestMessages.ACCEPTED,
            TestMessages.ENRICHED,
            TestMessages.SCORED,
            TestMessages.DOORBELL,
            TestMessages.READ_BACK,
            TestMessages.DELIVER,
            TestMessages.NOTICE
        };
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageComesBackAsItWas(Message message) {
        assertThat(Messages.decode(Messages.encode(message))).isEqualTo(message);
    }

    @Test
    void aMessageSaysItsVersionAndItsKindFirst() {
        assertThat(Messages.encode(TestMessages.DOORBELL))
                .isEqualTo("{\"v\":1,\"type\":\"doorbell\",\"pool\":\"dach\"}");
    }

    @Test
    void whatTheReleaseBeforeLeftOutIsEmptyAndWhatTheNextAddsIsPassedOver() {
        String earlier = "{\"v\":1,\"type\":\"enriched\",\"lead\":{\"id\":\"%s\",\"source\":{\"kind\":\"form\"},"
                        .formatted(Samples.ID)
                + "\"acceptedAt\":\"2026-11-22T09:30:00Z\"},\"facts\":{},\"routing\":1,\"tomorrow\":[1,2]}";
        Message.Enriched read = (Message.Enriched) Messages.decode(earlier);
        assertThat(read.facts()).isEqualTo(Facts.NONE);
        assertThat(read.attempt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "null",
                "[]",
                "{}",
                "{\"v\":2,\"type\":\"doorbell\",\"pool\":\"dach\"}",
                "{\"type\":\"doorbell\",\"pool\":\"dach\"}",
                "{\"v\":1,\"type\":\"bell\",\"pool\":\"dach\"}",
                "{\"v\":1,\"type\":\"doorbell\"}",
                "{\"v\":1,\"type\":\"accepted\",\"routing\":1}",
                "{\"v\":1,\"type\":\"accepted\",\"lead\":{},\"routing\":1}",
                "{\"v\":1,\"type\":\"accepted\",\"lead\":{\"id\":\"mia@northwind.example\"},\"routing\":1}"
            })
    void whatIsNoMessageIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> Messages.decode(text))
                .isInstanceOf(JsonException.class)
                .hasMessageNotContaining("mia@");
    }

    @Test
    void codePointsThatSqsRefusesTravelAsEscapes() {
        String odd = "\uFFFE\uFFFF \uD800 \uDC00 \u0000\u001F \uD83D\uDE00 ä";
        Lead lead = Samples.withAttributes(Map.of("odd", odd));
        String text = Messages.encode(new Message.Accepted(lead, 1, 0));
        assertThat(text)
                .doesNotContain("\uFFFE", "\uFFFF", "\uD800 ", " \uDC00", "\u0000")
                .contains("\uD83D\uDE00", "ä");
        assertThat(((Message.Accepted) Messages.decode(text)).lead().attributes())
                .containsEntry("odd", odd);
    }
}
