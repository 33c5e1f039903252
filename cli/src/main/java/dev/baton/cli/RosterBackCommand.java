package dev.baton.cli;

import dev.baton.roster.Rep.Leave;
import dev.baton.roster.Sources;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The end of an absence. */
@Command(name = "back", description = "ends the leave that a rep is on, whoever said it; leaves to come stay")
final class RosterBackCommand extends StackCommand {
    @Parameters(paramLabel = "REP", description = "the rep's e-mail address")
    private String rep = "";

    @Option(names = "--all", description = "ends the leaves to come too that were said by hand")
    private boolean all;

    @Override
    int run(Desk desk, Page page) {
        var now = clock().instant();
        var person = new RosterPerson(desk, page, now);
        var id = person.known(rep);
        var ended = desk.roster().rep(id).stream()
                .flatMap(there -> there.value().leave().stream())
                .filter(leave -> running(leave, now))
                .toList();
        person.edit(
                id,
                ended.isEmpty()
                        ? id + " was on no leave."
                        : id + " is back: the leave " + RosterPerson.spans(ended, RosterAwayCommand.zone(desk, id))
                                + " is over.",
                sources -> back(sources, now));
        return 0;
    }

    private Sources back(Sources sources, Instant now) {
        var said = sources.byHand();
        var coming = said.leave().stream()
                .filter(leave -> !all && leave.from().isAfter(now))
                .toList();
        var after = said.withLeave(coming);
        boolean below = sources.withManual(after).synced("").leave().stream().anyMatch(leave -> running(leave, now));
        return sources.withManual(below ? after.withBack(now) : after);
    }

    private static boolean running(Leave leave, Instant now) {
        return !leave.from().isAfter(now) && leave.to().isAfter(now);
    }
}
