package dev.baton.cli;

import dev.baton.cli.HistoryColumns.When;
import dev.baton.normal.Problem;
import dev.baton.rehearsal.Accounts;
import dev.baton.rehearsal.LeadSheet;
import dev.baton.simulation.Happening;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Makes leads of the rows of a history, and keeps count of what could not be used. Keeps no lead. For one file and one thread. */
final class HistoryReader {
    private static final int NAMED = 10;

    private final HistoryMoments moments;
    private final Accounts accounts;
    private final Optional<Instant> from;
    private final Optional<Instant> to;
    private final LongConsumer progress;
    private final List<String> bad = new ArrayList<>();
    private final List<String> partly = new ArrayList<>();
    private List<String> unused = List.of();
    private Optional<Instant> first = Optional.empty();
    private Instant last = Instant.MIN;
    private long lastLine;
    private long leads;
    private long badRows;
    private long partlyRows;
    private long outside;

    /**
     * What to read.
     *
     * @param from leads before are left out
     * @param to leads from then on are left out
     * @param progress hears the line that was read last
     */
    HistoryReader(
            HistoryMoments moments,
            Accounts accounts,
            Optional<Instant> from,
            Optional<Instant> to,
            LongConsumer progress) {
        this.moments = moments;
        this.accounts = accounts;
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Reads a file.
     *
     * @throws Refusal if it is no history, or not in the order of time
     */
    void read(Path file, Consumer<Happening.Form> each) {
        unused = HistoryFile.read(file, row -> {
            progress.accept(row.line());
            row(file, row, each);
        });
    }

    private void row(Path file, HistoryFile.Row row, Consumer<Happening.Form> each) {
        String written = row.times().getOrDefault(When.CREATED, "");
        Optional<Instant> created = moments.read(written, last);
        if (!row.wrong().isEmpty()) {
            bad(row, row.wrong());
        } else if (created.isEmpty()) {
            bad(
                    row,
                    written.isEmpty()
                            ? "it does not say when it was created"
                            : "'" + Shown.brief(written, 40) + "' is no moment");
        } else if (from.filter(created.get()::isBefore).isPresent()
                || to.filter(end -> !created.get().isBefore(end)).isPresent()) {
            outside++;
        } else {
            inOrder(file, row, created.get());
            lead(row, created.get()).ifPresent(each);
        }
    }

    private void inOrder(Path file, HistoryFile.Row row, Instant created) {
        if (created.isBefore(last)) {
            throw new Refusal(file + " is not in the order of time: line " + row.line() + " was created before line "
                    + lastLine + ". Sort the report by Created Date, the oldest first, and export it again");
        }
        first = first.or(() -> Optional.of(created));
        last = created;
        lastLine = row.line();
    }

    private Optional<Happening.Form> lead(HistoryFile.Row row, Instant created) {
        LeadSheet sheet;
        try {
            sheet = LeadSheet.fields(row.fields(), LeadSheet.id(row.line()), created);
        } catch (RuntimeException unusable) {
            bad(row, "no lead can be made of it: " + unusable.getClass().getSimpleName());
            return Optional.empty();
        }
        leads++;
        if (!sheet.problems().isEmpty()) {
            partlyRows++;
            if (partly.size() < NAMED) {
                Problem problem = sheet.problems().getFirst();
                partly.add("line " + row.line() + ": " + problem.field() + " " + problem.detail());
            }
        }
        return Optional.of(new Happening.Form(
                sheet.lead(),
                sheet.facts(accounts),
                new Happening.Known(time(row, When.TOUCHED, created), time(row, When.CLOSED, created))));
    }

    private Optional<Instant> time(HistoryFile.Row row, When when, Instant created) {
        return moments.read(row.times().getOrDefault(when, ""), created);
    }

    private void bad(HistoryFile.Row row, String why) {
        badRows++;
        if (bad.size() < NAMED) {
            bad.add("line " + row.line() + ": " + why);
        }
    }

    /**
     * What was read.
     *
     * @param first when the first lead came, and {@code last} the last; empty when there was none
     * @param bad the first rows that could not be used, each with its line
     * @param partly the first rows of which a cell could not be used
     * @param outside rows before or after the time that was asked for
     * @param unused headings that mean nothing here
     */
    record Summary(
            long leads,
            Optional<Instant> first,
            Optional<Instant> last,
            long badRows,
            List<String> bad,
            long partlyRows,
            List<String> partly,
            long outside,
            List<String> unused) {}

    /** What was read so far. */
    Summary summary() {
        return new Summary(
                leads,
                first,
                first.map(_ -> last),
                badRows,
                List.copyOf(bad),
                partlyRows,
                List.copyOf(partly),
                outside,
                unused);
    }
}
