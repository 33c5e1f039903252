package dev.baton.cli;

import dev.baton.playbook.source.Finding;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.roster.Rep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells everything that is wrong with a playbook, all at once. Talks to no stack. */
@Command(name = "check", description = "tells everything that is wrong with a playbook, without publishing it")
final class CheckCommand extends BatonCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "PLAYBOOK",
            description = "a playbook's YAML file; samples/playbooks/acme.yaml when not given")
    private @Nullable Path playbook;

    @Option(names = "--roster", paramLabel = "CSV", description = "a roster to hold the playbook against")
    private @Nullable Path roster;

    @Override
    public Integer call() {
        var page = page();
        var file = playbook == null ? sample() : playbook;
        var reps = Optional.ofNullable(roster).map(csv -> reps(page, csv));
        var reading = reps.map(r -> Playbooks.read(file, r)).orElseGet(() -> Playbooks.read(file));
        tell(page, reading.findings());
        return switch (reading) {
            case Reading.Compiled good -> {
                page.line(file + " is good: " + summary(good));
                yield 0;
            }
            case Reading.Refused bad -> {
                page.line(file + " cannot be published: " + errors(bad.findings()));
                yield 1;
            }
        };
    }

    private Path sample() {
        var file = baton().home()
                .resolve("samples/playbooks/acme.yaml")
                .toAbsolutePath()
                .normalize();
        var here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    /** One line for each finding, as editors understand it. */
    static void tell(Page page, List<Finding> findings) {
        findings.forEach(finding -> page.line(finding.text()));
    }

    /** How many of them are errors. */
    static String errors(List<Finding> findings) {
        return Shown.count(findings.stream().filter(Finding::fatal).count(), "error");
    }

    /** What a playbook consists of. */
    static String summary(Reading.Compiled good) {
        long rows = good.tables().stream().mapToLong(t -> t.rows().size()).sum();
        long warnings = good.findings().size();
        return Shown.count(good.playbook().routes().size(), "route") + ", "
                + Shown.count(good.playbook().pools().size(), "pool") + ", "
                + Shown.count(rows, "lookup row")
                + (warnings == 0 ? "" : ", " + Shown.count(warnings, "warning"));
    }

    private static List<Rep> reps(Page page, Path csv) {
        var read = RosterCsv.read(csv);
        tell(page, read.findings());
        if (read.findings().stream().anyMatch(Finding::fatal)) {
            throw new Refusal(
                    "the roster " + csv + " has " + errors(read.findings()) + "; nothing was checked against it");
        }
        return read.reps();
    }
}
