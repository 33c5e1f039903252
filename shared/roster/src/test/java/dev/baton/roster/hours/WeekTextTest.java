package dev.baton.roster.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.baton.roster.hours.WorkingWeek.Span;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables of {@code hours/week-text.yaml}. */
class WeekTextTest {
    private static final Map<String, Object> FILE = Cases.file("week-text.yaml");

    @TestFactory
    Stream<DynamicTest> whatPeopleWriteIsUnderstood() {
        return Cases.map(Cases.get(FILE, "means")).entrySet().stream()
                .map(one -> dynamicTest(
                        one.getKey(),
                        () -> assertThat(WeekText.read(one.getKey()))
                                .isEqualTo(new WeekText.Read.Hours(week(Cases.map(one.getValue()))))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongIsSaid() {
        return Cases.map(Cases.get(FILE, "wrong")).entrySet().stream()
                .map(one -> dynamicTest(
                        "\"" + one.getKey() + "\"",
                        () -> assertThat(WeekText.read(one.getKey()))
                                .isEqualTo(new WeekText.Read.Wrong((String) one.getValue()))));
    }

    @Test
    void whatIsFarTooLongIsNoHours() {
        for (String text : List.of(
                "Mon-Fri 09:00-18:00" + " ".repeat(500_000) + "x",
                "Mon" + " ".repeat(500_000) + "-",
                "Mon-Fri 09:00-18:00, ".repeat(100_000))) {
            assertThat(WeekText.read(text))
                    .isEqualTo(new WeekText.Read.Wrong(
                            "hours of " + text.length() + " characters are too long: 1000 are the most"));
        }
    }

    private static WorkingWeek week(Map<String, Object> written) {
        return new WorkingWeek(written.entrySet().stream()
                .collect(Collectors.toMap(day -> day(day.getKey()), day -> spans((String) day.getValue()))));
    }

    private static DayOfWeek day(String letters) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(letters))
                .findFirst()
                .orElseThrow();
    }

    private static List<Span> spans(String written) {
        return Arrays.stream(written.split(" ", -1))
                .map(span -> span.split("-", -1))
                .map(ends -> new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                .toList();
    }
}
