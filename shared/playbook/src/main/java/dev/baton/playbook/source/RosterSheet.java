package dev.baton.playbook.source;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.baton.roster.Rep;
import dev.baton.roster.Rep.Leave;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Writes a roster as CSV that {@link RosterCsv} reads back to the same people. No cell is a formula to a spreadsheet. */
public final class RosterSheet {
    /** The columns that have a meaning of their own, in their order. */
    static final List<String> COLUMNS = List.of(
            "email",
            "name",
            "team",
            "speaks",
            "zone",
            "weight",
            "cap-open",
            "cap-day",
            "cap-week",
            "on",
            "active",
            "away-from",
            "away-to",
            "booking-url",
            "hours",
            "holidays");

    private RosterSheet() {}

    /** The people, by team and address, under a first line that names the columns. */
    public static String write(Collection<Rep> reps) {
        Set<String> attributes = new TreeSet<>();
        reps.forEach(rep -> attributes.addAll(rep.attributes().keySet()));
        List<String> header = new ArrayList<>(COLUMNS);
        header.addAll(attributes);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(safe(header));
            reps.stream()
                    .sorted(Comparator.comparing(Rep::team).thenComparing(Rep::id))
                    .forEach(rep -> csv.writeRecord(safe(row(rep, attributes))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> safe(List<String> cells) {
        return cells.stream().map(FormulaSafe::safe).toList();
    }

    private static List<String> row(Rep rep, Set<String> attributes) {
        List<String> row = new ArrayList<>(List.of(
                rep.id(),
                rep.name(),
                rep.team(),
                sorted(rep.speaks(), " "),
                rep.zone().getId(),
                BigDecimal.valueOf(rep.weight(), 3).stripTrailingZeros().toPlainString(),
                limit(rep.caps().open()),
                limit(rep.caps().day()),
                limit(rep.caps().week()),
                flag(rep.on()),
                flag(rep.active()),
                ends(rep, (leave, zone) -> LeaveText.ofBegin(leave.from(), zone)),
                ends(rep, (leave, zone) -> LeaveText.ofEnd(leave.to(), zone)),
                rep.bookingUrl(),
                rep.hours(),
                rep.holidays()));
        attributes.forEach(name -> row.add(sorted(rep.attributes().getOrDefault(name, Set.of()), ";")));
        return row;
    }

    private static String ends(Rep rep, BiFunction<Leave, ZoneId, String> which) {
        return rep.leave().stream().map(leave -> which.apply(leave, rep.zone())).collect(Collectors.joining(";"));
    }

    private static String sorted(Set<String> values, String between) {
        return values.stream().sorted().collect(Collectors.joining(between));
    }

    private static String limit(OptionalInt limit) {
        return limit.isPresent() ? String.valueOf(limit.getAsInt()) : "";
    }

    private static String flag(boolean truth) {
        return truth ? "yes" : "no";
    }
}
