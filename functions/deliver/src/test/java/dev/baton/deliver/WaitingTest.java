package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Usage;
import dev.baton.store.Pause;
import dev.baton.testing.SampleLeads;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How long things wait, and when less is sent. */
class WaitingTest {
    private static final Instant NOON = SampleLeads.NOON;
    private static final Failure DOWN = new Failure.Unreachable("HTTP 503");

    private final Random random = new Random(20261122);
    private final Throttle throttle = new Throttle(80, 95);
    private final Backoff backoff = new Backoff(Duration.ofSeconds(20));

    @Test
    void pauses_grow_with_each_failed_probe_up_to_a_limit() {
        Pause pause = backoff.begin(DOWN, NOON, random);
        assertThat(length(pause, NOON)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));

        for (int probe = 1; probe < 12; probe++) {
            pause = backoff.prolonged(pause, DOWN, pause.until(), random);
        }

        assertThat(pause.probes()).isEqualTo(11);
        assertThat(pause.since()).isEqualTo(NOON);
        assertThat(length(backoff.prolonged(pause, DOWN, NOON, random), NOON))
                .isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }

    @Test
    void a_used_up_day_pauses_longer_than_an_outage_and_never_longer_than_an_hour() {
        Failure limit = new Failure.DailyLimit("REQUEST_LIMIT_EXCEEDED");
        Pause pause = backoff.begin(limit, NOON, random);
        assertThat(length(pause, NOON)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
        for (int probe = 0; probe < 20; probe++) {
            pause = backoff.prolonged(pause, limit, NOON, random);
        }
        assertThat(length(pause, NOON)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
        assertThat(pause.why()).isEqualTo(Pause.Why.DAILY_LIMIT);
    }

    @Test
    void what_waited_for_an_hour_comes_back_over_ten_minutes_and_not_at_once() {
        Pause pause = new Pause(Pause.Why.DOWN, "", NOON.minus(Duration.ofHours(1)), NOON, 14);
        Set<Long> minutes = new TreeSet<>();
        for (int delivery = 0; delivery < 500; delivery++) {
            Instant at = backoff.afterwards(pause, random);
            assertThat(at).isBetween(NOON, NOON.plus(Duration.ofMinutes(10)));
            minutes.add(Duration.between(NOON, at).toMinutes());
        }
        assertThat(minutes).hasSize(10);
    }

    @Test
    void below_the_mark_everything_goes_at_once() {
        assertThat(throttle.judge(new Usage(79, 100), NOON, random)).isInstanceOf(Throttle.Advice.Go.class);
    }

    @Test
    void between_the_marks_fewer_go_the_nearer_the_limit_is_and_the_others_gather() {
        assertThat(going(82)).isBetween(780L, 950L);
        assertThat(going(93)).isBetween(60L, 210L);
        for (int batch = 0; batch < 200; batch++) {
            if (throttle.judge(new Usage(90, 100), NOON, random) instanceof Throttle.Advice.Wait(Instant until)) {
                assertThat(until).isBetween(NOON.plus(Duration.ofMinutes(5)), NOON.plus(Duration.ofMinutes(6)));
            }
        }
    }

    private long going(int used) {
        long going = 0;
        for (int batch = 0; batch < 1000; batch++) {
            going += throttle.judge(new Usage(used, 100), NOON, random) instanceof Throttle.Advice.Go ? 1 : 0;
        }
        return going;
    }

    @Test
    void above_the_second_mark_the_rest_is_left_to_others() {
        assertThat(throttle.judge(new Usage(95, 100), NOON, random)).isInstanceOf(Throttle.Advice.Stop.class);
        assertThat(throttle.judge(new Usage(130, 100), NOON, random)).isInstanceOf(Throttle.Advice.Stop.class);
    }

    @Test
    void marks_that_make_no_sense_are_refused_by_their_names() {
        assertThatThrownBy(() -> new Throttle(95, 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BATON_SALESFORCE_SLOW_AT");
    }

    @Test
    void all_waits_follow_from_the_shortest_one() {
        Backoff quick = new Backoff(Duration.ofSeconds(2));

        assertThat(length(quick.begin(DOWN, NOON, random), NOON))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(Duration.between(NOON, quick.again(1, NOON, random)))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThatThrownBy(() -> new Backoff(Duration.ZERO)).hasMessageContaining("BATON_SALESFORCE_PAUSE");
    }

    private static Duration length(Pause pause, Instant from) {
        return Duration.between(from, pause.until());
    }
}
