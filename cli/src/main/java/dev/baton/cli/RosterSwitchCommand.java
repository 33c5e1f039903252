package dev.baton.cli;

import java.util.Locale;
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
        var id = rep.toLowerCase(Locale.ROOT);
        if (!desk.roster().turn(id, on)) {
            throw new Refusal("there is no rep '" + Shown.brief(rep, 80) + "'; './baton roster' lists them");
        }
        page.line(id + " is " + (on ? "on again." : "off: no new leads from the next decision on."));
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
