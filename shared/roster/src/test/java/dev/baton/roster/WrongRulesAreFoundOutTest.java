package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.History.Step;
import dev.baton.roster.History.Taken;
import dev.baton.roster.History.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The checks of {@link FairnessPropertiesTest} can fail: each wrong rule is found out by the very check that ours passes. */
class WrongRulesAreFoundOutTest {
    private static final String ONE = History.name(0);
    private static final String LAST = History.name(5);

    @Test
    void plainStrideIsOffItsShareAtFiveToFiveOnes() {
        History steep = turns(List.of(5000, 1000, 1000, 1000, 1000, 1000), 60);
        assertThat(Fairness.offShare(steep.run(new BrokenPickers.PlainStride(), 0), 1))
                .isPresent();
        assertThat(Fairness.offShare(steep.run(new Picker.Ours(), 0), 1)).isEmpty();
    }

    @Test
    void aReturnAtTheLowestPassGetsFarAheadOfThoseWhoStay() {
        found(BrokenPickers.ReturnAtLowest::new, taken -> Fairness.aheadOf(taken, LAST, ONE, 1));
    }

    @Test
    void aReturnAtTheOwnPassFloods() {
        found(BrokenPickers.ReturnAtOwn::new, taken -> Fairness.gainOnReturn(taken, LAST));
    }

    @Test
    void aCursorThatResetsTearsStayersApart() {
        found(BrokenPickers.AlwaysFirst::new, taken -> Fairness.apart(taken, ONE, History.name(1), 1, true));
    }

    @Test
    void aRuleThatDriftsWouldBeSeenFromAnyLaterMoment() {
        found(BrokenPickers.AlwaysFirst::new, taken -> Fairness.apart(taken, ONE, History.name(1), 3, false));
    }

    /** Among random histories in which the last of six members comes and goes, some find the wrong rule out, and none finds ours. */
    private static void found(Supplier<Picker> wrong, Function<List<Taken>, Optional<String>> check) {
        int found = 0;
        for (int seed = 0; seed < 50; seed++) {
            History history = comingAndGoing(new Random(seed));
            assertThat(check.apply(history.run(new Picker.Ours(), 5)))
                    .as("seed %d", seed)
                    .isEmpty();
            found += check.apply(history.run(wrong.get(), 5)).isPresent() ? 1 : 0;
        }
        assertThat(found).isPositive();
    }

    private static History comingAndGoing(Random random) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            steps.add(new Step(What.TURNS, 0, 1 + random.nextInt(1 + random.nextInt(20))));
            steps.add(new Step(What.TOGGLE, 5, 0));
        }
        return new History(List.of(1000, 1000, 1000, 1000, 1000, 3000), steps);
    }

    private static History turns(List<Integer> weights, int turns) {
        return new History(weights, List.of(new Step(What.TURNS, 0, turns)));
    }
}
