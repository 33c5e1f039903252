package dev.baton.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.deliver.Found.TaskRow;
import dev.baton.lead.Owner;
import dev.baton.lead.SlaNotice;
import dev.baton.roster.Rep;
import dev.baton.salesforce.Graph;
import dev.baton.salesforce.Settings;
import dev.baton.store.Register;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Decides what is written where only a Task is: for a first touch that is due or was not made, and for a lead that somebody else has now. Pure. */
record TaskPlan(Found found, Directory directory, Reps reps, Settings settings, Instant now) {
    /** What Salesforce is told of a first touch. */
    Planned of(Wanted wanted, SlaNotice notice) {
        if (wanted.record().record().isEmpty()) {
            return new Planned.Refused("its record in Salesforce is not known");
        }
        NoticeText text = new NoticeText(wanted, notice, new TaskText(wanted, settings.task()), now);
        return switch (notice.action()) {
            case REMIND -> urgent(wanted, text);
            case TELL_MANAGER -> manager(wanted, notice, text);
            // The next routing's delivery gives the Task to whoever gets the lead.
            case REASSIGN -> new Planned.Nothing();
        };
    }

    /** The rep's own Task says it: no second one. What the rep has made of its subject stays. */
    private Planned urgent(Wanted wanted, NoticeText text) {
        Optional<TaskRow> task = found.task(wanted.id().value());
        if (task.isEmpty()) {
            return new Planned.Refused("there is no Task for it"
                    + (has(wanted) instanceof Owner.Queue queue ? ", as the queue " + queue.name() + " has it" : ""));
        }
        if (task.get().closed()) {
            return new Planned.Refused("its Task is closed already");
        }
        ObjectNode fields = JsonNodeFactory.instance
                .objectNode()
                .put("Priority", settings.firstTouch().priority());
        if (text.isOurs(task.get().subject())) {
            fields.put("Subject", text.urgent(zone(has(wanted))));
        }
        return write(wanted, new Graph.Update(Planned.TASK, "Task", task.get().id(), fields));
    }

    /** A Task of the manager's own, once for each notice. One that is there is left as the manager has it. */
    private Planned manager(Wanted wanted, SlaNotice notice, NoticeText text) {
        if (found.task(notice.id()).isPresent()) {
            return new Planned.Nothing();
        }
        if (notice.tell().isEmpty()) {
            return new Planned.Refused(
                    "nobody is known who is to be told: give the rep a manager, or the playbook's fallback somebody to tell");
        }
        Optional<Directory.User> user = directory.user(wanted.told(), reps, now);
        if (user.isEmpty()) {
            return new Planned.Refused("no Salesforce user has the address " + notice.tell());
        }
        if (!user.get().active()) {
            return new Planned.Refused("the Salesforce user of " + notice.tell() + " is inactive");
        }
        ZoneId zone = reps.rep(wanted.told()).map(Rep::zone).orElseGet(() -> zone(has(wanted)));
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("Subject", text.subject());
        fields.put("Description", text.description(has(wanted), zone));
        fields.put("OwnerId", user.get().id());
        fields.put("WhoId", wanted.record().record());
        fields.put("Priority", settings.firstTouch().priority());
        fields.put("Status", settings.task().status());
        fields.put("ActivityDate", now.atZone(zone).toLocalDate().toString());
        return write(wanted, new Graph.Upsert(Planned.TASK, "Task", "Baton_Task_Id__c", notice.id(), fields));
    }

    /** The open Task goes with the record, to whoever has it there; where that is nobody it is withdrawn. */
    Planned follows(Wanted wanted) {
        String owner = wanted.record().owner().map(Register::value).orElse("");
        Optional<TaskRow> task = found.task(wanted.id().value())
                .filter(row -> !row.closed() && !row.ownerId().equals(owner));
        if (task.isEmpty() || owner.isEmpty()) {
            return new Planned.Nothing();
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (owner.startsWith(Planner.USER)) {
            fields.put("OwnerId", owner);
        } else {
            fields.put("Subject", new TaskText(wanted, settings.task()).withdrawn());
            fields.put("Status", settings.task().withdrawn());
        }
        return write(wanted, new Graph.Update(Planned.TASK, "Task", task.get().id(), fields));
    }

    private static Planned write(Wanted wanted, Graph.Node node) {
        Planned.Target target = new Planned.Target(
                Optional.of(wanted.record().record()),
                wanted.record().kind(),
                wanted.record().existed());
        return new Planned.Write(
                new Graph(wanted.id().value(), List.of(node)), target, Optional.empty(), false, Optional.empty());
    }

    private static Owner has(Wanted wanted) {
        return wanted.owner().orElseThrow();
    }

    private ZoneId zone(Owner owner) {
        return owner instanceof Owner.Rep rep
                ? reps.rep(rep.id()).map(Rep::zone).orElse(ZoneOffset.UTC)
                : ZoneOffset.UTC;
    }
}
