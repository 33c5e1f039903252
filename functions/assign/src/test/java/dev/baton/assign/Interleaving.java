package dev.baton.assign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Lets several actors work on one store in an order that a seed decides: each stops before each of its requests until it is its turn, so
 * between two requests of one actor any of the others may have been at work. On the way requests are made to conflict, and actors to die
 * before a request or after it.
 */
final class Interleaving implements ExecutionInterceptor {
    private final Random random;
    private final Map<Thread, Actor> actors = new ConcurrentHashMap<>();
    private final Semaphore idle = new Semaphore(0);

    Interleaving(Random random) {
        this.random = random;
    }

    /** What happens to the request whose turn it is. */
    private enum Fate {
        GOES_WELL,
        CONFLICTS,
        DIES_BEFORE,
        DIES_AFTER
    }

    /** An actor died, as a function does that is killed. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Actor {
        final Semaphore turn = new Semaphore(0);
        final boolean mortal;
        volatile boolean over;
        volatile boolean writes;
        volatile Fate fate = Fate.GOES_WELL;

        @Nullable
        volatile Throwable failure;

        Actor(boolean mortal) {
            this.mortal = mortal;
        }
    }

    /** A part of the play. {@code mortal}: whether it may be killed. */
    record Part(boolean mortal, Runnable script) {}

    /** Plays all parts to their ends. A part that dies has ended. */
    void play(List<Part> parts) {
        List<Actor> stage = new ArrayList<>();
        for (Part part : parts) {
            Actor actor = new Actor(part.mortal());
            Thread thread = Thread.ofPlatform().unstarted(() -> act(actor, part.script()));
            actors.put(thread, actor);
            stage.add(actor);
            thread.start();
            idle.acquireUninterruptibly(); // it waits for its first turn
        }
        while (true) {
            List<Actor> waiting = stage.stream().filter(actor -> !actor.over).toList();
            if (waiting.isEmpty()) {
                break;
            }
            Actor next = next(waiting);
            next.fate = fate(next);
            next.turn.release();
            idle.acquireUninterruptibly(); // it waits for its next turn, or is over
        }
        actors.clear();
        for (Actor actor : stage) {
            Throwable failure = actor.failure;
            if (failure != null) {
                throw new AssertionError("a part failed", failure);
            }
        }
    }

    /** Whoever is about to write is mostly held back, so that what it has read grows old. */
    private Actor next(List<Actor> waiting) {
        Actor next = waiting.get(random.nextInt(waiting.size()));
        for (int i = 0; i < 3 && next.writes; i++) {
            next = waiting.get(random.nextInt(waiting.size()));
        }
        return next;
    }

    private Fate fate(Actor actor) {
        int dice = random.nextInt(100);
        if (dice < 15) {
            return Fate.CONFLICTS;
        }
        if (actor.mortal && dice < 17) {
            return Fate.DIES_BEFORE;
        }
        return actor.mortal && dice < 19 ? Fate.DIES_AFTER : Fate.GOES_WELL;
    }

    private void act(Actor actor, Runnable script) {
        try {
            await(actor);
            script.run();
        } catch (Died _) {
            // as intended
        } catch (Throwable failure) {
            if (!causedByDeath(failure)) {
                actor.failure = failure;
            }
        } finally {
            actor.over = true;
            idle.release();
        }
    }

    private static boolean causedByDeath(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Died) {
                return true;
            }
        }
        return false;
    }

    private void await(Actor actor) {
        idle.release();
        actor.turn.acquireUninterruptibly();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        @Nullable Actor actor = actors.get(Thread.currentThread());
        if (actor == null) {
            return;
        }
        actor.writes = context.request() instanceof TransactWriteItemsRequest;
        await(actor);
        switch (actor.fate) {
            case DIES_BEFORE -> throw new Died();
            case CONFLICTS -> {
                if (context.request() instanceof TransactWriteItemsRequest request) {
                    throw conflict(request.transactItems().size());
                }
            }
            case GOES_WELL, DIES_AFTER -> {}
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        @Nullable Actor actor = actors.get(Thread.currentThread());
        if (actor != null && actor.fate == Fate.DIES_AFTER) {
            throw new Died();
        }
    }

    static TransactionCanceledException conflict(int items) {
        List<CancellationReason> reasons = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            reasons.add(CancellationReason.builder()
                    .code(i == items / 2 ? "TransactionConflict" : "None")
                    .build());
        }
        return TransactionCanceledException.builder()
                .message("made to conflict")
                .statusCode(400)
                .cancellationReasons(reasons)
                .build();
    }
}
