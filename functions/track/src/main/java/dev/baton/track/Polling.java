package dev.baton.track;

import dev.baton.salesforce.Failure;
import dev.baton.store.Marks;
import dev.baton.track.crm.Door;
import dev.baton.track.crm.Reader;
import dev.baton.track.crm.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * For an org that sends no change events: asks what has changed since the last time, and goes the same way with it. Whatever is
 * younger than ten minutes is asked for again, for transactions that were committed late; what it meets twice changes nothing. Thread-safe; two at once
 * do the same work twice, and no harm.
 */
public final class Polling {
    private static final Logger LOG = Logger.getLogger(Polling.class);
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final int CHUNK = 100;

    private final Door door;
    private final Track track;
    private final Marks marks;
    private final Supplier<String> org;
    private final Supplier<Set<String>> routeWhenFields;
    private final Clock clock;

    /**
     * How far it got.
     *
     * @param finished whether everything that had changed was looked at
     */
    public record Polled(int leads, int tasks, int members, boolean finished) {}

    Polling(
            Door door,
            Track track,
            Marks marks,
            Supplier<String> org,
            Supplier<Set<String>> routeWhenFields,
            Clock clock) {
        this.door = door;
        this.track = track;
        this.marks = marks;
        this.org = org;
        this.routeWhenFields = routeWhenFields;
        this.clock = clock;
    }

    /**
     * Asks once for each kind of record; asks nothing while Salesforce is paused.
     *
     * @param timeIsUp asked before each hundred records; what is left then is looked at the next time
     * @throws RuntimeException if Salesforce did not answer or something could not be settled: the next time begins there
     */
    public Polled run(BooleanSupplier timeIsUp) {
        Optional<Failure> paused = door.paused();
        if (paused.isPresent()) {
            LOG.warnf(
                    "%s; the next time begins where this one would have",
                    paused.get().reason());
            return new Polled(0, 0, 0, false);
        }
        Reader reader = door.reader(() -> false);
        Window leads = new Window("polled-leads", timeIsUp, reader);
        reader.leadsSince(leads.from, routeWhenFields.get(), leads::add);
        leads.end();
        Window tasks = new Window("polled-tasks", timeIsUp, reader);
        reader.tasksSince(tasks.from, tasks::add);
        tasks.end();
        Window members = new Window("polled-members", timeIsUp, reader);
        reader.membersSince(members.from, members::add);
        members.end();
        return new Polled(
                leads.count, tasks.count, members.count, leads.complete && tasks.complete && members.complete);
    }

    /** What has changed of one kind, in pieces, each of which moves the mark. */
    private final class Window {
        final String mark;
        final BooleanSupplier timeIsUp;
        final Reader reader;
        final Instant began = clock.instant();
        final Instant from;
        boolean complete = true;
        int count;
        private Agenda agenda = new Agenda();
        private int waiting;
        private Instant last = Instant.EPOCH;

        Window(String mark, BooleanSupplier timeIsUp, Reader reader) {
            this.mark = mark;
            this.timeIsUp = timeIsUp;
            this.reader = reader;
            this.from = marks.of(mark).orElse(settledFor());
        }

        void add(Snapshot lead) {
            if (goesOn(lead.modified())) {
                Agenda.OfRecord record = agenda.record(lead.record());
                record.causes.add("Lead " + lead.record());
                record.org = org.get();
                record.bornSince = from;
                record.found(lead);
            }
        }

        void add(Reader.TaskRow row) {
            if (goesOn(row.modified())) {
                Agenda.OfTask task = agenda.task(row.id());
                task.causes.add("Task " + row.id());
                Tasks.found(task, row);
            }
        }

        void add(Reader.MemberRow row) {
            if (goesOn(row.modified())) {
                Agenda.OfMember member = agenda.member(row.id());
                member.causes.add("CampaignMember " + row.id());
                member.org = org.get();
                Members.found(member, row);
            }
        }

        private boolean goesOn(Instant modified) {
            if (waiting == CHUNK) {
                settle();
            }
            complete = complete && !(waiting == 0 && timeIsUp.getAsBoolean());
            if (complete) {
                waiting++;
                last = modified;
            }
            return complete;
        }

        private void settle() {
            track.take(agenda, reader);
            marks.forward(mark, last.isBefore(settledFor()) ? last : settledFor());
            count += waiting;
            agenda = new Agenda();
            waiting = 0;
        }

        void end() {
            if (waiting > 0) {
                settle();
            }
            if (complete) {
                marks.forward(mark, settledFor());
            }
        }

        /** What is older can be seen by now, whenever it was committed: the mark never passes this, so that it need not be gone behind. */
        private Instant settledFor() {
            return began.minus(OVERLAP);
        }
    }
}
