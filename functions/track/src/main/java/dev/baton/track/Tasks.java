package dev.baton.track;

import dev.baton.track.crm.Reader;
import dev.baton.track.reconcile.Touched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tasks that are to be read: events of changes do not say whom a Task is about, and gaps say nothing. */
record Tasks(Optional<Reader> reader, Kept kept) {
    void read(List<Agenda.OfTask> unknown) {
        if (unknown.isEmpty()) {
            return;
        }
        if (reader.isEmpty()) {
            unknown.stream()
                    .filter(task -> !task.moved)
                    .forEach(task -> kept.keep(
                            "Task " + task.task,
                            "is done or changed, and no org is connected to ask whom it is about"));
            return;
        }
        Map<String, Reader.TaskRow> rows = reader
                .get()
                .tasks(unknown.stream().map(task -> task.task).toList())
                .stream()
                .collect(Collectors.toMap(Reader.TaskRow::id, row -> row, (one, _) -> one));
        for (Agenda.OfTask task : unknown) {
            Optional.ofNullable(rows.get(task.task)).ifPresent(row -> found(task, row));
        }
    }

    /** What was read of a Task. */
    static void found(Agenda.OfTask task, Reader.TaskRow row) {
        if (row.notice()) {
            task.who = Optional.empty();
            task.touches.clear();
            return;
        }
        task.who = row.who();
        task.presence = Optional.of(new Agenda.Presence(row.deleted(), row.modified(), row.by()));
        if (row.done()) {
            task.touches.add(new Touched(row.modified(), row.by(), "a task was completed"));
        }
    }
}
