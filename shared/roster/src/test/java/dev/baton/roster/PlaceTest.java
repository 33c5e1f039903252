package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private final World world =
            new World(Map.of("sdr", Team.pool("sdr", "SDR")), Instant.parse("2026-11-23T09:00:00Z"));

    private Place place(String rep) {
        return world.assigner().places(world.snapshot(), "sdr", world.now).stream()
                .filter(place -> place.rep().equals(rep))
                .findFirst()
                .orElseThrow();
    }

    private void leads(int count) {
        for (int i = 0; i < count; i++) {
            world.decide(List.of(world.lead("sdr", List.of(), Map.of())));
        }
    }

    @Test
    void whoHadATurnIsAheadAndWhoDidNotIsOwed() {
        world.reps.putAll(Map.of("ana", Team.rep("ana"), "bo", Team.rep("bo")));
        assertThat(place("ana").newcomer()).isTrue();
        leads(1);
        assertThat(place("ana").owed()).isCloseTo(-0.5, within(0.01));
        assertThat(place("bo").owed()).isCloseTo(0.5, within(0.01));
        assertThat(place("bo").newcomer()).isFalse();
        leads(1);
        assertThat(place("ana").owed()).isCloseTo(0, within(0.01));
    }

    @Test
    void whoIsAwayIsOwedNothingForItAndSaysWhy() {
        world.reps.putAll(Map.of("ana", Team.rep("ana"), "bo", Team.rep("bo"), "cy", Team.rep("cy")));
        leads(2);
        world.change("cy", rep -> World.with(rep, false, true, List.of()));
        leads(20);
        assertThat(place("cy").owed()).isLessThanOrEqualTo(0);
        assertThat(place("cy").refusal()).isEqualTo("switched off");
        assertThat(place("ana").free()).isTrue();
        assertThat(world.assigner().places(world.snapshot(), "gone", world.now)).isEmpty();
        assertThat(Optional.of(place("bo").weight())).contains(1000);
    }
}
