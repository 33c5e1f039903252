package dev.baton.cli;

import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.rehearsal.Rehearsal;
import dev.baton.rehearsal.Trials;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a playbook and makes it the active one; leads that wait are decided again. */
@Command(
        name = "publish",
        description = "checks a playbook and makes it the active one; leads that wait are decided again")
final class PublishCommand extends StackCommand {
    @Parameters(paramLabel = "PLAYBOOK", description = "a playbook's YAML file")
    private Path file = Path.of("");

    @Option(names = "--note", paramLabel = "TEXT", description = "what changed; kept with the version")
    private String note = "";

    @Override
    int run(Desk desk, Page page) {
        var reading = Playbooks.read(file, desk.roster().all().reps());
        CheckCommand.tell(page, reading.findings());
        return switch (reading) {
            case Reading.Refused refused ->
                throw new Refusal(file + " has " + CheckCommand.errors(refused.findings())
                        + "; the active playbook is as it was");
            case Reading.Compiled good -> {
                test(page, good, desk);
                against(page, good, desk);
                var published =
                        new Publishing(desk).publish(good, good.sources().text(), operator(), note, clock().instant());
                page.line(
                        published.isNew()
                                ? "Version " + published.version() + " is active: " + CheckCommand.summary(good) + "."
                                : "Nothing changed: version " + published.version() + " is this playbook, and active.");
                new Doorbells(desk).ring(page, published.concerned());
                yield 0;
            }
        };
    }

    /** A queue or a field may be made later, so what the org lacks stops nobody. */
    private void against(Page page, Reading.Compiled good, Desk desk) {
        Org.open(desk.stack(), clock()).ifPresent(org -> {
            try (org) {
                OrgPlaybook.fits(page, good.playbook(), org);
            }
        });
    }

    /** Runs the playbook's tests with the people of now, each of whom counts as there. */
    private void test(Page page, Reading.Compiled good, Desk desk) {
        var failed = new Trials(
                        new Rehearsal(good.playbook(), good.tables()),
                        desk.roster().all().reps(),
                        desk.lookups()::account)
                .run(good.tests()).stream().filter(trial -> !trial.passed()).toList();
        failed.forEach(trial -> TestCommand.failed(page, trial));
        if (!failed.isEmpty()) {
            throw new Refusal(
                    Shown.count(failed.size(), "test") + " of " + file + " failed; the active playbook is as it was");
        }
    }
}
