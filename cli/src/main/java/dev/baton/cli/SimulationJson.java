package dev.baton.cli;

import dev.baton.simulation.Group;
import dev.baton.simulation.Share;
import dev.baton.simulation.Tally;
import dev.baton.simulation.Waits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a simulation came to, for a program. Times are seconds, turns are decimal numbers. */
record SimulationJson(
        String leads,
        HistoryReader.Summary read,
        List<String> assumed,
        Side playbook,
        Optional<Side> against,
        Optional<Compared> differences) {
    static SimulationJson of(SimulationResult result) {
        SimulationRun run = result.run();
        return new SimulationJson(
                result.leads().toString(),
                result.read(),
                result.assumed(),
                Side.of(run.before()),
                run.after().map(Side::of),
                run.after().map(_ -> Compared.of(run.differences())));
    }

    /** What one playbook made of the leads. */
    record Side(
            String name,
            String file,
            Counts all,
            Map<String, Counts> routes,
            Map<String, Counts> pools,
            Map<String, Counts> segments,
            Map<String, Counts> reps,
            List<Turns> turns) {
        static Side of(SimulationRun.Side side) {
            Tally tally = side.tally();
            return new Side(
                    side.name(),
                    side.file().toString(),
                    Counts.of(tally.all()),
                    counts(tally.routes()),
                    counts(tally.pools()),
                    counts(tally.segments()),
                    counts(tally.reps()),
                    tally.shares().stream().map(Turns::of).toList());
        }

        private static Map<String, Counts> counts(Map<String, Group> groups) {
            Map<String, Counts> counts = new LinkedHashMap<>();
            groups.forEach((name, group) -> counts.put(name, Counts.of(group)));
            return counts;
        }
    }

    /** The counts of a group of leads. */
    record Counts(
            long assigned,
            long fallback,
            long nurtured,
            long rejected,
            long scoredAgain,
            long held,
            long touched,
            long firstTouchPromised,
            long firstTouchInTime,
            long reminded,
            long tooLate,
            long reassigned,
            long inShadow,
            Percentiles waits,
            Percentiles untilTouched) {
        static Counts of(Group group) {
            return new Counts(
                    group.assigned(),
                    group.fallback(),
                    group.nurtured(),
                    group.rejected(),
                    group.scoredAgain(),
                    group.held(),
                    group.touched(),
                    group.promised(),
                    group.kept(),
                    group.reminded(),
                    group.breached(),
                    group.taken(),
                    group.shadow(),
                    Percentiles.of(group.waits()),
                    Percentiles.of(group.touches()));
        }
    }

    /** Lengths of time, in seconds. */
    record Percentiles(long p50, long p90, long longest) {
        static Percentiles of(Waits waits) {
            return new Percentiles(
                    waits.percentile(50).toSeconds(),
                    waits.percentile(90).toSeconds(),
                    waits.percentile(100).toSeconds());
        }
    }

    /** Somebody's turns in a pool. */
    record Turns(String pool, String rep, int weight, long had, double promised, long atALimit) {
        static Turns of(Share share) {
            return new Turns(
                    share.pool(), share.rep(), share.weight(), share.had(), share.had() - share.off(), share.capped());
        }
    }

    /** What the other playbook makes differently. */
    record Compared(
            long leads,
            long toOthers,
            long otherRoute,
            long otherScore,
            List<Moved> moves,
            List<Differences.Difference> examples) {
        static Compared of(Differences differences) {
            return new Compared(
                    differences.compared(),
                    differences.others(),
                    differences.routes(),
                    differences.scores(),
                    differences.moves().stream()
                            .map(move -> new Moved(
                                    move.getKey().from(), move.getKey().to(), move.getValue()))
                            .toList(),
                    differences.examples());
        }
    }

    /** How many leads went from one to another. */
    record Moved(String from, String to, long leads) {}
}
