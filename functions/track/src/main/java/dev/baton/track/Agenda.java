package dev.baton.track;

import dev.baton.lead.LeadId;
import dev.baton.queue.Message;
import dev.baton.store.Sighting;
import dev.baton.track.crm.Snapshot;
import dev.baton.track.event.News;
import dev.baton.track.reconcile.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one batch is about, put together by record: many events of one record are one piece of work. For one batch and one thread. */
final class Agenda {
    private final Map<String, OfRecord> records = new LinkedHashMap<>();
    private final Map<String, OfTask> tasks = new LinkedHashMap<>();
    private final Map<String, OfMember> members = new LinkedHashMap<>();

    /** What is to be done about one Lead or Contact. Mutable while it is collected. */
    static final class OfRecord {
        final String record;
        final Set<String> causes = new LinkedHashSet<>();
        final List<Sighting> sightings = new ArrayList<>();
        final List<Touched> touches = new ArrayList<>();
        final Set<String> changed = new HashSet<>();
        final Map<String, String> fields = new HashMap<>();

        /** Leads whose owner was written a minute ago, and in which routing. */
        final Map<LeadId, Integer> readBack = new LinkedHashMap<>();

        String org = "";

        /** Whether it must be read, and after which moment it would have been created unheard. */
        boolean untold;

        Instant bornSince = Instant.MAX;

        /** What holds if it cannot be read: that it was deleted. */
        final List<Sighting> gone = new ArrayList<>();

        Optional<Snapshot> snapshot = Optional.empty();
        boolean ours;

        OfRecord(String record) {
            this.record = record;
        }

        /** Whether it is to be read. */
        boolean unread() {
            return untold || !readBack.isEmpty();
        }

        /** It cannot be read. Answers whether it is known why. */
        boolean missing() {
            sightings.addAll(gone);
            return !gone.isEmpty();
        }

        /** It was read, or found by asking what had changed. */
        void found(Snapshot as) {
            snapshot = Optional.of(as);
            sightings.add(as.sighting());
            fields.putAll(as.fields());
        }
    }

    /** A Task that is done, or of which it is to be read whether it is. */
    static final class OfTask {
        final String task;
        final Set<String> causes = new LinkedHashSet<>();
        final List<Touched> touches = new ArrayList<>();
        Optional<String> who = Optional.empty();
        boolean untold;

        /** Whether an event told that it was deleted, or is there again. */
        boolean moved;

        /** Whether it is there, as was told last or read. */
        Optional<Presence> presence = Optional.empty();

        OfTask(String task) {
            this.task = task;
        }

        void told(Presence as) {
            moved = true;
            presence = presence.filter(last -> last.at().isAfter(as.at())).or(() -> Optional.of(as));
        }
    }

    /**
     * Whether a Task is there.
     *
     * @param at as of when
     * @param by the id of the user who changed it last; empty when not known
     */
    record Presence(boolean deleted, Instant at, String by) {}

    /** A membership of a campaign. */
    static final class OfMember {
        final String member;
        final Set<String> causes = new LinkedHashSet<>();
        Optional<String> who = Optional.empty();
        String status = "";
        Instant at = Instant.EPOCH;
        String org = "";
        boolean untold;

        OfMember(String member) {
            this.member = member;
        }
    }

    List<OfRecord> records() {
        return List.copyOf(records.values());
    }

    List<OfTask> tasks() {
        return List.copyOf(tasks.values());
    }

    List<OfMember> members() {
        return List.copyOf(members.values());
    }

    OfRecord record(String id) {
        return records.computeIfAbsent(id, OfRecord::new);
    }

    OfTask task(String id) {
        return tasks.computeIfAbsent(id, OfTask::new);
    }

    OfMember member(String id) {
        return members.computeIfAbsent(id, OfMember::new);
    }

    /** Everything but what names no record: that is its own kind of work. */
    void add(News news, String cause) {
        switch (news) {
            case News.OfLead lead -> lead(lead, cause);
            case News.TaskDone done -> {
                OfTask task = task(done.task());
                task.causes.add(cause);
                task.touches.add(new Touched(done.at(), done.by(), "a task was completed"));
                task.who = done.who().or(() -> task.who);
            }
            case News.TaskMoved moved -> {
                OfTask task = task(moved.task());
                task.causes.add(cause);
                task.told(new Presence(moved.deleted(), moved.at(), moved.by()));
            }
            case News.Member told -> {
                OfMember member = member(told.member());
                member.causes.add(cause);
                member.org = told.org();
                member.who = told.who().or(() -> member.who);
                if (!told.status().isEmpty() && !told.at().isBefore(member.at)) {
                    member.status = told.status();
                    member.at = told.at();
                }
            }
            case News.Untold untold -> untold(untold, cause);
            case News.Unnamed _ -> throw new IllegalArgumentException("names no record");
        }
    }

    private void lead(News.OfLead lead, String cause) {
        OfRecord record = record(lead.record());
        record.causes.add(cause);
        record.org = lead.org();
        record.sightings.addAll(lead.sightings());
        record.ours |= lead.sightings().stream().anyMatch(Sighting::ours);
        // What was created is ingest's to see; what became a lead later, or came back, is told by track.
        if (lead.kind() == News.Kind.UPDATED) {
            record.changed.addAll(lead.changed());
            record.fields.putAll(lead.fields());
        }
    }

    private void untold(News.Untold untold, String cause) {
        switch (untold.entity()) {
            case LEAD -> {
                OfRecord record = record(untold.record());
                record.causes.add(cause);
                record.org = untold.org();
                record.untold = true;
                untold.gone().ifPresent(record.gone::add);
                record.bornSince =
                        untold.bornSince().isBefore(record.bornSince) ? untold.bornSince() : record.bornSince;
            }
            case TASK -> {
                OfTask task = task(untold.record());
                task.causes.add(cause);
                task.untold = true;
            }
            case MEMBER -> {
                OfMember member = member(untold.record());
                member.causes.add(cause);
                member.org = untold.org();
                member.untold = true;
            }
        }
    }

    void add(Message.ReadBack readBack, String cause) {
        for (Message.Written written : readBack.written()) {
            OfRecord record = record(written.recordId());
            record.causes.add(cause);
            record.readBack.put(written.lead(), written.routing());
        }
    }
}
