package dev.baton.cli;

import dev.baton.playbook.source.LeaveText;
import dev.baton.roster.Rep.Leave;
import dev.baton.roster.Sources;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One switch for absence: from now on, or for dates. */
@Command(
        name = "away",
        description =
                "keeps new leads from a rep who is away: from now until 'back', or for dates in the rep's own zone")
final class RosterAwayCommand extends StackCommand {
    @Parameters(paramLabel = "REP", description = "the rep's e-mail address")
    private String rep = "";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "the first day away (2026-12-24), or a time (2026-12-24T12:00); now when not given")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "the last day away, or the time of the return; until further notice when not given")
    private String to = "";

    @Override
    int run(Desk desk, Page page) {
        var now = clock().instant();
        var person = new RosterPerson(desk, page, now);
        var id = person.known(rep);
        var zone = zone(desk, id);
        var begin = from.isEmpty()
                ? now.truncatedTo(ChronoUnit.SECONDS)
                : moment(LeaveText.begin(from, zone), "--from", from);
        var end = to.isEmpty() ? Leave.OPEN_END : moment(LeaveText.end(to, zone), "--to", to);
        if (!begin.isBefore(end)) {
            throw new Misuse("the leave would end before it begins");
        }
        if (!end.isAfter(now)) {
            throw new Refusal("the leave is over already: it would change nothing");
        }
        var leave = new Leave(begin, end);
        var said = Optional.ofNullable(desk.roster().sources().get(id));
        var already = said.flatMap(sources -> covering(sources, leave));
        if (said.isPresent() && already.isPresent()) {
            page.line("Nothing changed: " + id + " is away already " + RosterPerson.span(already.get(), zone) + " ("
                    + zone + "). './baton roster back " + id + "' ends it.");
            person.show(id, said.get());
            return 0;
        }
        person.edit(
                id,
                id + " is away " + RosterPerson.span(leave, zone) + " (" + zone + ").",
                sources -> with(sources, leave, now));
        return 0;
    }

    private static Sources with(Sources sources, Leave leave, Instant now) {
        var said = sources.byHand();
        List<Leave> leaves = new ArrayList<>(
                said.leave().stream().filter(there -> there.to().isAfter(now)).toList());
        if (covering(sources, leave).isEmpty()) {
            leaves.add(leave);
        }
        return sources.withManual(said.withLeave(leaves));
    }

    /** The leave that was said by hand before and holds all of this one. */
    private static Optional<Leave> covering(Sources sources, Leave leave) {
        return sources.byHand().leave().stream()
                .filter(there ->
                        !there.from().isAfter(leave.from()) && !there.to().isBefore(leave.to()))
                .findFirst();
    }

    static ZoneId zone(Desk desk, String id) {
        return desk.roster()
                .rep(id)
                .orElseThrow(() -> new Refusal("there is no rep '" + id + "' any more"))
                .value()
                .zone();
    }

    private static Instant moment(Optional<Instant> read, String option, String text) {
        return read.orElseThrow(() -> new Misuse(option + " '" + Shown.brief(text, 40)
                + "' is not understood: a date like 2026-12-24, or a time like 2026-12-24T12:00"));
    }
}
