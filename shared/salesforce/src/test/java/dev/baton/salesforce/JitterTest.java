package dev.baton.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class JitterTest {
    @Property
    void a_wait_grows_with_the_attempts_never_beyond_the_most_and_never_below_its_half(
            @ForAll @IntRange(min = 1, max = 1000) int attempt, @ForAll long seed) {
        Duration base = Duration.ofSeconds(1);
        Duration most = Duration.ofMinutes(5);
        Duration wait = Jitter.wait(attempt, base, most, new SplittableRandom(seed));
        long whole = attempt > 9 ? 300_000 : Math.min(300_000, 1000L << (attempt - 1));
        assertThat(wait.toMillis()).as("seed " + seed).isBetween(whole / 2, whole);
    }
}
