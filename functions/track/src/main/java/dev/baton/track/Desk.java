package dev.baton.track;

import dev.baton.intake.Returning;
import dev.baton.lead.Ids;
import dev.baton.lead.Keys;
import dev.baton.lead.LeadId;
import dev.baton.lead.Signal;
import dev.baton.lead.Source;
import dev.baton.playbook.RouteWhen;
import dev.baton.queue.Sender;
import dev.baton.salesforce.Settings;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Records;
import dev.baton.store.Reown;
import dev.baton.track.crm.Reader;
import dev.baton.track.crm.Snapshot;
import dev.baton.track.reconcile.Change;
import dev.baton.track.reconcile.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Where a record's news becomes what is done about its leads. Thread-safe. */
final class Desk {
    /** The kind of signal that a membership of a campaign is. */
    static final String CAMPAIGN = "campaign-response";

    private final Ids ids;
    private final Settling settling;
    private final Records records;
    private final LeadStore leads;
    private final Returning returning;
    private final PlaybookStore playbooks;
    private final Sender sender;
    private final String assignQueue;
    private final Post inbox;
    private final Supplier<Settings> settings;
    private final Supplier<RouteWhen> routeWhen;
    private final Kept kept;
    private final Clock clock;

    Desk(
            Ids ids,
            Settling settling,
            Records records,
            LeadStore leads,
            Returning returning,
            PlaybookStore playbooks,
            Sender sender,
            String assignQueue,
            Post inbox,
            Supplier<Settings> settings,
            Supplier<RouteWhen> routeWhen,
            Kept kept,
            Clock clock) {
        this.ids = ids;
        this.settling = settling;
        this.records = records;
        this.leads = leads;
        this.returning = returning;
        this.playbooks = playbooks;
        this.sender = sender;
        this.assignQueue = assignQueue;
        this.inbox = inbox;
        this.settings = settings;
        this.routeWhen = routeWhen;
        this.kept = kept;
        this.clock = clock;
    }

    /** Settles the leads of one record: the last that was delivered to it, which has its owner, and earlier ones, which end with it. */
    void settle(Agenda.OfRecord record, Optional<Records.Leads> known, Round round) {
        Map<LeadId, Boolean> targets = targets(record, known);
        boolean ours = false;
        for (Map.Entry<LeadId, Boolean> target : targets.entrySet()) {
            ours |= settle(record, target.getKey(), target.getValue(), round);
        }
        record.ours |= ours;
    }

    /** Each lead of the record, and whether it is the last. */
    private Map<LeadId, Boolean> targets(Agenda.OfRecord record, Optional<Records.Leads> known) {
        Map<LeadId, Boolean> targets = new LinkedHashMap<>();
        known.ifPresent(its -> its.all().forEach(lead -> targets.put(lead, lead.equals(its.lead()))));
        if (targets.isEmpty()) {
            record.snapshot
                    .map(Snapshot::lead)
                    .filter(LeadId::isWellFormed)
                    .ifPresent(lead -> targets.put(new LeadId(lead), true));
            record.readBack.keySet().forEach(lead -> targets.put(lead, true));
        }
        if (targets.isEmpty() && !record.org.isEmpty() && record.record.startsWith("00Q")) {
            targets.put(born(record.org, record.record), true);
        }
        return targets;
    }

    /** The lead that this record is, if Baton took it from Salesforce. */
    private LeadId born(String org, String record) {
        return ids.lead(new Source(Source.Kind.SALESFORCE, org, record), record);
    }

    private boolean settle(Agenda.OfRecord record, LeadId lead, boolean last, Round round) {
        Settling.Settled settled = settling.settle(
                new Settling.Matter(
                        lead, record.sightings, record.touches, last, readBack(record, lead, round.reader())),
                policy(),
                round);
        long reversed = settled.done().stream()
                .filter(change -> change instanceof Change.Own own && own.kind() == Reown.Kind.REVERSED)
                .count();
        if (reversed > 0) {
            kept.metrics().count(Metrics.REVERSALS, Math.toIntExact(reversed), clock.instant());
        }
        return settled.known();
    }

    /** The routing whose owner was read back; 0 where it was not, or where a person was there since: what that did is no automation's doing. */
    private static int readBack(Agenda.OfRecord record, LeadId lead, Optional<Reader> reader) {
        boolean others = reader.isPresent()
                && record.snapshot.filter(reader.get()::othersChanged).isPresent();
        return others ? 0 : record.readBack.getOrDefault(lead, 0);
    }

    /** The Task that was made for this lead is done, or was deleted, or is there again. */
    void task(LeadId lead, Agenda.OfTask task, Round round) {
        settling.settle(new Settling.Matter(lead, List.of(), task.touches, true, 0), policy(), round);
        settling.finished(lead, task.touches, round.bells());
        task.presence.ifPresent(presence -> settling.present(lead, presence, round.bells()));
    }

    private Policy policy() {
        Settings now = settings.get();
        return new Policy(now.untouched(), now.closed());
    }

    void ring(Bells bells) {
        bells.ring(playbooks, sender, assignQueue);
    }

    /** A membership of a campaign is a sign of life, unless it says no more than what Baton itself writes. */
    void signal(Agenda.OfMember member) {
        boolean says = !member.status.isEmpty()
                && !member.status.equals(settings.get().campaign().memberStatus());
        if (!says || member.who.isEmpty()) {
            return;
        }
        String who = member.who.get();
        Optional<LeadId> lead = records.leads(who)
                .map(Records.Leads::lead)
                .or(() -> member.org.isEmpty() ? Optional.empty() : Optional.of(born(member.org, who)));
        lead.flatMap(leads::state).ifPresent(there -> signal(there, member));
    }

    private void signal(LeadState there, Agenda.OfMember member) {
        Instant now = clock.instant();
        Signal signal = new Signal(CAMPAIGN, member.at, Signal.By.PERSON, member.status);
        String key = UUID.nameUUIDFromBytes((member.member + "/" + member.status).getBytes(StandardCharsets.UTF_8))
                .toString();
        Keys keys = there.keys();
        if (keys.person().isEmpty()) {
            returning.changed(there, signal, key, now);
        } else {
            returning.signal(keys, signal, key, now);
        }
    }

    /** The records that are no leads of Baton's, and have become one as {@code route-when} says. */
    List<Agenda.OfRecord> becoming(List<Agenda.OfRecord> all) {
        List<Agenda.OfRecord> becoming = new ArrayList<>();
        for (Agenda.OfRecord record : all) {
            boolean lead = record.record.startsWith("00Q") && !record.ours && !record.org.isEmpty();
            if (lead && record.snapshot.map(Snapshot::alive).orElse(!record.changed.isEmpty()) && becomes(record)) {
                becoming.add(record);
            }
        }
        return becoming;
    }

    private boolean becomes(Agenda.OfRecord record) {
        RouteWhen when = routeWhen.get();
        if (record.snapshot.isPresent()) {
            return record.snapshot.get().born().isBefore(record.bornSince)
                    ? when.holds(record.fields)
                    : when.created(record.fields);
        }
        return when.changed(record.changed, record.fields);
    }

    /** Reads them whole, and hands them to ingest: that is the only door. */
    void announce(List<Agenda.OfRecord> becoming, Optional<Reader> reader) {
        if (reader.isEmpty()) {
            becoming.forEach(record -> kept.keep(
                    "Lead " + record.record,
                    "became one of ours as route-when says, and no org is connected to read it"));
            return;
        }
        Set<String> fields = routeWhen.get().fields();
        Map<String, Snapshot> whole = reader.get()
                .wholeLeads(becoming.stream().map(record -> record.record).toList(), fields);
        List<String> bodies = new ArrayList<>();
        for (Agenda.OfRecord record : becoming) {
            Optional.ofNullable(whole.get(record.record))
                    .filter(Snapshot::alive)
                    .filter(lead -> lead.lead().isEmpty())
                    .ifPresent(lead -> bodies.add(Envelopes.became(record.org, lead)));
        }
        inbox.send(bodies);
    }
}
