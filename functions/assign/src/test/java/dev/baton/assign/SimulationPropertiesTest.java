package dev.baton.assign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assign.Simulated.Change;
import dev.baton.assign.Simulated.Step;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * The simulation decides what the deployed system decides: random histories are led through the real store and through the simulation, and
 * every decision is compared: who, why, who was passed over and why, when, who waits where and until when. A failure prints its seed and
 * the smallest history that shows it; {@code @Property(seed = "...")} plays it again.
 */
class SimulationPropertiesTest {
    /** As long is the longest hold of the three playbooks, and a night. */
    private static final int HALF_HOURS_AT_THE_END = 64;

    @Property(tries = 4, shrinking = ShrinkingMode.BOUNDED)
    void the_store_and_the_simulation_decide_alike(@ForAll("histories") List<Step> history) {
        play(history);
    }

    /** Uma is full while she works, and does not begin again within the sixteen hours that a lead waits for her. */
    @Example
    void a_lead_that_waits_for_somebody_full_goes_on_when_they_go_home() {
        play(List.of(
                new Step.Form(0, 0, "demo"),
                new Step.Form(0, 2, "newsletter"),
                new Step.Form(30, 1, "local"),
                new Step.Form(30, 3, "demo"),
                new Step.Form(1, 4, "local"),
                new Step.Person(1, 42, Change.MOVED),
                new Step.Close(0, 45),
                new Step.Close(1, 10),
                new Step.Form(30, 4, "demo"),
                new Step.Form(30, 0, "demo")));
    }

    /** Nobody turns to anything: leads go from one to the next, and what that frees goes to whoever waits. */
    @Example
    void what_nobody_touches_goes_from_one_to_the_next() {
        List<Step> history = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            history.add(new Step.Form(
                    i % 4 == 0 ? 1 : 0,
                    i % 5,
                    List.of("demo", "local", "partner").get(i % 3)));
        }
        history.add(new Step.Publish(3, 1));
        for (int i = 0; i < 8; i++) {
            history.add(new Step.Form(i % 3, i % 5, List.of("demo", "partner").get(i % 2)));
        }
        history.add(new Step.Close(30, 3));
        play(history);
    }

    /** Half past eight in the evening: half an hour later the morning is within the twelve hours that the helpers look ahead. */
    @Example
    void a_lead_that_waits_is_given_ahead_once_the_opening_is_near_enough() {
        play(List.of(new Step.Publish(0, 1), new Step.Form(21, 0, "partner")));
    }

    private static void play(List<Step> history) {
        StoreSide store = new StoreSide();
        SimulationSide simulation = new SimulationSide();
        for (Step step : history) {
            for (int i = 0; i < step.gap(); i++) {
                tick(store, simulation);
            }
            store.take(step);
            simulation.take(step);
            compare(store, simulation, step.toString());
        }
        for (int i = 0; i < HALF_HOURS_AT_THE_END && !simulation.held().isEmpty(); i++) {
            tick(store, simulation);
        }
        assertThat(store.held()).isEmpty();
    }

    private static void tick(StoreSide store, SimulationSide simulation) {
        boolean quiet = simulation.held().isEmpty();
        int told = simulation.told.size();
        simulation.tick();
        boolean silent = simulation.told.size() == told;
        store.tick(!quiet || !silent);
        if (!quiet || !silent || store.told.size() > told) {
            compare(store, simulation, "half an hour passes");
        }
    }

    private static void compare(StoreSide store, SimulationSide simulation, String after) {
        assertThat(simulation.told).as("decided, after %s", after).containsExactlyElementsOf(store.told);
        assertThat(simulation.held()).as("waiting, after %s", after).isEqualTo(store.held());
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return steps().list().ofMinSize(10).ofMaxSize(40);
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<Integer> gap =
                Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(4, 1), Tuple.of(2, 3), Tuple.of(1, 12), Tuple.of(1, 30));
        Arbitrary<Integer> person = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 59);
        Arbitrary<String> request = Arbitraries.frequency(
                Tuple.of(6, "demo"), Tuple.of(2, "newsletter"), Tuple.of(2, "partner"), Tuple.of(3, "local"));
        Arbitrary<Step> form = Combinators.combine(gap, person, request).as(Step.Form::new);
        Arbitrary<Step> webinar =
                Combinators.combine(gap, person.filter(p -> p > 0)).as(Step.Webinar::new);
        Arbitrary<Step> touch = Combinators.combine(gap, number).as(Step.Touch::new);
        Arbitrary<Step> close = Combinators.combine(gap, number).as(Step.Close::new);
        Arbitrary<Step> change =
                Combinators.combine(gap, number, Arbitraries.of(Change.class)).as(Step.Person::new);
        Arbitrary<Step> publish =
                Combinators.combine(gap, Arbitraries.integers().between(0, 2)).as(Step.Publish::new);
        return Arbitraries.frequencyOf(
                Tuple.of(12, form),
                Tuple.of(1, webinar),
                Tuple.of(3, touch),
                Tuple.of(5, close),
                Tuple.of(4, change),
                Tuple.of(1, publish));
    }
}
