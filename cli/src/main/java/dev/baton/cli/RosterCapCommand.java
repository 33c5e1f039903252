package dev.baton.cli;

import dev.baton.roster.Said;
import dev.baton.roster.Said.Limit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How much a rep may have. */
@Command(name = "cap", description = "says how many leads a rep may have: whole numbers, or none for no limit")
final class RosterCapCommand extends StackCommand {
    private static final int MOST = 100_000;

    @Parameters(paramLabel = "REP", description = "the rep's e-mail address")
    private String rep = "";

    @Option(names = "--open", paramLabel = "N", description = "open leads at any one time; 0 to 100000, or none")
    private String open = "";

    @Option(names = "--day", paramLabel = "N", description = "leads a day, in the rep's zone")
    private String day = "";

    @Option(names = "--week", paramLabel = "N", description = "leads a week, from Monday, in the rep's zone")
    private String week = "";

    @Option(
            names = "--clear",
            description = "takes back what was said by hand, before anything given beside it is said")
    private boolean clear;

    @Override
    int run(Desk desk, Page page) {
        if (open.isEmpty() && day.isEmpty() && week.isEmpty() && !clear) {
            throw new Misuse("say at least one of --open, --day, --week and --clear");
        }
        var ofOpen = limit("--open", open);
        var ofDay = limit("--day", day);
        var ofWeek = limit("--week", week);
        var person = new RosterPerson(desk, page, clock().instant());
        var id = person.known(rep);
        person.edit(id, "The limits of " + id + " were changed.", sources -> {
            var said = sources.byHand();
            var before = clear ? said.withLimits(Optional.empty(), Optional.empty(), Optional.empty()) : said;
            return sources.withManual(with(before, ofOpen, ofDay, ofWeek));
        });
        return 0;
    }

    private static Said with(Said before, Optional<Limit> open, Optional<Limit> day, Optional<Limit> week) {
        return before.withLimits(open.or(before::open), day.or(before::day), week.or(before::week));
    }

    private static Optional<Limit> limit(String option, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.equals("none")) {
            return Optional.of(Limit.NONE);
        }
        try {
            int most = Integer.parseInt(text);
            if (most >= 0 && most <= MOST) {
                return Optional.of(Limit.of(most));
            }
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw new Misuse(option + " is a whole number from 0 to " + MOST + ", or none");
    }
}
