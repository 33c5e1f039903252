package dev.baton.track;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is read once a minute at most. Thread-safe where reading is. */
final class Minute<T> implements Supplier<T> {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Supplier<T> source;
    private final Clock clock;
    private volatile @Nullable Known<T> known;

    private record Known<T>(T value, Instant until) {}

    Minute(Supplier<T> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public T get() {
        Instant now = clock.instant();
        Known<T> last = known;
        if (last == null || !now.isBefore(last.until())) {
            last = new Known<>(source.get(), now.plus(FRESH));
            known = last; // two threads may each read; the last one stays
        }
        return last.value();
    }
}
