package dev.baton.roster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.Rep.Leave;
import dev.baton.roster.Said.Limit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who wins when the sources disagree: the table {@code precedence.txt}, line by line. */
class SourcesTest {
    private static final String ID = "ana@x";
    private static final Instant MONTH = Instant.parse("2026-12-01T00:00:00Z");

    private record Line(int number, List<String> cells) {
        String cell(int column) {
            return cells.get(column);
        }
    }

    @TestFactory
    Stream<DynamicTest> the_sources_have_their_order() throws IOException {
        return lines().stream()
                .map(line -> DynamicTest.dynamicTest(
                        "line " + line.number() + ", " + line.cell(0) + ": " + line.cell(5),
                        () -> assertThat(holds(line)).isEqualTo(line.cell(4))));
    }

    @Test
    void everything_that_a_rep_is_can_be_said() {
        Rep rep = sources("name", "Ana", "-", "-").effective(ID);
        Said said = Said.of(rep);
        assertThat(new Sources(Optional.empty(), Optional.of(said), Optional.empty(), Optional.empty()).effective(ID))
                .isEqualTo(rep);
    }

    @Test
    void a_leave_without_an_end_is_told_as_one() {
        Rep rep = sources("leave", "-", "", "-").effective(ID);
        Rep away = new Sources(
                        Optional.of(rep),
                        Optional.empty(),
                        Optional.of(Said.NOTHING.withLeave(List.of(new Leave(MONTH, Leave.OPEN_END)))),
                        Optional.empty())
                .effective(ID);
        assertThat(Availability.of(away, Load.NONE, MONTH))
                .isEqualTo(new Availability.Refused("on leave until further notice"));
        assertThat(Availability.of(away, Load.NONE, MONTH.minusSeconds(1))).isEqualTo(new Availability.Free());
    }

    private static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        try (var file = new BufferedReader(new InputStreamReader(
                requireNonNull(SourcesTest.class.getResourceAsStream("/precedence.txt")), StandardCharsets.UTF_8))) {
            List<String> all = file.lines().toList();
            for (int i = 0; i < all.size(); i++) {
                String text = all.get(i);
                if (!text.isBlank() && !text.startsWith("#")) {
                    lines.add(new Line(
                            i + 1,
                            Arrays.stream(text.split("\\|", -1))
                                    .map(String::strip)
                                    .toList()));
                }
            }
        }
        assertThat(lines).hasSizeGreaterThan(40);
        return lines;
    }

    private static String holds(Line line) {
        Sources sources = sources(line.cell(0), line.cell(1), line.cell(2), line.cell(3));
        Rep rep = sources.effective(ID);
        return switch (line.cell(0)) {
            case "name" -> rep.name();
            case "team" -> rep.team();
            case "zone" -> rep.zone().getId();
            case "weight" ->
                BigDecimal.valueOf(rep.weight(), 3).stripTrailingZeros().toPlainString();
            case "cap-open" -> text(rep.caps().open());
            case "cap-day" -> text(rep.caps().day());
            case "cap-week" -> text(rep.caps().week());
            case "region" -> String.join(" ", rep.attributes().getOrDefault("region", Set.of()));
            case "hours" -> rep.hours();
            case "holidays" -> rep.holidays();
            case "on" -> yesOrNo(rep.on());
            case "active" -> yesOrNo(rep.active());
            case "member" -> yesOrNo(sources.member());
            case "leave" -> text(rep.leave());
            default -> throw new IllegalArgumentException("no field " + line.cell(0));
        };
    }

    private static Sources sources(String field, String csv, String salesforce, String byHand) {
        Optional<Said> manual = byHand.equals("-") ? Optional.empty() : Optional.of(said(field, byHand));
        boolean isSwitch = field.equals("on") && !byHand.equals("-") && !byHand.isEmpty();
        boolean memberField = field.equals("member");
        return new Sources(
                csv.equals("-")
                        ? Optional.empty()
                        : Optional.of(new Sources(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(said(field, csv).withMember(true)),
                                        Optional.empty())
                                .effective(ID)),
                salesforce.equals("-")
                        ? Optional.empty()
                        : Optional.of(
                                memberField
                                        ? said(field, salesforce)
                                        : said(field, salesforce).withMember(true)),
                isSwitch ? Optional.empty() : manual,
                isSwitch ? Optional.of(byHand.equals("yes")) : Optional.empty());
    }

    private static Said said(String field, String value) {
        boolean says = !value.isEmpty();
        return new Said(
                field.equals("member") && says ? Optional.of(value.equals("yes")) : Optional.empty(),
                text(field, "name", value),
                text(field, "team", value),
                Optional.empty(),
                field.equals("region") && says ? Map.of("region", Set.of(value)) : Map.of(),
                text(field, "zone", value).map(ZoneId::of),
                text(field, "weight", value)
                        .map(weight -> OptionalInt.of(
                                new BigDecimal(weight).movePointRight(3).intValueExact()))
                        .orElse(OptionalInt.empty()),
                limit(field, "cap-open", value),
                limit(field, "cap-day", value),
                limit(field, "cap-week", value),
                text(field, "on", value).map("yes"::equals),
                text(field, "active", value).map("yes"::equals),
                field.equals("leave") && says && !value.startsWith("back") ? leaves(value) : List.of(),
                field.equals("leave") && value.startsWith("back ")
                        ? Optional.of(day(value.substring("back ".length())))
                        : Optional.empty(),
                Optional.empty(),
                text(field, "hours", value),
                text(field, "holidays", value));
    }

    private static Optional<String> text(String field, String wanted, String value) {
        return field.equals(wanted) && !value.isEmpty() ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Limit> limit(String field, String wanted, String value) {
        return text(field, wanted, value)
                .map(most -> most.equals("none") ? Limit.NONE : Limit.of(Integer.parseInt(most)));
    }

    private static List<Leave> leaves(String value) {
        return Arrays.stream(value.split(" ", -1))
                .map(span -> span.split("-", -1))
                .map(span -> new Leave(day(span[0]), day(span[1])))
                .toList();
    }

    private static Instant day(String number) {
        return MONTH.plus(Duration.ofDays(Integer.parseInt(number)));
    }

    private static String text(OptionalInt limit) {
        return limit.isPresent() ? String.valueOf(limit.getAsInt()) : "none";
    }

    private static String text(List<Leave> leaves) {
        return leaves.isEmpty()
                ? "none"
                : leaves.stream()
                        .map(leave -> days(leave.from()) + "-" + days(leave.to()))
                        .collect(Collectors.joining(" "));
    }

    private static long days(Instant at) {
        return Duration.between(MONTH, at).toDays();
    }

    private static String yesOrNo(boolean truth) {
        return truth ? "yes" : "no";
    }
}
