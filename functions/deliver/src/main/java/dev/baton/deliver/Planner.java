package dev.baton.deliver;

import dev.baton.deliver.Found.ContactRow;
import dev.baton.deliver.Found.LeadRow;
import dev.baton.deliver.Found.OwnerRow;
import dev.baton.deliver.Planned.Target;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.roster.Rep;
import dev.baton.salesforce.Settings;
import dev.baton.store.Sighting.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Decides what is written for a lead, from what was found. Pure. */
final class Planner {
    /** How the id of a user begins. */
    static final String USER = "005";

    private final Found found;
    private final Directory directory;
    private final Reps reps;
    private final Settings settings;
    private final Optional<String> fallback;
    private final Instant now;

    Planner(Found found, Directory directory, Setup.Now setup, Instant now) {
        this.found = found;
        this.directory = directory;
        this.reps = setup.reps();
        this.settings = setup.settings();
        this.fallback = setup.fallback();
        this.now = now;
    }

    Planned plan(Wanted wanted) {
        return wanted.notice().map(notice -> tasks().of(wanted, notice)).orElseGet(() -> outcome(wanted));
    }

    private TaskPlan tasks() {
        return new TaskPlan(found, directory, reps, settings, now);
    }

    private Planned outcome(Wanted wanted) {
        return switch (wanted.decision().outcome()) {
            case Outcome.Assigned _ when wanted.follows() -> tasks().follows(wanted);
            case Outcome.Assigned _ ->
                switch (chosen(wanted.owner().orElseThrow())) {
                    case Chosen.Nobody(String why) -> new Planned.Refused(why);
                    case Chosen.One one -> assigned(wanted, one);
                };
            case Outcome.Nurtured nurtured -> nurtured(wanted, nurtured.campaign());
            case Outcome.Rejected _ -> rejected(wanted);
            case Outcome.Held _ -> new Planned.Nothing();
        };
    }

    /** Who Salesforce knows the owner as. */
    private sealed interface Chosen {
        record One(Owner owner, String id, boolean user) implements Chosen {}

        record Nobody(String why) implements Chosen {}
    }

    private Chosen chosen(Owner owner) {
        return switch (owner) {
            case Owner.Rep rep ->
                directory
                        .user(rep.id(), reps, now)
                        .<Chosen>map(user -> user.active()
                                ? new Chosen.One(owner, user.id(), true)
                                : new Chosen.Nobody("the Salesforce user of " + rep.id()
                                        + " is inactive: switch the rep off and route the lead again"))
                        .orElseGet(() -> new Chosen.Nobody("no Salesforce user has the address " + rep.id()
                                + ": give the rep the roster attribute " + Reps.USER + ", then resend the lead"));
            case Owner.Queue queue ->
                directory
                        .queue(queue.name(), now)
                        .<Chosen>map(id -> new Chosen.One(owner, id, false))
                        .orElseGet(() -> new Chosen.Nobody(noQueue(queue.name())));
            case Owner.User user -> new Chosen.One(owner, user.id(), true);
        };
    }

    private static String noQueue(String name) {
        return "there is no queue " + name
                + " in Salesforce: make one that takes Leads, or correct the playbook, then resend the lead";
    }

    private Planned assigned(Wanted wanted, Chosen.One chosen) {
        Optional<Target> known = known(wanted);
        if (known.isPresent()) {
            return give(wanted, known.get(), Optional.empty(), chosen);
        }
        Optional<LeadRow> made = found.made(wanted);
        if (made.isPresent()) {
            return ours(wanted, made.get(), chosen);
        }
        Optional<ContactRow> contact = contact(wanted);
        if (contact.isPresent()) {
            OwnerRow owner = contact.get().owner();
            Target target = new Target(Optional.of(contact.get().id()), Kind.CONTACT, true);
            if (owner.user() && owner.active()) {
                return keep(wanted, target, Optional.empty(), owner, chosen);
            }
            if (chosen.user()) {
                return give(wanted, target, Optional.empty(), chosen);
            }
        }
        return lead(wanted)
                .map(row -> keeps(row)
                        ? keep(wanted, lead(row, true), Optional.of(row), row.owner(), chosen)
                        : give(wanted, lead(row, true), Optional.of(row), chosen))
                .orElseGet(() -> give(wanted, fresh(), Optional.empty(), chosen));
    }

    /**
     * It carries our id: an attempt that was not noted wrote it. Where that one named no owner, it had found the record there, and whoever
     * has it keeps it now as then.
     */
    private Planned ours(Wanted wanted, LeadRow row, Chosen.One chosen) {
        if (row.converted()) {
            return finished(row);
        }
        return keeps(row) && row.ownerWritten().isEmpty()
                ? keep(wanted, lead(row, true), Optional.of(row), row.owner(), chosen)
                : give(wanted, lead(row, false), Optional.of(row), chosen);
    }

    private static Planned finished(LeadRow row) {
        return new Planned.Finished(row.id(), row.owner().id());
    }

    private Planned nurtured(Wanted wanted, String name) {
        Optional<String> campaign = name.isEmpty() ? Optional.empty() : directory.campaign(name, now);
        if (!name.isEmpty() && campaign.isEmpty()) {
            return new Planned.Refused("there is no campaign " + name
                    + " in Salesforce: make it, or correct the playbook, then resend the lead");
        }
        Optional<LeadRow> made = found.made(wanted);
        if (made.filter(LeadRow::converted).isPresent()) {
            return finished(made.get());
        }
        Target target = known(wanted)
                .or(() -> made.map(row -> lead(row, false)))
                .or(() -> contact(wanted).map(contact -> new Target(Optional.of(contact.id()), Kind.CONTACT, true)))
                .or(() -> lead(wanted).map(row -> lead(row, true)))
                .orElseGet(Planner::fresh);
        LeadGraph graph = new LeadGraph(wanted, settings, target);
        target.recordId().flatMap(found::lead).ifPresent(graph::over);
        graph.nurtured(campaign);
        return nobodys(graph, target, before(wanted, made));
    }

    /** Nothing is told of it, unless an earlier routing gave it to somebody. */
    private Planned rejected(Wanted wanted) {
        Optional<LeadRow> made = found.made(wanted);
        String before = before(wanted, made);
        Optional<Target> target = known(wanted).or(() -> made.map(row -> lead(row, false)));
        return before.isEmpty()
                        || target.isEmpty()
                        || made.filter(LeadRow::converted).isPresent()
                ? new Planned.Nothing()
                : nobodys(new LeadGraph(wanted, settings, target.get()), target.get(), before);
    }

    /** Whom an earlier routing gave it to; empty when none did. */
    private static String before(Wanted wanted, Optional<LeadRow> made) {
        return wanted.record().record().isEmpty()
                ? made.map(LeadRow::ownerWritten).orElse("")
                : wanted.record().ownerWritten();
    }

    /**
     * Nobody has it. Where Baton had given it to somebody, the fallback queue gets the Lead, and the Task is withdrawn; a record that was
     * there before the lead stays with whoever has it.
     */
    private Planned nobodys(LeadGraph graph, Target target, String before) {
        Optional<String> queue =
                before.isEmpty() || target.kind() != Kind.LEAD || target.existed() ? Optional.empty() : fallback;
        Optional<String> owner = queue.flatMap(name -> directory.queue(name, now));
        if (queue.isPresent() && owner.isEmpty()) {
            return new Planned.Refused(noQueue(queue.get()));
        }
        owner.ifPresent(graph::takenBack);
        if (before.startsWith(USER)) {
            graph.withdrawn();
        }
        return graph.isEmpty()
                ? new Planned.Nothing()
                : new Planned.Write(graph.graph(), target, owner, owner.isPresent(), Optional.empty());
    }

    /** The record, where it need not be looked for. */
    private static Optional<Target> known(Wanted wanted) {
        if (wanted.twin().isPresent()) {
            return Optional.empty();
        }
        if (wanted.settled()) {
            return Optional.of(new Target(
                    Optional.of(wanted.record().record()),
                    wanted.record().kind(),
                    wanted.record().existed()));
        }
        return wanted.record().record().isEmpty()
                ? wanted.bornAs().map(id -> new Target(Optional.of(id), Kind.LEAD, false))
                : Optional.empty();
    }

    private Optional<ContactRow> contact(Wanted wanted) {
        return wanted.twin()
                .flatMap(twin -> found.contact(twin.recordId()))
                .or(() -> found.contact(wanted.record().record()))
                .or(() -> found.contactOf(wanted));
    }

    private Optional<LeadRow> lead(Wanted wanted) {
        return wanted.twin()
                .flatMap(twin -> found.lead(twin.recordId()))
                .or(() -> found.lead(wanted.record().record()))
                .filter(row -> !row.converted())
                .or(() -> found.leadOf(wanted));
    }

    private static Target lead(LeadRow row, boolean existed) {
        return new Target(Optional.of(row.id()), Kind.LEAD, existed);
    }

    private static Target fresh() {
        return new Target(Optional.empty(), Kind.LEAD, false);
    }

    /** Whether a Lead that is there already stays with its owner, who is an active rep. */
    private boolean keeps(LeadRow row) {
        return settings.existing() == Settings.Existing.KEEP_OWNER
                && row.owner().active()
                && reps.who(row.owner()).filter(Rep::active).isPresent();
    }

    /** The chosen one gets it. A Contact's owner stays; the Task goes to whom it was decided for. */
    private Planned give(Wanted wanted, Target target, Optional<LeadRow> there, Chosen.One chosen) {
        boolean owned = target.kind() == Kind.LEAD;
        LeadGraph graph = new LeadGraph(wanted, settings, target);
        there.ifPresent(graph::over);
        if (owned) {
            graph.owner(chosen.id());
        }
        if (chosen.user()) {
            graph.task(chosen.id(), zone(chosen.owner()), Optional.empty());
        } else if (wanted.record().ownerWritten().startsWith(USER)) {
            graph.withdrawn();
        }
        return graph.isEmpty()
                ? new Planned.Nothing()
                : new Planned.Write(graph.graph(), target, Optional.of(chosen.id()), owned, Optional.empty());
    }

    /** Whoever has the record keeps it, gets the Task, and has the lead from now on. */
    private Planned keep(Wanted wanted, Target target, Optional<LeadRow> there, OwnerRow owner, Chosen.One chosen) {
        Optional<Rep> rep = reps.who(owner);
        LeadGraph graph = new LeadGraph(wanted, settings, target);
        there.ifPresent(graph::over);
        graph.task(
                owner.id(),
                rep.map(Rep::zone).orElseGet(() -> zone(chosen.owner())),
                Optional.of(target.kind() == Kind.CONTACT ? "your Contact already" : "your Lead already"));
        Owner has = rep.<Owner>map(Reps::card).orElseGet(() -> new Owner.User(owner.id(), owner.name()));
        boolean same = chosen.id().equals(owner.id());
        return new Planned.Write(
                graph.graph(), target, Optional.of(owner.id()), false, same ? Optional.empty() : Optional.of(has));
    }

    private ZoneId zone(Owner owner) {
        return owner instanceof Owner.Rep rep
                ? reps.rep(rep.id()).map(Rep::zone).orElse(ZoneOffset.UTC)
                : ZoneOffset.UTC;
    }
}
