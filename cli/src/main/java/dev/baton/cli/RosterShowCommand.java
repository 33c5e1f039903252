package dev.baton.cli;

import dev.baton.roster.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One rep, and who says what of them. */
@Command(name = "show", description = "shows one rep: what holds, and which source says what")
final class RosterShowCommand extends StackCommand {
    @Parameters(paramLabel = "REP", description = "the rep's e-mail address")
    private String rep = "";

    @Override
    int run(Desk desk, Page page) {
        var person = new RosterPerson(desk, page, clock().instant());
        var id = person.known(rep);
        page.line(id);
        person.show(id, desk.roster().sources().getOrDefault(id, Sources.NONE));
        return 0;
    }
}
