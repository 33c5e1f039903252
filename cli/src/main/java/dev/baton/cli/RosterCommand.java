package dev.baton.cli;

import dev.baton.roster.Availability;
import dev.baton.roster.Calendars;
import dev.baton.roster.Capacity;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.store.Active;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows who is there, who is away, and how much each has on the desk. */
@Command(
        name = "roster",
        description = "shows the reps: who can have a lead now, and how much each has of what they may have",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            RosterTurnsCommand.class,
            RosterShowCommand.class,
            RosterSyncCommand.class,
            RosterExportCommand.class,
            RosterAddCommand.class,
            RosterRemoveCommand.class,
            RosterAwayCommand.class,
            RosterBackCommand.class,
            RosterCapCommand.class,
            RosterSwitchCommand.On.class,
            RosterSwitchCommand.Off.class
        })
final class RosterCommand extends StackCommand {
    private static final List<String> COLUMNS =
            List.of("REP", "NAME", "TEAM", "WEIGHT", "OPEN", "TODAY", "WEEK", "POOLS", "NOW");

    @Mixin
    private Format format = new Format();

    @Override
    int run(Desk desk, Page page) {
        var reps = desk.roster().all().reps();
        if (format.isJson()) {
            page.json(reps);
            return 0;
        }
        if (reps.isEmpty()) {
            page.line(
                    "There is nobody in the roster yet: './baton roster import samples/roster.csv' fills it, or './baton sync' from Salesforce.");
            return 0;
        }
        page.table(COLUMNS, rows(reps, desk, clock().instant()));
        return 0;
    }

    private static List<List<String>> rows(List<Rep> reps, Desk desk, Instant now) {
        var loads = desk.roster().loads(ids(reps));
        var active = desk.playbooks().active();
        var calendars = new Publishing(desk).calendars();
        return reps.stream()
                .sorted(Comparator.comparing(Rep::team).thenComparing(Rep::id))
                .map(rep -> {
                    var stored = loads.get(rep.id());
                    return row(rep, stored == null ? Load.NONE : stored.value(), active, calendars, now);
                })
                .toList();
    }

    private static List<String> row(Rep rep, Load stored, Active active, Calendars calendars, Instant now) {
        var load = Capacity.at(stored, now, rep.zone());
        return List.of(
                rep.id(),
                rep.name(),
                rep.team(),
                weight(rep.weight()),
                of(load.open(), rep.caps().open()),
                of(load.today(), rep.caps().day()),
                of(load.thisWeek(), rep.caps().week()),
                String.join(", ", active.cells().poolsOf(rep.id())),
                switch (Availability.of(rep, stored, calendars, now)) {
                    case Availability.Free() -> "free";
                    case Availability.Refused(String why) -> why;
                });
    }

    private static Collection<String> ids(List<Rep> reps) {
        return reps.stream().map(Rep::id).toList();
    }

    private static String of(int count, OptionalInt limit) {
        return limit.isPresent() ? count + " of " + limit.getAsInt() : String.valueOf(count);
    }

    private static String weight(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }
}
