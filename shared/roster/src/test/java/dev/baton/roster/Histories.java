package dev.baton.roster;

import dev.baton.roster.History.Step;
import dev.baton.roster.History.What;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random histories of a pool. */
final class Histories {
    private Histories() {}

    /** Weights from a thousandth to ten; often equal, often steep. */
    static Arbitrary<Integer> weight() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(1000)),
                Tuple.of(3, Arbitraries.of(500, 1000, 2000, 3000, 5000, 10_000)),
                Tuple.of(2, Arbitraries.integers().between(1, 10_000)));
    }

    /** Histories of two to eight members in which these things happen, beside turns. */
    static Arbitrary<History> with(What... happenings) {
        Arbitrary<Step> turns = Arbitraries.integers().between(1, 15).map(count -> new Step(What.TURNS, 0, count));
        Arbitrary<Step> others = Combinators.combine(
                        Arbitraries.of(happenings), Arbitraries.integers().between(0, 7), weight())
                .as(Step::new);
        Arbitrary<List<Step>> steps =
                Arbitraries.oneOf(List.of(turns, others)).list().ofMaxSize(60);
        Arbitrary<List<Integer>> weights = weight().list().ofMinSize(2).ofMaxSize(8);
        return Combinators.combine(weights, steps).as(History::new);
    }
}
