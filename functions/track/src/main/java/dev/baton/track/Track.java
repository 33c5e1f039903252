package dev.baton.track;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.JsonException;
import dev.baton.queue.Message;
import dev.baton.queue.Messages;
import dev.baton.store.Records;
import dev.baton.track.crm.Door;
import dev.baton.track.crm.Reader;
import dev.baton.track.event.ChangeEvents;
import dev.baton.track.event.News;
import dev.baton.track.event.Told;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What comes over the queue of changes: change events, and what deliver asks to be read back. A batch is put together by record, what must
 * be read is read in one query, and each lead is settled by itself: one's trouble is not another's. Thread-safe.
 */
public final class Track {
    private final ChangeEvents events;
    private final Optional<Door> door;
    private final Records records;
    private final Desk desk;
    private final Kept kept;
    private final Post changes;
    private final Supplier<Set<String>> routeWhenFields;
    private final Clock clock;

    /** So often a message that fails for a reason of its own comes again; one that waits for somebody else does for a day. */
    private static final int TRIES = 5;

    /**
     * A message as it came.
     *
     * @param receives how often it has come, this time included
     */
    public record Incoming(String id, String body, int receives) {}

    Track(
            ChangeEvents events,
            Optional<Door> door,
            Records records,
            Desk desk,
            Kept kept,
            Post changes,
            Supplier<Set<String>> routeWhenFields,
            Clock clock) {
        this.events = events;
        this.door = door;
        this.records = records;
        this.desk = desk;
        this.kept = kept;
        this.changes = changes;
        this.routeWhenFields = routeWhenFields;
        this.clock = clock;
    }

    /**
     * Works through a batch. Doing it again, whole or in part, changes nothing. What fails for a reason of its own is kept for a person in
     * the end.
     *
     * @param timeIsShort asked before each question to Salesforce: whether there is no time left to wait for its answer
     * @return the ids of the messages that are to come again
     */
    public Set<String> take(List<Incoming> batch, BooleanSupplier timeIsShort) {
        Round round = Round.asking(door.map(it -> it.reader(timeIsShort)));
        Failed failed = new Failed();
        Agenda agenda = new Agenda();
        for (Incoming message : batch) {
            try {
                open(message, agenda, round.reader());
            } catch (RuntimeException e) {
                failed.because(List.of(message.id()), e);
            }
        }
        work(agenda, failed, round);
        batch.stream()
                .filter(message -> message.receives() >= TRIES && failed.isToBlame(message.id()))
                .forEach(message -> each(failed, List.of(message.id()), () -> {
                    kept.keep(message.body(), "failed " + TRIES + " times: the log of track says why");
                    failed.forget(message.id());
                }));
        return failed.ids();
    }

    /**
     * Works through what was read by asking what had changed. What cannot be settled for a reason of its own is kept for a person, and stops
     * nobody else.
     *
     * @throws IllegalStateException if some of it is to be asked for again: somebody could not be reached
     */
    void take(Agenda agenda, Reader reader) {
        Failed failed = new Failed();
        work(agenda, failed, Round.asking(Optional.of(reader)));
        if (!failed.passing().isEmpty()) {
            throw new IllegalStateException("some of what had changed could not be settled yet");
        }
        failed.ids().forEach(cause -> kept.keep(cause, "changed, and could not be settled: see the log of track"));
    }

    private void work(Agenda agenda, Failed failed, Round round) {
        tasks(agenda, failed, round);
        members(agenda, failed, round.reader());
        leads(agenda, failed, round.reader());
        Records.Read<String, Records.Leads> known = known(agenda, failed);
        List<Agenda.OfRecord> settled = new ArrayList<>();
        // One that cannot be settled is no reason to leave the others of its message.
        for (Agenda.OfRecord record : agenda.records()) {
            if (known.broken().contains(record.record)) {
                failed.broken(record.record, record.causes);
            } else if (failed.reads(record.causes)) {
                each(failed, record.causes, () -> {
                    desk.settle(record, Optional.ofNullable(known.found().get(record.record)), round);
                    settled.add(record);
                });
            }
        }
        for (Agenda.OfMember member : agenda.members()) {
            if (failed.reads(member.causes)) {
                each(failed, member.causes, () -> desk.signal(member));
            }
        }
        List<Agenda.OfRecord> becoming = desk.becoming(settled);
        if (!becoming.isEmpty()) {
            each(failed, causes(becoming), () -> desk.announce(becoming, round.reader()));
        }
        desk.ring(round.bells());
    }

    private static void each(Failed failed, Collection<String> causes, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed.because(causes, e);
        }
    }

    private static void read(Failed failed, Collection<String> causes, Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            failed.unread(causes, e);
        }
    }

    private static List<String> causes(List<Agenda.OfRecord> records) {
        return records.stream()
                .flatMap(record -> record.causes.stream())
                .distinct()
                .toList();
    }

    private void open(Incoming message, Agenda agenda, Optional<Reader> reader) {
        Instant now = clock.instant();
        Optional<JsonNode> json = ChangeEvents.json(message.body());
        if (json.isEmpty()) {
            kept.keep(message.body(), "is not JSON");
        } else if (json.get().has("v") && json.get().has("type")) {
            message(message, agenda);
        } else {
            Told told = events.read(json.get(), now);
            for (News news : told.news()) {
                if (news instanceof News.Unnamed unnamed) {
                    name(unnamed, message, reader);
                } else {
                    agenda.add(news, message.id());
                }
            }
            told.unclear().ifPresent(why -> kept.keep(message.body(), why));
        }
    }

    private void message(Incoming message, Agenda agenda) {
        try {
            if (Messages.decode(message.body()) instanceof Message.ReadBack readBack) {
                agenda.add(readBack, message.id());
            } else {
                kept.keep(message.body(), "is a message for another stage");
            }
        } catch (JsonException e) {
            kept.keep(message.body(), "is a message that cannot be read");
        }
    }

    /** The records that it may mean are found by asking what was changed since, and come as events of their own. */
    private void name(News.Unnamed unnamed, Incoming message, Optional<Reader> reader) {
        if (reader.isEmpty()) {
            kept.keep(message.body(), "stands for records that it does not name, and no org is connected to ask");
            return;
        }
        List<String> ids = new ArrayList<>();
        reader.get().idsSince(unnamed.entity(), unnamed.since(), ids::add);
        List<String> bodies = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += 100) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + 100));
            bodies.add(Envelopes.untold(unnamed.org(), unnamed.entity(), some, unnamed.since()));
        }
        changes.send(bodies);
    }

    /** Whose Task it is: the lead's whose Task it was made for, else whom it is about; that may have to be asked. */
    private void tasks(Agenda agenda, Failed failed, Round round) {
        List<Agenda.OfTask> tasks = agenda.tasks();
        if (tasks.isEmpty()) {
            return;
        }
        List<String> causes =
                tasks.stream().flatMap(task -> task.causes.stream()).distinct().toList();
        read(failed, causes, () -> {
            Records.Read<String, Records.Leads> ours =
                    records.leads(tasks.stream().map(task -> task.task).toList());
            List<Agenda.OfTask> unknown = tasks.stream()
                    .filter(task -> toBeRead(task, ours.found().containsKey(task.task)))
                    .toList();
            new Tasks(round.reader(), kept).read(unknown);
            for (Agenda.OfTask task : tasks) {
                Optional<Records.Leads> whose = Optional.ofNullable(ours.found().get(task.task));
                if (ours.broken().contains(task.task)) {
                    failed.broken(task.task, task.causes);
                } else if (whose.isPresent()) {
                    each(failed, task.causes, () -> desk.task(whose.get().lead(), task, round));
                } else {
                    task.who.filter(_ -> !task.touches.isEmpty()).ifPresent(who -> {
                        Agenda.OfRecord record = agenda.record(who);
                        record.causes.addAll(task.causes);
                        record.touches.addAll(task.touches);
                    });
                }
            }
        });
    }

    /** What was deleted is read only where it was made for a lead of ours: to nobody else does it say anything. */
    private static boolean toBeRead(Agenda.OfTask task, boolean ours) {
        return task.untold || (ours ? task.moved : task.who.isEmpty() && !task.touches.isEmpty());
    }

    private void members(Agenda agenda, Failed failed, Optional<Reader> reader) {
        List<Agenda.OfMember> unread = agenda.members().stream()
                .filter(member -> member.untold || member.who.isEmpty())
                .toList();
        if (!unread.isEmpty()) {
            read(
                    failed,
                    unread.stream().flatMap(member -> member.causes.stream()).toList(),
                    () -> new Members(reader, kept).read(unread));
        }
    }

    private void leads(Agenda agenda, Failed failed, Optional<Reader> reader) {
        List<Agenda.OfRecord> unread =
                agenda.records().stream().filter(Agenda.OfRecord::unread).toList();
        if (unread.isEmpty()) {
            return;
        }
        if (reader.isEmpty()) {
            unread.stream()
                    .filter(record -> record.untold && !record.missing())
                    .forEach(record -> kept.keep(
                            "Lead " + record.record,
                            "changed, Salesforce does not say how, and no org is connected to ask"));
            return;
        }
        read(failed, causes(unread), () -> {
            var found = reader.get()
                    .leads(unread.stream().map(record -> record.record).toList(), routeWhenFields.get());
            for (Agenda.OfRecord record : unread) {
                Optional.ofNullable(found.get(record.record)).ifPresentOrElse(record::found, () -> gone(record));
            }
        });
    }

    private void gone(Agenda.OfRecord record) {
        if (record.untold && !record.missing()) {
            kept.keep(
                    "Lead " + record.record,
                    "changed, and cannot be found (any more) by the user that Baton signs in as");
        }
    }

    private Records.Read<String, Records.Leads> known(Agenda agenda, Failed failed) {
        List<Agenda.OfRecord> all = agenda.records();
        try {
            return records.leads(all.stream().map(record -> record.record).toList());
        } catch (RuntimeException e) {
            failed.unread(causes(all), e);
            return new Records.Read<>(Map.of(), Set.of());
        }
    }
}
