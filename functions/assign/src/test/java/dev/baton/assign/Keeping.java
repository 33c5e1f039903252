package dev.baton.assign;

import dev.baton.roster.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pools that keep those together who were there before. */
final class Keeping {
    private Keeping() {}

    /** The same, which keeps a company's leads together for 120 days, and a person's for as long as is said. */
    static Pool companies(Pool pool, Optional<Duration> person) {
        return new Pool(
                pool.id(),
                pool.members(),
                pool.weights(),
                pool.caps(),
                pool.nobodyFree(),
                true,
                Optional.empty(),
                Pool.Strategy.TURNS,
                List.of(),
                Optional.empty(),
                new Pool.Continuity(Duration.ofDays(120), false, person),
                Map.of());
    }
}
