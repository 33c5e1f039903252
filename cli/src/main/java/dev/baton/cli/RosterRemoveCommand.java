package dev.baton.cli;

import dev.baton.roster.Said;
import dev.baton.roster.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes somebody out of the roster by hand. */
@Command(name = "remove", description = "takes a rep out of the roster; the rep's open leads stay where they are")
final class RosterRemoveCommand extends StackCommand {
    @Parameters(paramLabel = "REP", description = "the rep's e-mail address")
    private String rep = "";

    @Override
    int run(Desk desk, Page page) {
        var person = new RosterPerson(desk, page, clock().instant());
        var id = person.known(rep);
        boolean elsewhere = isElsewhere(desk.roster().sources().getOrDefault(id, Sources.NONE));
        person.edit(
                id,
                id + " is out of the roster"
                        + (elsewhere
                                ? ", and stays out, though a file or Salesforce has them, until './baton roster add "
                                        + id + "'."
                                : "."),
                RosterRemoveCommand::without);
        int open = desk.roster().load(id).value().open();
        if (open > 0) {
            page.line(Shown.count(open, "open lead") + " of theirs stay as they are.");
        }
        return 0;
    }

    private static Sources without(Sources sources) {
        return isElsewhere(sources) ? sources.withManual(sources.byHand().withMember(false)) : Sources.NONE;
    }

    private static boolean isElsewhere(Sources sources) {
        return sources.withManual(Said.NOTHING).member();
    }
}
