package dev.baton.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.baton.playbook.source.Finding;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.rehearsal.Accounts;
import dev.baton.roster.Rep;
import dev.baton.simulation.Assumptions;
import dev.baton.simulation.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes leads of the past through a playbook in simulated time. Talks to no stack, stores nothing. */
@Command(
        name = "simulate",
        description =
                "takes leads of the past through a playbook in simulated time: who would have got what, how long it would have waited")
final class SimulateCommand extends BatonCommand {
    @Option(
            names = "--leads",
            paramLabel = "FILE",
            required = true,
            description = "the leads, the oldest first: a CSV export with headings, or JSON, one lead a line (.jsonl)")
    private Path leads = Path.of("");

    @Option(
            names = "--playbook",
            paramLabel = "YAML",
            description = "the playbook; samples/playbooks/acme.yaml when not given")
    private @Nullable Path playbook;

    @Option(
            names = "--against",
            paramLabel = "YAML",
            description = "another playbook, to see what it makes differently")
    private @Nullable Path against;

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description = "the people; roster.csv beside the playbook or one folder above when not given")
    private @Nullable Path roster;

    @Option(
            names = "--accounts",
            paramLabel = "CSV",
            description =
                    "the accounts; accounts.csv beside the playbook or one folder above when not given, none without such a file")
    private @Nullable Path accounts;

    @Option(names = "--from", paramLabel = "DAY", description = "leaves out what came before this day")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "leaves out what came after this day")
    private @Nullable LocalDate to;

    @Option(names = "--zone", paramLabel = "ZONE", description = "of times that do not say theirs; UTC when not given")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(names = "--day-first", description = "3/4/2026 is the third of April, not March 4")
    private boolean dayFirst;

    @Option(
            names = "--open-for",
            paramLabel = "TIME",
            description =
                    "how long a lead stays open where no column (closed_at, Converted Date) says; 5d when not given")
    private TypedLength openFor = new TypedLength(Duration.ofDays(5));

    @Option(
            names = "--touch-after",
            paramLabel = "TIME",
            description =
                    "how long in working time until a rep turns to a lead where no column (touched_at) says; 15m when not given")
    private TypedLength touchAfter = new TypedLength(Duration.ofMinutes(15));

    @Option(
            names = "--handling",
            paramLabel = "TIME",
            description = "how long the first touch keeps the rep from the next lead; 15m when not given")
    private TypedLength handling = new TypedLength(Duration.ofMinutes(15));

    @Option(names = "--report", paramLabel = "HTML", description = "writes a page with charts, to be read in a browser")
    private @Nullable Path report;

    @Option(
            names = "--differences",
            paramLabel = "CSV",
            description = "with --against: writes each lead that somebody else would have got")
    private @Nullable Path differences;

    @Mixin
    private Format format = new Format();

    @Override
    public Integer call() {
        if (differences != null && against == null) {
            throw new Refusal("--differences are those between two playbooks: name the other with --against");
        }
        Page page = page();
        Path file = playbook == null ? CheckCommand.sample(baton()) : playbook;
        Policy policy = policy(1, file);
        Optional<Policy> other = Optional.ofNullable(against).map(yaml -> policy(2, yaml));
        List<Rep> people = people(file);
        Accounts known = accounts(file);
        Assumptions assumptions = new Assumptions(
                Optional.of(openFor.length()),
                Optional.of(new Assumptions.Touching(touchAfter.length(), handling.length())),
                Assumptions.USUAL.remembered());
        try (Progress progress = Progress.of(leads);
                Differing differing = Differing.to(Optional.ofNullable(differences))) {
            HistoryReader reader = new HistoryReader(
                    new HistoryMoments(zone, dayFirst),
                    known,
                    Optional.ofNullable(from).map(this::begin),
                    Optional.ofNullable(to).map(day -> begin(day.plusDays(1))),
                    progress::at);
            SimulationRun run = new SimulationRun(
                    file,
                    policy,
                    Optional.ofNullable(against),
                    other,
                    people,
                    assumptions,
                    new Differences(differing.csv()));
            reader.read(leads, run::take);
            run.finish();
            SimulationResult result =
                    new SimulationResult(leads, reader.summary(), run, people.size(), assumptions, zone);
            tell(page, result);
            return result.read().leads() == 0 ? 1 : 0;
        }
    }

    private void tell(Page page, SimulationResult result) {
        if (format.isJson()) {
            page.json(SimulationJson.of(result));
        } else {
            new SimulationPage(page).tell(result);
        }
        if (report != null) {
            write(report, SimulationReport.of(result));
            if (!format.isJson()) {
                page.line("The report is in " + report + ".");
            }
        }
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Policy policy(int version, Path yaml) {
        return switch (Playbooks.read(yaml)) {
            case Reading.Compiled good -> new Policy(version, good.playbook(), good.tables());
            case Reading.Refused bad ->
                throw new Refusal(yaml + " cannot be simulated: " + CheckCommand.errors(bad.findings()) + ", first "
                        + bad.findings().stream()
                                .filter(Finding::fatal)
                                .findFirst()
                                .map(Finding::text)
                                .orElse("none")
                        + ". './baton check " + yaml + "' tells them all");
        };
    }

    private List<Rep> people(Path beside) {
        Path csv = Optional.ofNullable(roster)
                .or(() -> near(beside, "roster.csv"))
                .orElseThrow(() ->
                        new Misuse("who the people are is not known: give --roster, a CSV like samples/roster.csv"));
        RosterCsv.Read read = RosterCsv.read(csv);
        Optional<Finding> fatal =
                read.findings().stream().filter(Finding::fatal).findFirst();
        if (fatal.isPresent()) {
            throw new Refusal("the roster has " + CheckCommand.errors(read.findings()) + ", first "
                    + fatal.get().text());
        }
        return read.reps();
    }

    private Accounts accounts(Path beside) {
        Optional<Path> csv = Optional.ofNullable(accounts).or(() -> near(beside, "accounts.csv"));
        if (csv.isEmpty()) {
            return Accounts.NONE;
        }
        return PolicyFiles.accounts(csv.get(), this::aside);
    }

    /** The file of this name beside the playbook, or one folder above. */
    private static Optional<Path> near(Path playbook, String name) {
        Path beside = playbook.resolveSibling(name);
        if (Files.isRegularFile(beside)) {
            return Optional.of(beside);
        }
        Path folder = playbook.toAbsolutePath().normalize().getParent();
        return Optional.ofNullable(folder).map(its -> its.resolveSibling(name)).filter(Files::isRegularFile);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The file that the differences go to. */
    private record Differing(Optional<CsvWriter> csv) implements AutoCloseable {
        static Differing to(Optional<Path> file) {
            return new Differing(file.map(path -> {
                try {
                    return CsvWriter.builder().build(path);
                } catch (IOException e) {
                    throw new Refusal(path + " cannot be written: " + e.getMessage(), e);
                }
            }));
        }

        @Override
        public void close() {
            csv.ifPresent(its -> {
                try {
                    its.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
