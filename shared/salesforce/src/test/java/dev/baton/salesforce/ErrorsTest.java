package dev.baton.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases are data: {@code errors.json}. */
class ErrorsTest {
    @TestFactory
    Stream<DynamicTest> each_error_is_told_apart_by_its_code() {
        return StreamSupport.stream(cases().spliterator(), false)
                .map(each -> DynamicTest.dynamicTest(each.path("name").asText(), () -> check(each)));
    }

    private static void check(JsonNode each) {
        String body = each.has("text")
                ? each.path("text").asText()
                : each.path("body").toString();
        Failure failure = Bodies.read(new Http.Response(each.path("status").asInt(), Map.of(), body))
                .refused()
                .orElseThrow();
        assertThat(failure.getClass().getSimpleName())
                .isEqualTo(each.path("failure").asText());
        assertThat(failure.reason()).doesNotContain("Ada Lovelace");
        switch (failure) {
            case Failure.Permanent permanent -> {
                assertThat(permanent.advice()).contains(each.path("advice").asText());
                assertThat(permanent.fields())
                        .containsExactlyElementsOf(
                                StreamSupport.stream(each.path("fields").spliterator(), false)
                                        .map(JsonNode::asText)
                                        .toList());
                assertThat(permanent.retryable()).isFalse();
            }
            case Failure.Misconfigured refused ->
                assertThat(refused.check()).contains(each.path("advice").asText());
            case Failure.Duplicate duplicate -> {
                assertThat(duplicate.recordId()).isEqualTo(each.path("record").asText());
                assertThat(duplicate.object()).isEqualTo(each.path("object").asText());
            }
            case Failure.Locked _, Failure.DailyLimit _, Failure.Unreachable _ ->
                assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void a_part_that_was_only_halted_says_nothing_of_itself() {
        JsonNode halted = Json.tree("[{\"errorCode\":\"PROCESSING_HALTED\",\"message\":\"rolled back\"}]");
        assertThat(Errors.in(halted)).isEmpty();
    }

    private static JsonNode cases() {
        try (InputStream in = Objects.requireNonNull(ErrorsTest.class.getResourceAsStream("/errors.json"))) {
            return Json.tree(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
