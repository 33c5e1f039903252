package dev.baton.cli;

import dev.baton.simulation.Group;
import dev.baton.simulation.Share;
import dev.baton.simulation.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells a person what a simulation came to. */
final class SimulationPage {
    private static final int MOVES = 15;

    private final Page page;

    SimulationPage(Page page) {
        this.page = page;
    }

    void tell(SimulationResult result) {
        read(result);
        if (result.read().leads() == 0) {
            page.line("There is no lead to take through the playbook: nothing was simulated.");
            return;
        }
        result.assumed().forEach(assumed -> page.line("  " + assumed));
        side(result.run().before());
        result.run().after().ifPresent(after -> {
            side(after);
            differences(result.run().differences(), result.run().before(), after);
        });
        page.gap();
    }

    private void read(SimulationResult result) {
        HistoryReader.Summary read = result.read();
        page.line(Shown.count(read.leads(), "lead") + " of " + result.leads() + span(result) + ", "
                + (result.people() == 1 ? "1 person" : result.people() + " people"));
        if (read.outside() > 0) {
            page.line("  " + Shown.count(read.outside(), "row") + " outside --from and --to left out");
        }
        rows(
                read.badRows(),
                "could not be used and " + (read.badRows() == 1 ? "was" : "were") + " left out",
                read.bad());
        rows(read.partlyRows(), "had a cell that could not be used", read.partly());
        if (!read.unused().isEmpty()) {
            page.line("  " + Shown.count(read.unused().size(), "column")
                    + " not used; name one attribute.<name> to have it as a field: "
                    + Shown.brief(String.join(", ", read.unused()), 200));
        }
    }

    private void rows(long count, String what, List<String> first) {
        if (count > 0) {
            page.line("  " + Shown.count(count, "row") + " " + what + (count > first.size() ? "; the first:" : ":"));
            first.forEach(line -> page.line("    " + line));
        }
    }

    private static String span(SimulationResult result) {
        return result.read()
                .first()
                .flatMap(first -> result.read()
                        .last()
                        .map(last -> ", " + first.atZone(result.zone()).toLocalDate() + " to "
                                + last.atZone(result.zone()).toLocalDate()))
                .orElse("");
    }

    private void side(SimulationRun.Side side) {
        Tally tally = side.tally();
        Group all = tally.all();
        page.heading("By " + side.name() + " (" + side.file() + ")");
        page.value("to a rep", Long.toString(all.assigned()));
        page.value("fallback", Long.toString(all.fallback()));
        page.value(
                "nurtured",
                (all.nurtured() - all.scoredAgain())
                        + (all.scoredAgain() > 0 ? ", and " + all.scoredAgain() + " for a while" : ""));
        page.value("rejected", Long.toString(all.rejected()));
        page.value("waited", all.held() + ", " + waits(all));
        page.value("first touch", promise(all));
        page.value("reminders", all.promised() == 0 ? "" : Long.toString(all.reminded()));
        page.value("too late", late(all));
        page.value("in shadow", all.shadow() == 0 ? "" : all.shadow() + " of all these, which nobody got");
        groups("route", tally.routes());
        groups("pool", tally.pools());
        groups("segment", tally.segments());
        groups("rep", tally.reps());
        shares(tally);
    }

    /** How long somebody waited. */
    static String wait(Duration length) {
        return length.isZero() ? "no time" : Shown.length(length);
    }

    /** How many first touches were in time, of how many that a route promised a rep's leads; empty where none does. */
    static String promise(Group group) {
        return group.promised() == 0 ? "" : group.kept() + " of " + group.promised();
    }

    /** How many were too late, and what came of that; empty where nothing is promised. */
    static String late(Group group) {
        return group.promised() == 0
                ? ""
                : group.breached()
                        + (group.taken() == 0 ? "" : ", " + group.taken() + " of them given to somebody else");
    }

    private static String waits(Group group) {
        return "50 of 100 within " + wait(group.waits().percentile(50)) + ", 90 within "
                + wait(group.waits().percentile(90)) + ", the longest "
                + wait(group.waits().percentile(100));
    }

    private void groups(String what, Map<String, Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        page.gap();
        List<List<String>> rows = new ArrayList<>();
        groups.forEach((name, group) -> rows.add(List.of(
                name,
                Long.toString(group.assigned()),
                Long.toString(group.fallback()),
                Long.toString(group.held()),
                wait(group.waits().percentile(50)),
                wait(group.waits().percentile(90)),
                wait(group.waits().percentile(100)),
                promise(group),
                late(group))));
        page.table(
                List.of(
                        what,
                        "to a rep",
                        "fallback",
                        "held",
                        "wait p50",
                        "p90",
                        "longest",
                        "first touch in time",
                        "too late"),
                rows);
    }

    private void shares(Tally tally) {
        page.gap();
        List<List<String>> rows = new ArrayList<>();
        for (Share share : tally.shares()) {
            rows.add(List.of(
                    share.pool(),
                    share.rep(),
                    Long.toString(share.had()),
                    promised(share),
                    off(share),
                    Long.toString(share.capped()),
                    Optional.ofNullable(tally.reps().get(share.rep()))
                            .map(group -> Long.toString(group.assigned()))
                            .orElse("0")));
        }
        page.table(List.of("turns of", "rep", "had", "promised", "off", "at a limit", "leads in all"), rows);
    }

    static String promised(Share share) {
        return String.format(Locale.ROOT, "%.1f", share.had() - share.off());
    }

    static String off(Share share) {
        return String.format(Locale.ROOT, "%+.1f", share.off());
    }

    private void differences(Differences differences, SimulationRun.Side before, SimulationRun.Side after) {
        page.heading("What " + after.file() + " makes differently than " + before.file());
        page.value("compared", Long.toString(differences.compared()));
        page.value("to others", differences.others() + percent(differences.others(), differences.compared()));
        page.value("other route", differences.routes() + percent(differences.routes(), differences.compared()));
        page.value("other score", differences.scores() + percent(differences.scores(), differences.compared()));
        List<Map.Entry<Differences.Move, Long>> moves = differences.moves();
        if (moves.isEmpty()) {
            return;
        }
        page.gap();
        page.table(
                List.of("leads", "had", "would have"),
                moves.stream()
                        .limit(MOVES)
                        .map(move -> List.of(
                                move.getValue().toString(),
                                move.getKey().from(),
                                move.getKey().to()))
                        .toList());
        if (moves.size() > MOVES) {
            page.line("and " + (moves.size() - MOVES) + " more; --differences writes each lead to a CSV file");
        }
    }

    private static String percent(long part, long all) {
        return all == 0 ? "" : String.format(Locale.ROOT, " (%.1f %%)", 100.0 * part / all);
    }
}
