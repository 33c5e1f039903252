package dev.baton.cli;

import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
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
}
