package dev.baton.cli;

import dev.baton.roster.hours.Holidays;
import dev.baton.simulation.Assumptions;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Everything that a simulation has to tell. */
record SimulationResult(
        Path leads, HistoryReader.Summary read, SimulationRun run, int people, Assumptions assumptions, ZoneId zone) {
    /** What was assumed because the history does not say it, a sentence each. */
    List<String> assumed() {
        List<String> assumed = new ArrayList<>();
        assumptions
                .openFor()
                .ifPresent(time -> assumed.add("A lead stays open for " + Shown.length(time)
                        + " after somebody got it, unless a column says when it was closed."));
        assumptions
                .touching()
                .ifPresent(touching -> assumed.add("A rep turns to a lead " + Shown.length(touching.reaction())
                        + " of working time after getting it and finishing with those before it; the first touch takes "
                        + Shown.length(touching.handling()) + "."));
        assumed.add(
                "The people, their limits, hours and leave are those of the roster all the time, with nothing on their desks at the start.");
        assumed.add(
                "A route is live unless its mode says shadow: then it decides and takes turns, and nobody gets its leads.");
        assumed.add("Everything but waiting and working takes no time; nobody works the fallback queue.");
        int known = Holidays.FIRST_YEAR;
        if (read.first().filter(first -> first.atZone(zone).getYear() < known).isPresent()) {
            assumed.add("Of the years before " + known + " no public holidays are known.");
        }
        forgotten(run.before(), assumed);
        run.after().ifPresent(side -> forgotten(side, assumed));
        return assumed;
    }

    private void forgotten(SimulationRun.Side side, List<String> assumed) {
        long forgotten = side.simulation().forgotten();
        if (forgotten > 0) {
            assumed.add("Of the leads that " + side.file() + " nurtured the newest " + assumptions.remembered()
                    + " were remembered; " + forgotten + " older ones would not have been scored again.");
        }
    }
}
