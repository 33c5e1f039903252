package dev.baton.cli;

import dev.baton.json.Json;
import dev.baton.playbook.Playbook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an earlier version of the playbook active again, as a new version. Previews; {@code --yes} does it. */
@Command(
        name = "rollback",
        description = {
            "makes an earlier version of the playbook active again, as a new version; leads that wait are decided again",
            "Without --yes it only shows what would change. What was decided stays: './baton reroute' decides leads again."
        })
final class RollbackCommand extends StackCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "the version to go back to; the one before the active one when not given")
    private int number;

    @Option(names = "--note", paramLabel = "TEXT", description = "why; kept with the new version")
    private String note = "";

    @Option(names = "--yes", description = "does it")
    private boolean yes;

    @Override
    int run(Desk desk, Page page) {
        int active = desk.playbooks().active().version();
        int back = number == 0 ? active - 1 : number;
        var version = DiffCommand.version(desk, back);
        if (back == active) {
            page.line("Nothing to do: version " + back + " is active.");
            return 0;
        }
        var compared = new Compared(
                "version " + active + " (active)",
                Compared.of(DiffCommand.version(desk, active), desk.lookups()),
                "version " + back,
                Compared.of(version, desk.lookups()));
        DiffCommand.tell(page, compared, compared.changes());
        if (!yes) {
            page.line("Nothing was changed: './baton rollback " + back + " --yes' makes it active, as a new version.");
            return 0;
        }
        var published = new Publishing(desk)
                .again(
                        version,
                        Json.read(version.compiled(), Playbook.class),
                        operator(),
                        note.isEmpty() ? "back to version " + back : note,
                        clock().instant());
        page.line(
                published.isNew()
                        ? "Version " + published.version() + " is active: it is version " + back + " again."
                        : "Nothing changed: the active version says the same as version " + back + ".");
        new Doorbells(desk).ring(page, published.concerned());
        return 0;
    }
}
