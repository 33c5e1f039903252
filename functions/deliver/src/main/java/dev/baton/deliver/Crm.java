package dev.baton.deliver;

import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Usage;
import dev.baton.store.Gate;
import dev.baton.store.Pause;
import dev.baton.store.Pauses;
import dev.baton.store.PersonClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Salesforce, with its moods: while it is paused nothing is sent, and one delivery at a time finds out whether that is over; near the
 * daily limit less is sent. Thread-safe.
 */
final class Crm {
    private static final Logger LOG = Logger.getLogger(Crm.class);

    /** For how long a probe may be silent before another one is let through: longer than an invocation. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Salesforce salesforce;
    private final Pauses pauses;
    private final Throttle throttle;
    private final Backoff backoff;
    private final Setup setup;
    private final PersonClaims claims;
    private final Clock clock;
    private final RandomGenerator random;
    private final Directory directory = new Directory();

    Crm(
            Salesforce salesforce,
            Pauses pauses,
            PersonClaims claims,
            Wiring.Pace pace,
            Setup setup,
            Clock clock,
            RandomGenerator random) {
        this.salesforce = salesforce;
        this.pauses = pauses;
        this.throttle = pace.throttle();
        this.backoff = pace.backoff();
        this.setup = setup;
        this.claims = claims;
        this.clock = clock;
        this.random = random;
    }

    /** What came of one lead: written or refused, or to be tried again. */
    sealed interface Came {
        /** It was tried. */
        record Of(Result result) implements Came {}

        /** It was not tried, or in vain, and nobody is to blame but Salesforce. */
        record PutOff(Instant until, Optional<Pause> pause) implements Came {}
    }

    /** Writes what may be written now. An answer for each of the batch. */
    Map<Wanted, Came> deliver(List<Wanted> batch, BooleanSupplier timeForAnotherRound) {
        Map<Wanted, Came> all = new LinkedHashMap<>();
        if (batch.isEmpty()) {
            return all;
        }
        switch (pauses.ask(clock.instant(), PATIENCE)) {
            case Gate.Closed(Pause pause) -> putOff(batch, pause, all);
            case Gate.Open _ -> throttled(batch, timeForAnotherRound, all);
            case Gate.Probe(Pause pause) -> {
                List<Wanted> rest = batch.subList(1, batch.size());
                if (!over(batch.getFirst(), pause, timeForAnotherRound, all)) {
                    putOff(batch, pauses.current().orElse(pause), all);
                } else if (timeForAnotherRound.getAsBoolean()) {
                    throttled(rest, timeForAnotherRound, all);
                } else {
                    rest.forEach(one -> all.put(one, new Came.PutOff(clock.instant(), Optional.empty())));
                }
            }
        }
        return all;
    }

    /** What the last answer said of the day's calls. */
    Optional<Usage> usage() {
        return salesforce.usage();
    }

    private boolean over(Wanted probe, Pause pause, BooleanSupplier timeForAnotherRound, Map<Wanted, Came> all) {
        Result result = Objects.requireNonNull(
                write(List.of(probe), timeForAnotherRound).get(probe), "a result for the probe");
        if (result instanceof Result.Later) {
            all.put(probe, new Came.Of(result));
            pauses.prolong(pause, pause); // Salesforce was not asked: the next one finds out
            return false;
        }
        Optional<Failure> still =
                result instanceof Result.Trouble(Failure failure) ? Optional.of(failure) : exhausted();
        if (!(result instanceof Result.Trouble)) {
            all.put(probe, new Came.Of(result));
        }
        if (still.isPresent()) {
            pauses.prolong(pause, backoff.prolonged(pause, still.get(), clock.instant(), random));
            LOG.warnf(
                    "Salesforce stays paused after %d probes: %s",
                    pause.probes() + 1, still.get().reason());
            return false;
        }
        pauses.end(pause);
        LOG.infof("Salesforce is back after %d probes", pause.probes() + 1);
        return true;
    }

    private Optional<Failure> exhausted() {
        return salesforce
                .usage()
                .map(usage -> throttle.judge(usage, clock.instant(), random))
                .flatMap(advice ->
                        advice instanceof Throttle.Advice.Stop(Failure why) ? Optional.of(why) : Optional.empty());
    }

    private void throttled(List<Wanted> batch, BooleanSupplier timeForAnotherRound, Map<Wanted, Came> all) {
        if (batch.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Throttle.Advice advice = salesforce
                .usage()
                .map(usage -> throttle.judge(usage, now, random))
                .orElseGet(Throttle.Advice.Go::new);
        switch (advice) {
            case Throttle.Advice.Go _ -> open(batch, timeForAnotherRound, all);
            case Throttle.Advice.Wait(Instant until) ->
                batch.forEach(one -> all.put(one, new Came.PutOff(until, Optional.empty())));
            case Throttle.Advice.Stop(Failure why) -> putOff(batch, begin(why), all);
        }
    }

    private void open(List<Wanted> batch, BooleanSupplier timeForAnotherRound, Map<Wanted, Came> all) {
        Optional<Failure> trouble = Optional.empty();
        for (Map.Entry<Wanted, Result> one : write(batch, timeForAnotherRound).entrySet()) {
            if (one.getValue() instanceof Result.Trouble(Failure failure)) {
                trouble = Optional.of(failure);
            } else {
                all.put(one.getKey(), new Came.Of(one.getValue()));
            }
        }
        trouble.ifPresent(failure -> putOff(batch, begin(failure), all));
    }

    private Pause begin(Failure failure) {
        Pause pause = pauses.begin(backoff.begin(failure, clock.instant(), random));
        LOG.warnf("Salesforce is paused until %s: %s", pause.until(), failure.reason());
        return pause;
    }

    private void putOff(List<Wanted> batch, Pause pause, Map<Wanted, Came> all) {
        for (Wanted one : batch) {
            all.putIfAbsent(one, new Came.PutOff(backoff.afterwards(pause, random), Optional.of(pause)));
        }
    }

    private Map<Wanted, Result> write(List<Wanted> batch, BooleanSupplier timeForAnotherRound) {
        return new Writing(
                        salesforce,
                        directory,
                        setup.now(clock.instant()),
                        new Persons(claims, clock),
                        clock,
                        timeForAnotherRound)
                .run(batch);
    }
}
