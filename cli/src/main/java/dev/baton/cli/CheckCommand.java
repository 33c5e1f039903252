package dev.baton.cli;

import dev.baton.playbook.source.AccountsAgainstRoster;
import dev.baton.playbook.source.Finding;
import dev.baton.playbook.source.NotAnalysed;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells everything that is wrong with a playbook, all at once. Talks to no stack. */
@Command(name = "check", description = "tells everything that is wrong with a playbook, without publishing it")
final class CheckCommand extends BatonCommand {
    private static final int MOST_OF_ACCOUNTS = 100;

    @Parameters(
            arity = "0..1",
            paramLabel = "PLAYBOOK",
            description = "a playbook's YAML file; samples/playbooks/acme.yaml when not given")
    private @Nullable Path playbook;

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description =
                    "the people to hold the playbook against; when not given, roster.csv beside the playbook, if it is there")
    private @Nullable Path roster;

    @Option(
            names = "--accounts",
            paramLabel = "CSV",
            description =
                    "the accounts to hold against the people; when not given, accounts.csv beside the playbook, if it is there")
    private @Nullable Path accounts;

    @Mixin
    private FindingsFormat format = new FindingsFormat();

    /** The answer to a program. */
    record Answer(String file, boolean good, int routes, int pools, long lookupRows, List<Finding> findings) {}

    @Override
    public Integer call() {
        var page = page();
        var file = playbook == null ? sample(baton()) : playbook;
        var findings = new ArrayList<Finding>();
        var samples = baton().home().resolve("samples");
        var people = PolicyFiles.found(roster, playbook, "roster.csv", samples);
        var read = people.map(RosterCsv::read);
        read.map(RosterCsv.Read::findings).ifPresent(findings::addAll);
        PolicyFiles.found(accounts, playbook, "accounts.csv", samples)
                .map(csv -> AccountsAgainstRoster.check(
                        csv, read.map(RosterCsv.Read::reps).orElse(List.of())))
                .ifPresent(its -> findings.addAll(its.subList(0, Math.min(MOST_OF_ACCOUNTS, its.size()))));
        format.tell(page, findings);
        var reading = read(file, people, read);
        findings.addAll(reading.findings());
        if (format.isJson()) {
            page.json(answer(file, reading, findings));
        } else {
            format.tell(page, reading.findings());
            page.line(
                    switch (reading) {
                        case Reading.Compiled good ->
                            file + " is good: " + summary(good)
                                    + people.map(csv -> ", held against " + PolicyFiles.shown(csv))
                                            .orElse("");
                        case Reading.Refused bad -> file + " cannot be published: " + errors(bad.findings());
                    });
        }
        return reading instanceof Reading.Compiled && findings.stream().noneMatch(Finding::fatal) ? 0 : 1;
    }

    /** The playbook, held against the roster if there is one. */
    private Reading read(Path file, Optional<Path> people, Optional<RosterCsv.Read> read) {
        if (read.isEmpty()) {
            return Playbooks.read(file);
        }
        var findings = read.get().findings();
        if (findings.stream().anyMatch(Finding::fatal)) {
            if (format.isJson()) {
                return new Reading.Refused(List.of());
            }
            throw new Refusal("the roster " + people.orElseThrow() + " has " + errors(findings)
                    + "; nothing was checked against it");
        }
        return Playbooks.read(file, read.get().reps());
    }

    private static Answer answer(Path file, Reading reading, List<Finding> findings) {
        return switch (reading) {
            case Reading.Compiled good ->
                new Answer(
                        file.toString(),
                        findings.stream().noneMatch(Finding::fatal),
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
                + notAnalysed(NotAnalysed.places(good.playbook()))
                + (good.leftOut().isEmpty() ? "" : " (not looked into: " + String.join("; ", good.leftOut()) + ")");
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
