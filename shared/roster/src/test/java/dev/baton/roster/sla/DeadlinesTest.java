package dev.baton.roster.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.baton.lead.Sla;
import dev.baton.roster.Calendars;
import dev.baton.roster.Caps;
import dev.baton.roster.Hours;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import dev.baton.roster.hours.Cases;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worked cases of {@code hours/sla.yaml}. */
class DeadlinesTest {
    private static final Map<String, Object> FILE = Cases.file("sla.yaml");

    @TestFactory
    Stream<DynamicTest> eachWorkedCaseHolds() {
        return Cases.list(Cases.get(FILE, "cases")).stream()
                .map(Cases::map)
                .map(one -> dynamicTest((String) Cases.get(one, "case"), () -> check(one)));
    }

    private static void check(Map<String, Object> one) {
        Map<String, Object> terms = Cases.map(Cases.get(one, "sla"));
        Sla sla = new Sla(
                time(Cases.get(terms, "first-touch")),
                Cases.list(terms.getOrDefault("reminders", List.of())).stream()
                        .map(DeadlinesTest::time)
                        .toList(),
                Sla.OnBreach.REMIND,
                false,
                2);
        assertThat(Deadlines.of(sla, hours(one), moment(Cases.get(one, "assigned"))))
                .isEqualTo(new Sla.Clock(
                        moment(Cases.get(one, "due")),
                        Cases.list(one.getOrDefault("reminders", List.of())).stream()
                                .map(DeadlinesTest::moment)
                                .toList()));
    }

    private static BusinessTime hours(Map<String, Object> one) {
        Calendars calendars = new Calendars(Optional.of(named("berlin")));
        if (!one.containsKey("rep")) {
            return calendars.usual();
        }
        Rep rep = rep((String) Cases.get(one, "rep"));
        return calendars.of(
                rep, pool(Optional.ofNullable((String) one.get("pool")).map(DeadlinesTest::named)));
    }

    private static Hours named(String name) {
        Map<String, Object> written = Cases.map(Cases.get(Cases.map(Cases.get(FILE, "hours")), name));
        String zone = (String) Cases.get(written, "zone");
        return new Hours(
                (String) Cases.get(written, "default"),
                zone.equals(Hours.EACH_REP) ? Optional.empty() : Optional.of(ZoneId.of(zone)),
                (String) written.getOrDefault("holidays", ""));
    }

    private static Rep rep(String name) {
        Map<String, Object> written = Cases.map(Cases.get(Cases.map(Cases.get(FILE, "reps")), name));
        return new Rep(
                name,
                name,
                "SDR",
                Set.of(),
                Map.of(),
                ZoneId.of((String) Cases.get(written, "zone")),
                1000,
                Caps.NONE,
                true,
                true,
                List.of(),
                "",
                (String) written.getOrDefault("hours", ""),
                (String) written.getOrDefault("holidays", ""));
    }

    private static Pool pool(Optional<Hours> hours) {
        return new Pool(
                "pool",
                new Pool.Members(Set.of(), Set.of(), Set.of(), Map.of()),
                Map.of(),
                new Caps(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()),
                new Pool.NobodyFree(Duration.ZERO, "fallback"),
                false,
                Optional.empty(),
                Pool.Strategy.TURNS,
                List.of(),
                hours,
                Pool.Continuity.NONE,
                Map.of());
    }

    private static Sla.Time time(Object written) {
        String[] words = ((String) written).split(" ", -1);
        return new Sla.Time(Duration.parse(words[0]), words.length == 2 && words[1].equals("business"));
    }

    private static Instant moment(Object written) {
        return OffsetDateTime.parse((String) written).toInstant();
    }
}
