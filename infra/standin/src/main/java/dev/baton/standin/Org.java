package dev.baton.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The org: its records, its automation, and what tells others of changes. Thread-safe: one transaction at a time. */
final class Org {
    private final Rows rows = new Rows();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Clock clock;
    private final Faults faults;
    private AssignmentRule rule = new AssignmentRule(Map.of(), List.of());
    private String reverser = "";
    private Listener listener = (caller, changes, at) -> {};

    /** Hears what was committed, in the order of the commits, while the org is locked. */
    interface Listener {
        void committed(Caller caller, List<Change> changes, Instant at);
    }

    /** Nobody and nothing in it yet. */
    Org(Clock clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    synchronized void listener(Listener hearing) {
        this.listener = hearing;
    }

    /**
     * Turns automation on.
     *
     * @param old the rule that gives leads to people
     * @param reversing the user to whom the trigger of {@link Fault#REVERSAL} gives leads
     */
    synchronized void automation(AssignmentRule old, String reversing) {
        this.rule = old;
        this.reverser = reversing;
    }

    /** Does the work and commits it, or nothing of it when it throws. */
    synchronized <T> T transact(Caller caller, Function<Transaction, T> work) {
        Instant now = clock.instant();
        Transaction transaction =
                new Transaction(rows, caller, now, object -> numbers.merge(object.name(), 1L, Long::sum));
        T result = work.apply(transaction);
        automate(transaction);
        List<Change> changes = transaction.changes();
        changes.forEach(change -> rows.put(change.object(), change.row()));
        if (!changes.isEmpty()) {
            listener.committed(caller, changes, now);
        }
        return result;
    }

    // Facts: the rule runs on updates too unless the header forbids it, and so undoes an owner that was just written.
    private void automate(Transaction transaction) {
        for (Change change : transaction.changes()) {
            boolean written = change.object().equals(Schema.LEAD)
                    && (change.type() == Change.Type.CREATE || change.type() == Change.Type.UPDATE)
                    && !change.row().path("IsConverted").asBoolean();
            if (written && transaction.caller().assigns() && !rule.isEmpty()) {
                own(
                        transaction,
                        change.id(),
                        rule.next(change.row().path("Country").asText("")));
            }
            if (written && !reverser.isEmpty() && isRemote(transaction.caller()) && faults.strikes(Fault.REVERSAL)) {
                own(transaction, change.id(), reverser);
            }
        }
    }

    private static boolean isRemote(Caller caller) {
        return !caller.origin().isEmpty();
    }

    private static void own(Transaction transaction, String lead, String owner) {
        transaction.set(Schema.LEAD, lead, JsonNodeFactory.instance.objectNode().put("OwnerId", owner));
    }

    synchronized Collection<ObjectNode> all(SObject object) {
        return rows.all(object);
    }

    synchronized Optional<ObjectNode> find(SObject object, String id) {
        return rows.find(object, id);
    }

    /** Every record and the number of the last of each object, to be kept. */
    synchronized ObjectNode saved() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        ObjectNode last = saved.putObject("numbers");
        numbers.forEach(last::put);
        ObjectNode objects = saved.putObject("objects");
        Schema.objects().forEach(object -> rows.all(object).forEach(objects.withArray(object.name())::add));
        return saved;
    }

    /** What was kept. */
    synchronized void restore(ObjectNode saved) {
        saved.path("numbers")
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asLong()));
        Schema.objects()
                .forEach(object -> saved.path("objects").path(object.name()).forEach(row -> {
                    if (row instanceof ObjectNode fields) {
                        rows.put(object, fields);
                    }
                }));
    }

    /** Puts a record as it is, without automation or events: what the org starts with. */
    synchronized String seed(SObject object, String id, ObjectNode values) {
        Instant now = clock.instant();
        String known = id.isEmpty() ? RecordIds.make(object.prefix(), numbers.merge(object.name(), 1L, Long::sum)) : id;
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("Id", known);
        object.field("IsDeleted").ifPresent(field -> row.put("IsDeleted", false));
        Defaults.of(object, row);
        row.setAll(values);
        Defaults.derived(object, row);
        String moment = Values.stored(now);
        for (String date : List.of("CreatedDate", "LastModifiedDate", "SystemModstamp")) {
            row.put(date, moment);
        }
        rows.put(object, row);
        return known;
    }
}
