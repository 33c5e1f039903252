package dev.baton.watch;

import dev.baton.store.Retention;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** What is kept too long is erased: once a day through the whole table, a few pages each minute. Thread-safe. */
public class Keeping {
    /** Four pages are four megabytes at most: 5.7 GB a day, and 512 read units a minute while there is anything to read. */
    private static final int PAGES = 4;

    private static final Logger LOG = Logger.getLogger(Keeping.class);

    private final Retention retention;
    private final int days;
    private final Clock clock;

    Keeping(Retention retention, int days, Clock clock) {
        this.retention = retention;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Goes on where the last minute left off. A failure harms nothing: the next minute tries again.
     *
     * @param timeIsUp asked before each lead
     * @return how many leads and kept inputs were erased
     */
    int run(BooleanSupplier timeIsUp) {
        if (days <= 0 || timeIsUp.getAsBoolean()) {
            return 0;
        }
        try {
            Retention.Passed passed = retention.pass(Duration.ofDays(days), clock.instant(), PAGES, timeIsUp);
            return passed.erased() + passed.kept();
        } catch (RuntimeException e) {
            LOG.errorf(
                    "what is kept too long could not be erased: %s; the next minute tries again",
                    e.getClass().getName());
            return 0;
        }
    }
}
