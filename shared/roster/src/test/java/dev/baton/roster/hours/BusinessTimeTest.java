package dev.baton.roster.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worked cases of {@code hours/business-time.yaml}. */
class BusinessTimeTest {
    private static final Duration HORIZON = Duration.ofDays(60);

    @TestFactory
    Stream<DynamicTest> eachWorkedCaseHolds() {
        Map<String, Object> file = Cases.file("business-time.yaml");
        Map<String, Object> hours = Cases.map(Cases.get(file, "hours"));
        return Cases.list(Cases.get(file, "cases")).stream()
                .map(Cases::map)
                .map(one -> dynamicTest((String) Cases.get(one, "case"), () -> check(one, hours)));
    }

    private static void check(Map<String, Object> one, Map<String, Object> hours) {
        BusinessTime time = new BusinessTime(Cases.list(Cases.get(one, "hours")).stream()
                .map(name -> Cases.schedule(Cases.map(Cases.get(hours, (String) name))))
                .toList());
        Instant from = instant(Cases.get(one, "from"));
        Instant limit = from.plus(HORIZON);
        Cases.map(one.getOrDefault("after", Map.of()))
                .forEach((length, due) -> assertThat(time.after(from, Duration.parse(length), limit))
                        .as("after " + length)
                        .isEqualTo(due.equals("") ? Optional.empty() : Optional.of(instant(due))));
        Cases.map(one.getOrDefault("between", Map.of()))
                .forEach((to, length) -> assertThat(time.between(from, instant(to)))
                        .as("until " + to)
                        .isEqualTo(Duration.parse((String) length)));
        if (one.containsKey("next")) {
            List<?> next = Cases.list(Cases.get(one, "next"));
            assertThat(time.next(from, limit))
                    .isEqualTo(
                            next.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(new Opening(instant(next.get(0)), instant(next.get(1)))));
        }
    }

    private static Instant instant(Object written) {
        return OffsetDateTime.parse((String) written).toInstant();
    }
}
