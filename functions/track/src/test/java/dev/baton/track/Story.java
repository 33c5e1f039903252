package dev.baton.track;

import dev.baton.store.RecordState;
import dev.baton.store.Sighting;
import dev.baton.store.Stamp;
import dev.baton.testing.SampleLeads;
import dev.baton.track.reconcile.Touched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What happened to one record of an org, commit by commit, and what its change events say. Owners are named by their Salesforce ids: see
 * {@link Cast}. Not thread-safe.
 */
final class Story {
    static final String RECORD = "00Q5f000000LeadAEA";
    static final Instant ACCEPTED = SampleLeads.NOON;
    static final Instant DECIDED = SampleLeads.NOON;
    static final Instant BORN = ACCEPTED.minusSeconds(2);

    final List<Told> told = new ArrayList<>();
    Optional<RecordState.Delivered> delivered = Optional.empty();

    private final Random random;
    private Instant now = BORN;
    private long commit = 9_007_199_254_740_993L; // exceeds 2^53
    private String owner;
    private String status = "Open - Not Contacted";
    private boolean converted;
    private boolean deleted;

    /**
     * One event.
     *
     * @param touch a completed task, which says nothing else
     */
    record Told(String what, List<Sighting> sightings, Optional<Touched> touch) {}

    Story(Random random, String firstOwner) {
        this.random = random;
        this.owner = firstOwner;
        tell(
                "created",
                sets(Optional.of(owner), Optional.of(status), Optional.empty(), Optional.empty(), false, "admin"));
        now = DECIDED;
    }

    /** A history of up to {@code length} commits after the decision; Baton's own delivery is somewhere among them, or not at all. */
    static Story of(Random random, int length, String firstOwner, Optional<String> decided) {
        Story story = new Story(random, firstOwner);
        int delivery = decided.isEmpty() ? -1 : random.nextInt(length + 2);
        for (int i = 0; i < length; i++) {
            if (i == delivery) {
                story.deliver(decided.orElseThrow());
            }
            story.something();
        }
        return story;
    }

    private void something() {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> own(Cast.ALL.get(random.nextInt(Cast.ALL.size())));
            case 4, 5, 6 -> status(Cast.STATUSES.get(random.nextInt(Cast.STATUSES.size())));
            case 7 -> task();
            case 8, 9 -> delete();
            case 10 -> undelete();
            default -> {
                if (random.nextInt(4) == 0) {
                    convert();
                }
            }
        }
    }

    void own(String to) {
        if (!deleted && !converted && !to.equals(owner)) {
            step();
            owner = to;
            tell(
                    "owner " + to,
                    sets(Optional.of(to), Optional.empty(), Optional.empty(), Optional.empty(), false, "human"));
        }
    }

    void status(String to) {
        if (!deleted && !converted && !to.equals(status)) {
            step();
            status = to;
            tell(
                    "status " + to,
                    sets(Optional.empty(), Optional.of(to), Optional.empty(), Optional.empty(), false, "human"));
        }
    }

    void convert() {
        if (!deleted && !converted) {
            step();
            converted = true;
            tell(
                    "converted",
                    sets(Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty(), false, "human"));
        }
    }

    void delete() {
        if (!deleted) {
            step();
            deleted = true;
            tell(
                    "deleted",
                    sets(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true), false, "human"));
        }
    }

    void undelete() {
        if (deleted) {
            step();
            deleted = false;
            Sighting there =
                    sets(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false), false, "human");
            told.add(new Told(
                    "undeleted",
                    List.of(
                            there,
                            sighting(
                                    there.stamp(),
                                    false,
                                    false,
                                    "human",
                                    Optional.of(owner),
                                    Optional.of(status),
                                    Optional.of(converted),
                                    Optional.empty())),
                    Optional.empty()));
        }
    }

    void task() {
        step();
        told.add(new Told("task", List.of(), Optional.of(new Touched(now, "human", "a task was completed"))));
    }

    /** Baton writes the owner that it decided, as it does once for a routing; the event of it carries our mark. */
    void deliver(String decided) {
        if (deleted || converted || delivered.isPresent()) {
            return;
        }
        step();
        delivered =
                Optional.of(new RecordState.Delivered(RECORD, Sighting.Kind.LEAD, false, Optional.of(decided), 1, now));
        now = now.plusMillis(40);
        owner = decided;
        tell(
                "delivered",
                sets(Optional.of(decided), Optional.empty(), Optional.empty(), Optional.empty(), true, "baton"));
    }

    /** A trigger gives it to somebody else in the transaction of our own write. */
    void reverse(String to) {
        now = now.plusMillis(40);
        owner = to;
        tell(
                "reversed " + to,
                sets(Optional.of(to), Optional.empty(), Optional.empty(), Optional.empty(), true, "baton"));
    }

    /** Something gives it to somebody else, and no event tells of it. */
    void silently(String to) {
        step();
        owner = to;
    }

    /** The record as it would be read now. */
    Sighting snapshot() {
        Instant second = Instant.ofEpochSecond(now.getEpochSecond());
        return sighting(
                Stamp.ofSnapshot(second, now.plus(Duration.ofMinutes(1))),
                false,
                false,
                "",
                Optional.of(owner),
                Optional.of(status),
                Optional.of(converted),
                Optional.of(deleted));
    }

    boolean isDeleted() {
        return deleted;
    }

    private void step() {
        now = now.plusMillis(1_000 + random.nextInt(5_000));
        commit++;
    }

    private void tell(String what, Sighting sighting) {
        told.add(new Told(what, List.of(sighting), Optional.empty()));
    }

    private Sighting sets(
            Optional<String> owner,
            Optional<String> status,
            Optional<Boolean> converted,
            Optional<Boolean> deleted,
            boolean ours,
            String by) {
        return sighting(new Stamp(now, commit), true, ours, by, owner, status, converted, deleted);
    }

    private static Sighting sighting(
            Stamp stamp,
            boolean sets,
            boolean ours,
            String by,
            Optional<String> owner,
            Optional<String> status,
            Optional<Boolean> converted,
            Optional<Boolean> deleted) {
        return new Sighting(RECORD, Sighting.Kind.LEAD, stamp, sets, ours, by, owner, status, converted, deleted);
    }
}
