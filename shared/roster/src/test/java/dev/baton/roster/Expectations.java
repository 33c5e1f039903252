package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a scenario file can expect of the {@link World} so far. */
final class Expectations {
    private final World world;
    private int from;

    Expectations(World world) {
        this.world = world;
    }

    /** Counts begin anew. */
    void countFromHere() {
        from = world.given.size();
    }

    void check(Map<String, Object> expected) {
        expected.forEach(this::check);
    }

    private void check(String what, Object value) {
        switch (what) {
            case "counts" ->
                ScenarioReader.map(value)
                        .forEach((rep, count) -> assertThat(counts().getOrDefault(rep, 0))
                                .as("leads of " + rep)
                                .isEqualTo(count));
            case "at-most" ->
                ScenarioReader.map(value)
                        .forEach((rep, count) -> assertThat(counts().getOrDefault(rep, 0))
                                .as("leads of " + rep)
                                .isLessThanOrEqualTo((Integer) count));
            case "never" ->
                assertThat(counts())
                        .doesNotContainKeys(ScenarioReader.words(value).toArray(String[]::new));
            case "at-most-apart" -> apart((Integer) value);
            case "within-share" -> withinShare((Integer) value);
            case "owners" ->
                assertThat(world.given.stream().skip(from).map(World.Given::owner))
                        .as("owners")
                        .containsExactlyElementsOf(ScenarioReader.words(value));
            case "given-in-order" ->
                assertThat(world.given.stream().skip(from).map(World.Given::lead))
                        .as("order")
                        .isSorted();
            case "held" -> assertThat(world.held).as("held").hasSize((Integer) value);
            case "held-until" ->
                assertThat(lastHeld().until()).as("held until").isEqualTo(Instant.parse(value.toString()));
            case "held-in" -> assertThat(lastHeld().pool()).as("held in").isEqualTo(value);
            case "why" -> assertThat(why(last().outcome())).as("why").contains(value.toString());
            case "alarm" ->
                assertThat(String.join("; ", last().alarms())).as("alarm").contains(value.toString());
            case "no-alarm" -> assertThat(last().alarms()).as("alarms").isEmpty();
            case "passed-over" ->
                ScenarioReader.map(value)
                        .forEach((rep, why) -> assertThat(last().passedOver())
                                .as("passed over")
                                .anyMatch(it -> it.rep().equals(rep) && it.why().contains(why.toString())));
            default -> throw new IllegalArgumentException("unknown expectation " + what);
        }
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        world.given.stream().skip(from).forEach(it -> counts.merge(it.owner(), 1, Integer::sum));
        return counts;
    }

    private Decided last() {
        return new ArrayList<>(world.lastDecided.values()).getLast();
    }

    private Outcome.Held lastHeld() {
        if (last().outcome() instanceof Outcome.Held it) {
            return it;
        }
        throw new AssertionError("not held but " + last().outcome());
    }

    private static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Assigned it -> it.why();
            case Outcome.Held it -> it.why();
            case Outcome.Nurtured it -> it.why();
            case Outcome.Rejected it -> it.why();
        };
    }

    /** At every prefix, those who can have leads now are at most so many leads apart. */
    private void apart(int most) {
        Map<String, Integer> counts = new TreeMap<>();
        available().forEach(rep -> counts.put(rep, 0));
        for (World.Given it : window()) {
            counts.computeIfPresent(it.owner(), (_, count) -> count + 1);
            int highest =
                    counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            int lowest =
                    counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
            assertThat(highest - lowest)
                    .as("apart at " + it.lead() + " " + counts)
                    .isLessThanOrEqualTo(most);
        }
    }

    /** At every prefix, those who can have leads now are within so many leads of their weighted share. */
    private void withinShare(int most) {
        Set<String> available = Set.copyOf(available());
        Map<String, Long> counts = new TreeMap<>();
        long k = 0;
        for (World.Given it : window()) {
            k++;
            counts.merge(it.owner(), 1L, Long::sum);
            long all =
                    available.stream().mapToLong(rep -> weight(rep, it.pool())).sum();
            for (String rep : available) {
                long off = counts.getOrDefault(rep, 0L) * all - k * weight(rep, it.pool());
                assertThat(Math.abs(off))
                        .as(rep + " at lead " + k + " " + counts)
                        .isLessThanOrEqualTo(most * all);
            }
        }
    }

    private long weight(String rep, String pool) {
        Rep who = world.reps.get(rep);
        Pool where = world.pools.get(pool);
        return who == null || where == null ? 0 : Weights.effective(who, where);
    }

    private List<World.Given> window() {
        return world.given.subList(from, world.given.size());
    }

    private List<String> available() {
        return world.reps.values().stream()
                .filter(rep -> switch (Availability.of(
                        rep, world.loads.getOrDefault(rep.id(), Load.NONE), world.calendars, world.now)) {
                    case Availability.Free _ -> true;
                    case Availability.Refused _ -> false;
                })
                .map(Rep::id)
                .toList();
    }
}
