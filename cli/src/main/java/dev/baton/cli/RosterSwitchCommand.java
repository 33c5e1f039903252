package dev.baton.cli;

import dev.baton.roster.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The manual switch: it is above whatever a file or Salesforce says. */
abstract class RosterSwitchCommand extends StackCommand {
    @Parameters(paramLabel = "REP", description = "the rep's e-mail address")
    private String rep = "";

    private final boolean on;

    private RosterSwitchCommand(boolean on) {
        this.on = on;
    }

    @Override
    final int run(Desk desk, Page page) {
        var person = new RosterPerson(desk, page, clock().instant());
        var id = person.known(rep);
        if (!desk.roster().turn(id, on)) {
            throw new Refusal("there is no rep '" + id + "' any more");
        }
        page.line(id + " is " + (on ? "on again." : "off: no new leads from the next decision on."));
        person.show(id, desk.roster().sources().getOrDefault(id, Sources.NONE));
        if (on) {
            var doorbells = new Doorbells(desk);
            doorbells.ring(page, doorbells.poolsOf(id));
        }
        return 0;
    }

    /** Switches somebody on. */
    @Command(name = "on", description = "lets a rep have leads again")
    static final class On extends RosterSwitchCommand {
        On() {
            super(true);
        }
    }

    /** Switches somebody off. */
    @Command(name = "off", description = "keeps new leads from a rep, from the next decision on")
    static final class Off extends RosterSwitchCommand {
        Off() {
            super(false);
        }
    }
}
