package dev.baton.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.playbook.source.FormulaSafe;
import dev.baton.simulation.Told;
import dev.baton.simulation.Versus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What two playbooks make differently of the same leads. Keeps counts and a few examples; each lead goes to the file. For one thread. */
final class Differences {
    private static final int EXAMPLES = 20;

    private final Optional<CsvWriter> file;
    private final Map<Move, Long> moves = new HashMap<>();
    private final List<Difference> examples = new ArrayList<>();
    private long compared;
    private long others;
    private long routes;
    private long scores;

    /** {@code file}, if any, gets each lead that somebody else would have got. */
    Differences(Optional<CsvWriter> file) {
        this.file = file;
        file.ifPresent(csv -> csv.writeRecord(
                "line",
                "created",
                "company",
                "country",
                "had",
                "route",
                "score",
                "would have",
                "new route",
                "new score"));
    }

    /** From whom to whom. */
    record Move(String from, String to) {}

    /** What came of a lead by one of the two. */
    record Side(String who, String route, int score) {
        static Side of(Told.Settled settled) {
            Verdict verdict = settled.verdict();
            String route = verdict instanceof Verdict.Routed routed ? routed.route() : "";
            return new Side(
                    Differences.who(settled.outcome()), route, verdict.score().total());
        }
    }

    /** One lead of which the two make something else. */
    record Difference(long line, String created, String company, String country, Side before, Side after) {
        List<String> cells() {
            return Stream.of(
                            Long.toString(line),
                            created,
                            company,
                            country,
                            before.who(),
                            before.route(),
                            Integer.toString(before.score()),
                            after.who(),
                            after.route(),
                            Integer.toString(after.score()))
                    .map(FormulaSafe::safe)
                    .toList();
        }
    }

    void take(Versus.Pair pair) {
        compared++;
        Side before = Side.of(pair.left());
        Side after = Side.of(pair.right());
        routes += before.route().equals(after.route()) ? 0 : 1;
        scores += before.score() == after.score() ? 0 : 1;
        if (before.who().equals(after.who())) {
            return;
        }
        others++;
        moves.merge(new Move(before.who(), after.who()), 1L, Long::sum);
        Difference difference = new Difference(
                line(pair),
                pair.lead().acceptedAt().toString(),
                pair.lead().company().name(),
                pair.lead().location().country(),
                before,
                after);
        if (examples.size() < EXAMPLES) {
            examples.add(difference);
        }
        file.ifPresent(csv -> csv.writeRecord(difference.cells()));
    }

    /** The id of a rehearsed lead ends in its line. */
    private static long line(Versus.Pair pair) {
        String id = pair.lead().id().value();
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }

    static String who(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Assigned assigned ->
                switch (assigned.owner()) {
                    case Owner.Rep rep -> rep.id();
                    case Owner.Queue queue -> queue.name();
                    case Owner.User user -> user.id();
                };
            case Outcome.Nurtured _ -> "nurtured";
            case Outcome.Rejected _ -> "rejected";
            case Outcome.Held _ -> "held";
        };
    }

    /** How many leads both decided. */
    long compared() {
        return compared;
    }

    /** How many somebody else would have got. */
    long others() {
        return others;
    }

    /** How many would have taken another route. */
    long routes() {
        return routes;
    }

    /** How many would have had another score. */
    long scores() {
        return scores;
    }

    /** From whom to whom how many would have gone, the most first. */
    List<Map.Entry<Move, Long>> moves() {
        return moves.entrySet().stream()
                .sorted(Map.Entry.<Move, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().from())
                        .thenComparing(entry -> entry.getKey().to()))
                .toList();
    }

    /** The first of them, as they were decided. */
    List<Difference> examples() {
        return examples.stream()
                .sorted(Comparator.comparingLong(Difference::line))
                .toList();
    }
}
