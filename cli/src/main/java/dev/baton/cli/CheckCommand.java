package dev.baton.cli;

import dev.baton.playbook.source.Finding;
import dev.baton.playbook.source.NotAnalysed;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private FindingsFormat format = new FindingsFormat();

    /** The answer to a program. */
    record Answer(String file, boolean good, int routes, int pools, long lookupRows, List<Finding> findings) {}

    @Override
    public Integer call() {
        var page = page();
        var file = playbook == null ? sample(baton()) : playbook;
        var findings = new ArrayList<Finding>();
        var reading = read(page, file, findings);
        findings.addAll(reading.findings());
        if (format.isJson()) {
            page.json(answer(file, reading, findings));
        } else {
            format.tell(page, reading.findings());
            page.line(
                    switch (reading) {
                        case Reading.Compiled good -> file + " is good: " + summary(good);
                        case Reading.Refused bad -> file + " cannot be published: " + errors(bad.findings());
                    });
        }
        return reading instanceof Reading.Compiled ? 0 : 1;
    }

    /** The playbook, held against the roster if there is one; what is wrong with the roster goes to {@code findings}. */
    private Reading read(Page page, Path file, List<Finding> findings) {
        if (roster == null) {
            return Playbooks.read(file);
        }
        var read = RosterCsv.read(roster);
        format.tell(page, read.findings());
        findings.addAll(read.findings());
        if (read.findings().stream().anyMatch(Finding::fatal)) {
            if (format.isJson()) {
                return new Reading.Refused(List.of());
            }
            throw new Refusal(
                    "the roster " + roster + " has " + errors(read.findings()) + "; nothing was checked against it");
        }
        return Playbooks.read(file, read.reps());
    }

    private static Answer answer(Path file, Reading reading, List<Finding> findings) {
        return switch (reading) {
            case Reading.Compiled good ->
                new Answer(
                        file.toString(),
                        true,
                        good.playbook().routes().size(),
                        good.playbook().pools().size(),
                        rows(good),
                        findings);
            case Reading.Refused _ -> new Answer(file.toString(), false, 0, 0, 0, findings);
        };
    }

    /** The sample playbook, as it is named from here. */
    static Path sample(Baton baton) {
        return PolicyFiles.shown(baton.home().resolve("samples/playbooks/acme.yaml"));
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
        long warnings = good.findings().size();
        return Shown.count(good.playbook().routes().size(), "route") + ", "
                + Shown.count(good.playbook().pools().size(), "pool") + ", "
                + Shown.count(rows(good), "lookup row")
                + (warnings == 0 ? "" : ", " + Shown.count(warnings, "warning"))
                + notAnalysed(NotAnalysed.places(good.playbook()));
    }

    private static String notAnalysed(List<String> places) {
        return switch (places.size()) {
            case 0 -> "";
            case 1 -> " (what the expression of " + places.getFirst() + " covers is not analysed)";
            default ->
                " (what the expressions of " + places.getFirst() + " and " + Shown.count(places.size() - 1, "other")
                        + " cover is not analysed)";
        };
    }

    private static long rows(Reading.Compiled good) {
        return good.tables().stream().mapToLong(t -> t.rows().size()).sum();
    }
}
