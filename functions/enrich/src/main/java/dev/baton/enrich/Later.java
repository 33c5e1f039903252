package dev.baton.enrich;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Something that is being read, and the sentence that says so when it was not read in time. */
record Later<T>(Future<T> value, String otherwise) {
    private static final Logger LOG = Logger.getLogger(Later.class);

    static <T> Later<T> already(T value) {
        return new Later<>(CompletableFuture.completedFuture(value), "");
    }

    static <T> Later<T> on(ExecutorService readers, String otherwise, Callable<T> read) {
        return new Later<>(readers.submit(read), otherwise);
    }

    /** The value; empty, with a sentence more in {@code skipped}, when reading failed or took until {@code deadline}. */
    Optional<T> get(Deadline deadline, List<String> skipped) {
        try {
            return Optional.of(value.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            value.cancel(true);
            skipped.add(otherwise + ": the time was over");
        } catch (ExecutionException e) {
            LOG.debugf(e, "%s", otherwise);
            skipped.add(otherwise + ": it could not be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            value.cancel(true);
            skipped.add(otherwise + ": interrupted");
        }
        return Optional.empty();
    }
}
