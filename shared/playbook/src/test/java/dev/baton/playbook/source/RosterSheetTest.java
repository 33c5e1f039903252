package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.Caps;
import dev.baton.roster.Rep;
import dev.baton.roster.Rep.Leave;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is exported is imported as the same people, whatever they are called. */
class RosterSheetTest {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo", "Z");

    @Property(tries = 300)
    void what_is_written_is_read_back(@ForAll("rosters") List<Rep> reps) {
        RosterCsv.Read read = RosterCsv.read("roster.csv", RosterSheet.write(reps));
        assertThat(read.findings().stream().filter(Finding::fatal).toList()).isEmpty();
        assertThat(read.reps()).containsExactlyInAnyOrderElementsOf(reps);
    }

    @Property(tries = 300)
    void no_cell_is_a_formula(@ForAll("rosters") List<Rep> reps) {
        Csv.read(
                new java.io.StringReader(RosterSheet.write(reps)),
                new Findings("roster.csv"),
                header -> true,
                row -> assertThat(row.cells().values())
                        .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0));
    }

    @Test
    void the_sample_is_read_back() {
        List<Rep> reps = RosterCsv.read(Path.of(System.getProperty("user.dir")).resolve("../../samples/roster.csv"))
                .reps();
        assertThat(reps).isNotEmpty();
        assertThat(RosterCsv.read("roster.csv", RosterSheet.write(reps)).reps())
                .containsExactlyElementsOf(reps.stream()
                        .sorted(Comparator.comparing(Rep::team).thenComparing(Rep::id))
                        .toList());
    }

    @Test
    void a_leave_may_begin_and_end_within_a_day_or_end_nobody_knows_when() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant second = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(LeaveText.ofBegin(second, berlin)).isEqualTo("2026-10-25T02:30+01:00");
        assertThat(LeaveText.begin("2026-10-25T02:30+01:00", berlin)).contains(second);
        assertThat(LeaveText.begin("2026-10-25T02:30", berlin)).contains(second.minus(Duration.ofHours(1)));
        assertThat(LeaveText.ofEnd(Leave.OPEN_END, berlin)).isEqualTo("9999-12-31");
        assertThat(LeaveText.end("9999-12-31", berlin)).contains(Leave.OPEN_END);
        assertThat(LeaveText.end("2026-12-24", berlin)).contains(Instant.parse("2026-12-24T23:00:00Z"));
        assertThat(LeaveText.ofEnd(Instant.parse("2026-12-24T23:00:00Z"), berlin))
                .isEqualTo("2026-12-24");
    }

    @Provide
    Arbitrary<List<Rep>> rosters() {
        return reps().list().ofMaxSize(5).uniqueElements(Rep::id);
    }

    private static Arbitrary<Rep> reps() {
        Arbitrary<OptionalInt> limits = Arbitraries.integers()
                .between(0, 100_000)
                .optional()
                .map(limit -> limit.map(OptionalInt::of).orElse(OptionalInt.empty()));
        Arbitrary<Caps> caps = Combinators.combine(limits, limits, limits).as(Caps::new);
        Arbitrary<String> ids = Arbitraries.strings()
                .withChars("abcxyz=+-@'\"")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(text -> text.replace("@", "'") + "@x");
        Arbitrary<Set<String>> speaks = Arbitraries.of("en", "de", "ja").set().ofMaxSize(3);
        Arbitrary<Map<String, Set<String>>> attributes = Arbitraries.maps(
                        Arbitraries.of("region", "-segment", "salesforce-user"),
                        words().filter(word -> !word.contains(";"))
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .ofMaxSize(3);
        return Combinators.combine(
                        ids,
                        words(),
                        words(),
                        speaks,
                        attributes,
                        Arbitraries.of(ZONES).map(ZoneId::of),
                        Combinators.combine(
                                        caps,
                                        leaves(),
                                        Arbitraries.integers().between(1, 100_000),
                                        Arbitraries.integers().between(0, 3),
                                        Arbitraries.of("", "https://book.example/=1"))
                                .as(More::new))
                .as((id, name, team, languages, its, zone, more) -> new Rep(
                        id,
                        name,
                        team,
                        languages,
                        its,
                        zone,
                        more.weight(),
                        more.caps(),
                        (more.flags() & 1) == 0,
                        (more.flags() & 2) == 0,
                        more.leave(),
                        more.bookingUrl()));
    }

    private record More(Caps caps, List<Leave> leave, int weight, int flags, String bookingUrl) {}

    private static Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("aZ 9=+-@'\",;\n\t\u00e9\u4e2d")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Arbitrary<List<Leave>> leaves() {
        Arbitrary<Instant> moments =
                Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        Arbitrary<Instant> days =
                Arbitraries.longs().between(0, 40_000).map(day -> Instant.EPOCH.plus(Duration.ofDays(day)));
        Arbitrary<Leave> leave = Combinators.combine(
                        Arbitraries.oneOf(moments, days),
                        Arbitraries.integers().between(1, 10_000_000),
                        Arbitraries.of(true, false))
                .as((from, seconds, open) -> new Leave(from, open ? Leave.OPEN_END : from.plusSeconds(seconds)));
        return leave.list().ofMaxSize(3);
    }
}
