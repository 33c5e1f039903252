package dev.baton.playbook.source;

import dev.baton.roster.Caps;
import dev.baton.roster.Rep;
import dev.baton.roster.Rep.Leave;
import dev.baton.roster.hours.Holidays;
import dev.baton.roster.hours.WeekText;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a roster from CSV. Columns: {@code email}, {@code name}, {@code team} and {@code zone} must be there; {@code speaks},
 * {@code weight}, {@code cap-open}, {@code cap-day}, {@code cap-week}, {@code on}, {@code active}, {@code away-from}, {@code away-to},
 * {@code booking-url}, {@code hours} and {@code holidays} may; each further column is an attribute that pools can select by, such as {@code salesforce-user}
 * or {@code manager}, an e-mail address. Several values in
 * one cell are separated by semicolons or, in {@code speaks}, by spaces; several leaves stand in {@code away-from} and {@code away-to} in
 * the same order. {@link RosterSheet} writes what this reads.
 */
public final class RosterCsv {
    private static final List<String> NEEDED = List.of("email", "name", "team", "zone");
    private static final Set<String> KNOWN = Set.copyOf(RosterSheet.COLUMNS);
    private static final int LARGEST = 20 << 20;
    private static final int MOST_LEADS = 100_000;
    private static final int NORMAL_WEIGHT = 1000;

    private final Findings findings;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Rep> reps = new ArrayList<>();

    private RosterCsv(Findings findings) {
        this.findings = findings;
    }

    /**
     * What came of reading a roster.
     *
     * @param reps those whose rows were good
     * @param findings everything else, in the file's order
     */
    public record Read(List<Rep> reps, List<Finding> findings) {
        public Read {
            reps = List.copyOf(reps);
            findings = List.copyOf(findings);
        }
    }

    /** Reads all reps of a file. A file that cannot be read is a finding, too. */
    public static Read read(Path file) {
        Findings findings = new Findings(file.toString());
        return TextFile.read(file, LARGEST, Place.START, findings)
                .map(text -> new RosterCsv(findings).all(text))
                .orElseGet(() -> new Read(List.of(), findings.inOrder()));
    }

    /** Reads all reps of a text; {@code name} is how findings call it. */
    public static Read read(String name, String text) {
        return new RosterCsv(new Findings(name)).all(text);
    }

    private Read all(String text) {
        Csv.read(new StringReader(text), findings, header -> Csv.needs(header, NEEDED, findings), this::row);
        return new Read(reps, findings.inOrder());
    }

    private void row(Csv.Row written) {
        Csv.Row row = FormulaSafe.plain(written);
        String id = row.cell("email").toLowerCase(Locale.ROOT);
        if (!isAddress(id)) {
            findings.error(row.at(), Say.quoted(row.cell("email")) + " is no e-mail address", "fill the column email");
            return;
        }
        Integer already = lines.putIfAbsent(id, row.line());
        if (already != null) {
            findings.error(row.at(), id + " is in the roster already, in line " + already, "keep one");
            return;
        }
        int before = findings.count();
        Optional<ZoneId> zone = zone(row);
        OptionalInt weight = weight(row);
        Caps caps = new Caps(count(row, "cap-open"), count(row, "cap-day"), count(row, "cap-week"));
        List<Leave> leave = zone.map(z -> leave(row, z)).orElse(List.of());
        Set<String> speaks = speaks(row);
        String bookingUrl = bookingUrl(row);
        String hours = hours(row);
        String holidays = holidays(row);
        manager(row);
        boolean on = flag(row, "on");
        boolean active = flag(row, "active");
        if (findings.count() == before && zone.isPresent() && weight.isPresent()) {
            reps.add(new Rep(
                    id,
                    row.cell("name").isEmpty() ? id : row.cell("name"),
                    row.cell("team"),
                    speaks,
                    attributes(row),
                    zone.get(),
                    weight.getAsInt(),
                    caps,
                    on,
                    active,
                    leave,
                    bookingUrl,
                    hours,
                    holidays));
            if (row.cell("team").isEmpty()) {
                findings.warning(row.at(), id + " is in no team", "only pools that ask for no team can have them");
            }
        }
    }

    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.chars().noneMatch(c -> c <= ' ');
    }

    private Optional<ZoneId> zone(Csv.Row row) {
        try {
            return Optional.of(ZoneId.of(row.cell("zone")));
        } catch (DateTimeException e) {
            findings.error(
                    row.at(),
                    Say.quoted(row.cell("zone")) + " is no time zone",
                    Hint.nearest(row.cell("zone"), ZoneId.getAvailableZoneIds())
                            .map(z -> "did you mean " + z + "?")
                            .orElse("like Europe/Berlin"));
            return Optional.empty();
        }
    }

    private String hours(Csv.Row row) {
        String text = row.cell("hours");
        if (!text.isEmpty() && WeekText.read(text) instanceof WeekText.Read.Wrong(String why)) {
            findings.error(row.at(), why, "like Mon-Fri 09:00-18:00, or empty for the playbook's hours");
        }
        return text;
    }

    private String holidays(Csv.Row row) {
        String region = row.cell("holidays");
        if (!region.isEmpty() && Holidays.of(region).isEmpty()) {
            findings.error(
                    row.at(),
                    "no public holidays are known of " + Say.quoted(region),
                    "a country or a part of one, like DE, DE-BY or US-CA, or empty");
        }
        return region;
    }

    private void manager(Csv.Row row) {
        String manager = row.cell(Rep.MANAGER);
        if (!manager.isEmpty() && !isAddress(manager)) {
            findings.error(
                    row.at(),
                    "the manager " + Say.quoted(manager) + " is no e-mail address",
                    "one address, or empty for whoever fallback tells");
        }
    }

    private OptionalInt weight(Csv.Row row) {
        String text = row.cell("weight");
        if (text.isEmpty()) {
            return OptionalInt.of(NORMAL_WEIGHT);
        }
        OptionalInt weight = Amounts.thousandths(text);
        if (weight.isEmpty()) {
            findings.error(
                    row.at(),
                    "the weight " + Say.quoted(text) + " cannot be used",
                    "above 0 and up to 100, with three decimals at most");
        }
        return weight;
    }

    private OptionalInt count(Csv.Row row, String column) {
        String text = row.cell(column);
        OptionalInt count = Amounts.whole(text, 0, MOST_LEADS);
        if (!text.isEmpty() && count.isEmpty()) {
            findings.error(
                    row.at(), column + " is " + Say.quoted(text), "a whole number of leads, or empty for no limit");
        }
        return count;
    }

    private boolean flag(Csv.Row row, String column) {
        String text = row.cell(column);
        Optional<Boolean> flag = Say.flag(text);
        if (!text.isEmpty() && flag.isEmpty()) {
            findings.error(row.at(), column + " is " + Say.quoted(text), "write yes or no");
        }
        return flag.orElse(true);
    }

    private List<Leave> leave(Csv.Row row, ZoneId zone) {
        String[] from = row.cell("away-from").split(";", -1);
        String[] to = row.cell("away-to").split(";", -1);
        List<Leave> leaves = new ArrayList<>();
        for (int i = 0; i < Math.max(from.length, to.length); i++) {
            leave(row, i < from.length ? from[i].strip() : "", i < to.length ? to[i].strip() : "", zone)
                    .ifPresent(leaves::add);
        }
        return leaves;
    }

    private Optional<Leave> leave(Csv.Row row, String from, String to, ZoneId zone) {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> begins = LeaveText.begin(from, zone);
        Optional<Instant> ends = LeaveText.end(to, zone);
        if (begins.isEmpty() || ends.isEmpty()) {
            findings.error(
                    row.at(),
                    "the leave from " + Say.quoted(from) + " to " + Say.quoted(to) + " is not understood",
                    "two dates like 2026-12-24, both included");
            return Optional.empty();
        }
        if (!begins.get().isBefore(ends.get())) {
            findings.error(row.at(), "the leave ends before it begins", "swap away-from and away-to");
            return Optional.empty();
        }
        return Optional.of(new Leave(begins.get(), ends.get()));
    }

    private Set<String> speaks(Csv.Row row) {
        Set<String> codes = new LinkedHashSet<>();
        for (String code : row.cell("speaks").toLowerCase(Locale.ROOT).split("[;,\\s]+", -1)) {
            if (!code.isEmpty()) {
                Codes.language(code, row.at(), findings);
                codes.add(code);
            }
        }
        return codes;
    }

    private static Map<String, Set<String>> attributes(Csv.Row row) {
        Map<String, Set<String>> attributes = new HashMap<>();
        row.cells().forEach((column, cell) -> {
            if (!KNOWN.contains(column)) {
                Set<String> values = new LinkedHashSet<>();
                for (String value : cell.split(";", -1)) {
                    if (!value.isBlank()) {
                        values.add(value.strip());
                    }
                }
                if (!values.isEmpty()) {
                    attributes.put(column, values);
                }
            }
        });
        return attributes;
    }

    private String bookingUrl(Csv.Row row) {
        String url = row.cell("booking-url");
        if (!url.isEmpty() && !url.startsWith("https://")) {
            findings.error(row.at(), "booking-url is " + Say.quoted(url), "it should begin with https://");
            return "";
        }
        return url;
    }
}
