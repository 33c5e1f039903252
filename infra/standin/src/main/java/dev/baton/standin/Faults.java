package dev.baton.standin;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The faults that are on. Thread-safe. */
public final class Faults {
    private final Map<Fault, Setting> settings = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> struck = new EnumMap<>(Fault.class);
    private final Random random;
    private Duration latency = Duration.ZERO;

    /**
     * How long and how often a fault strikes.
     *
     * @param left how many more times, or a negative number: until it is cleared
     * @param share of the occasions, 1 being all
     */
    record Setting(int left, double share) {}

    /** None are on. */
    Faults(long seed) {
        this.random = new Random(seed);
    }

    /** Strikes each time until it is cleared. */
    public void always(Fault fault) {
        set(fault, new Setting(-1, 1));
    }

    /** Strikes the next {@code count} times. */
    public void next(Fault fault, int count) {
        set(fault, new Setting(count, 1));
    }

    /** Strikes that share of the times, from 0 to 1, until it is cleared. */
    public void share(Fault fault, double share) {
        set(fault, new Setting(-1, share));
    }

    /** Every call takes that much longer until {@link Fault#LATENCY} is cleared. */
    public synchronized void slow(Duration each) {
        latency = each;
        always(Fault.LATENCY);
    }

    synchronized void set(Fault fault, Setting setting) {
        settings.put(fault, setting);
    }

    synchronized void latency(Duration each) {
        latency = each;
    }

    /** This fault strikes no more. */
    public synchronized void clear(Fault fault) {
        settings.remove(fault);
    }

    /** No fault strikes any more. */
    public synchronized void clear() {
        settings.clear();
    }

    /** How often a fault struck so far. */
    public synchronized long struck(Fault fault) {
        return struck.getOrDefault(fault, 0L);
    }

    /** What is on. */
    synchronized Map<Fault, Setting> settings() {
        return settings.isEmpty() ? Map.of() : new EnumMap<>(settings);
    }

    /** Whether the fault strikes now, which is counted. */
    synchronized boolean strikes(Fault fault) {
        Optional<Setting> setting = Optional.ofNullable(settings.get(fault));
        if (setting.isEmpty()
                || setting.get().left() == 0
                || random.nextDouble() >= setting.get().share()) {
            return false;
        }
        int left = setting.get().left();
        if (left == 1) {
            settings.remove(fault);
        } else if (left > 1) {
            settings.put(fault, new Setting(left - 1, setting.get().share()));
        }
        struck.merge(fault, 1L, Long::sum);
        return true;
    }

    /** How much longer this call takes. */
    synchronized Duration delay() {
        return strikes(Fault.LATENCY) ? latency : Duration.ZERO;
    }
}
