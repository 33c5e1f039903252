package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.History.Step;
import dev.baton.roster.History.Taken;
import dev.baton.roster.History.What;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Promise 4, as worded, over random histories. */
class FairnessPropertiesTest {
    private static final String ONE = History.name(0);
    private static final String TWO = History.name(1);

    @Property(tries = 200)
    @Label("from a common start, each member is within one of its weighted share while the set is unchanged")
    void staticSets(@ForAll("weights") List<Integer> weights, @ForAll @IntRange(min = 1, max = 400) int turns) {
        List<Taken> taken = new History(weights, List.of(new Step(What.TURNS, 0, turns))).run(new Picker.Ours(), 0);
        assertThat(Fairness.offShare(taken, 1)).isEmpty();
    }

    @Property(tries = 200)
    @Label("two members that stay are within one turn times 1/(the smaller weight), whatever others do around them")
    void stayers(@ForAll("everything") History history) {
        List<Taken> taken = history.run(new Picker.Ours(), 2);
        assertThat(Fairness.apart(taken, ONE, TWO, 1, true)).isEmpty();
    }

    @Property(tries = 200)
    @Label(
            "from any later moment, two who are there are within three turns, and each, while the set stays, of its share")
    void anyMoment(@ForAll("comingAndGoing") History history) {
        List<Taken> taken = history.run(new Picker.Ours(), 0);
        for (int i = 0; i < history.weights().size(); i++) {
            assertThat(Fairness.offShareFromAnyMoment(taken, History.name(i), 3))
                    .isEmpty();
            for (int j = i + 1; j < history.weights().size(); j++) {
                assertThat(Fairness.apart(taken, History.name(i), History.name(j), 3, false))
                        .isEmpty();
            }
        }
    }

    @Property(tries = 200)
    @Label("a newcomer, or a return from leave, gains less than one turn")
    void returns(@ForAll("comingAndGoing") History history) {
        List<Taken> taken = history.run(new Picker.Ours(), 0);
        for (int i = 0; i < history.weights().size(); i++) {
            assertThat(Fairness.gainOnReturn(taken, History.name(i))).isEmpty();
        }
    }

    @Property(tries = 200)
    @Label("going away and back, however often, gets nobody further ahead of those who stay than staying would")
    void awayAndBack(@ForAll("toggling") History history) {
        List<Taken> taken = history.run(new Picker.Ours(), 2);
        for (int i = 2; i < history.weights().size(); i++) {
            assertThat(Fairness.aheadOf(taken, History.name(i), ONE, 1)).isEmpty();
            assertThat(Fairness.aheadOf(taken, History.name(i), TWO, 1)).isEmpty();
        }
    }

    @Property(tries = 200)
    @Label("V never falls")
    void virtualTime(@ForAll("everything") History history) {
        assertThat(Fairness.virtualTimeFell(history.run(new Picker.Ours(), 0))).isEmpty();
    }

    @Property(tries = 200)
    @Label("an exclusion for one lead neither moves V nor counts as leaving: nobody's place is lost by it")
    void exclusions(@ForAll("exclusionsOnly") History history) {
        Picker.Ours picker = new Picker.Ours();
        List<Taken> taken = history.run(picker, 0);
        assertThat(taken)
                .allMatch(turn -> turn.available().size() == history.weights().size());
        assertThat(picker.turn().members().values()).allMatch(Turn.Member::present);
        long sum = history.weights().stream().mapToLong(Integer::longValue).sum();
        long least = taken.size() * (Rotation.TURN / sum - 1);
        assertThat(picker.virtualTime()).isGreaterThanOrEqualTo(Math.max(0, least));
    }

    @Property(tries = 200)
    @Label("a thousand turns far along virtual time go as from the start, also where it is moved back")
    void range(@ForAll("weights") List<Integer> weights, @ForAll @IntRange(max = 1000) int before) {
        History history = new History(weights, List.of(new Step(What.TURNS, 0, 300)));
        Picker.Ours far = new Picker.Ours(new Turn(Rotation.FAR - before * (1L << 30), Map.of()));
        assertThat(history.run(far, 0).stream().map(Taken::who))
                .containsExactlyElementsOf(history.run(new Picker.Ours(), 0).stream()
                        .map(Taken::who)
                        .toList());
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return Histories.weight().list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<History> everything() {
        return Histories.with(What.values());
    }

    @Provide
    Arbitrary<History> comingAndGoing() {
        return Histories.with(What.TOGGLE, What.MEMBERSHIP);
    }

    @Provide
    Arbitrary<History> toggling() {
        return Histories.with(What.TOGGLE);
    }

    @Provide
    Arbitrary<History> exclusionsOnly() {
        return Histories.with(What.TURN_WITHOUT);
    }
}
