package dev.baton.track.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.SlaNotice;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.RecordId;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.Soql;
import dev.baton.track.event.News;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads records as they are now: all of a batch in one query, as far as the query's length allows. Thread-safe. */
public final class Reader {
    /** What track itself looks at. */
    private static final List<String> LOOKED_AT = List.of(
            "Id",
            "OwnerId",
            "Status",
            "IsConverted",
            "IsDeleted",
            "CreatedDate",
            "SystemModstamp",
            "LastModifiedById",
            "Baton_Lead_Id__c");

    /** What a lead is made of, by the names that ingest knows. */
    private static final List<String> WHOLE = List.of(
            "FirstName",
            "LastName",
            "Company",
            "Email",
            "Phone",
            "MobilePhone",
            "Title",
            "Website",
            "Street",
            "City",
            "State",
            "PostalCode",
            "Country",
            "Description",
            "LeadSource",
            "Industry",
            "AnnualRevenue",
            "NumberOfEmployees");

    /** What Salesforce says of a field that is not there, or that the user may not see. */
    private static final String NO_FIELD = "INVALID_FIELD";

    private final Rows rows;
    private final Clock clock;
    private final Consumer<Collection<String>> unreadable;

    /** @param unreadable is told of further fields that cannot be read; everything else is read all the same */
    Reader(Rows rows, Clock clock, Consumer<Collection<String>> unreadable) {
        this.rows = rows;
        this.clock = clock;
        this.unreadable = unreadable;
    }

    /** Whether somebody else than Baton changed this record last, as far as is known. */
    public boolean othersChanged(Snapshot lead) {
        String self = rows.self();
        return !self.isEmpty()
                && !lead.modifiedBy().isEmpty()
                && !lead.modifiedBy().equals(self);
    }

    /**
     * A Task.
     *
     * @param who the Lead or Contact that it is about
     * @param done whether somebody has done it
     * @param notice whether Baton made it to tell somebody of a first touch: whoever does it has not touched the lead
     */
    public record TaskRow(
            String id,
            Optional<String> who,
            boolean done,
            boolean deleted,
            boolean notice,
            Instant modified,
            String by) {}

    /** A membership of a campaign. */
    public record MemberRow(String id, Optional<String> who, String campaign, String status, Instant modified) {}

    /** A user or a queue. */
    public record OwnerRow(String id, String name, Set<String> alsoCalled) {}

    /**
     * Leads as they are now, by record id; those that are not there (any more) are left out.
     *
     * @param also further fields to read
     */
    public Map<String, Snapshot> leads(Collection<String> ids, Collection<String> also) {
        return leads(ids, List.of(), also);
    }

    private Map<String, Snapshot> leads(Collection<String> ids, Collection<String> whole, Collection<String> also) {
        Map<String, Snapshot> found = new HashMap<>();
        for (List<String> some : Soql.chunks(ids)) {
            leads(whole, also, " WHERE Id IN " + Soql.list(some), it -> found.put(it.record(), it));
        }
        return found;
    }

    /** One field that cannot be read must not keep all Leads from being read. */
    private void leads(Collection<String> whole, Collection<String> also, String where, Consumer<Snapshot> each) {
        Instant readAt = clock.instant();
        Consumer<ObjectNode> row = it -> Snapshot.of(it, readAt).ifPresent(each);
        try {
            rows.each(leadQuery(whole, also) + where, row);
        } catch (Unanswered e) {
            if (also.isEmpty()
                    || !(e.failure() instanceof Failure.Permanent(String code, var _, String _, String _))
                    || !code.equals(NO_FIELD)) {
                throw e;
            }
            unreadable.accept(also);
            rows.each(leadQuery(whole, List.of()) + where, row);
        }
    }

    /** The same with everything that a lead is made of. */
    public Map<String, Snapshot> wholeLeads(Collection<String> ids, Collection<String> also) {
        return leads(ids, WHOLE, also);
    }

    /** Leads that were changed since, the longest unchanged first. */
    public void leadsSince(Instant since, Collection<String> also, Consumer<Snapshot> each) {
        leads(List.of(), also, since(since), each);
    }

    private static String leadQuery(Collection<String> whole, Collection<String> also) {
        Set<String> fields = new LinkedHashSet<>(LOOKED_AT);
        fields.addAll(whole);
        also.forEach(field -> fields.add(Soql.name(field)));
        return "SELECT " + String.join(", ", fields) + " FROM Lead";
    }

    private static String since(Instant since) {
        return " WHERE SystemModstamp >= " + Soql.moment(since) + " ORDER BY SystemModstamp ASC";
    }

    /** Tasks as they are now. */
    public List<TaskRow> tasks(Collection<String> ids) {
        List<TaskRow> found = new ArrayList<>();
        for (List<String> some : Soql.chunks(ids)) {
            rows.each(
                    TASKS + " WHERE Id IN " + Soql.list(some), row -> task(row).ifPresent(found::add));
        }
        return found;
    }

    /** Tasks that were changed since and are done. */
    public void tasksSince(Instant since, Consumer<TaskRow> each) {
        rows.each(TASKS + since(since), row -> task(row).ifPresent(each));
    }

    private static final String TASKS =
            "SELECT Id, WhoId, IsClosed, IsDeleted, Subject, Baton_Task_Id__c, SystemModstamp, LastModifiedById"
                    + " FROM Task";

    private Optional<TaskRow> task(ObjectNode row) {
        return RecordId.of(row.path("Id").asText(""))
                .map(id -> new TaskRow(
                        id,
                        RecordId.of(row.path("WhoId").asText("")),
                        row.path("IsClosed").asBoolean(false)
                                && !row.path("Subject").asText("").startsWith(Settings.Task.NOT_YOURS),
                        row.path("IsDeleted").asBoolean(false),
                        SlaNotice.isId(row.path("Baton_Task_Id__c").asText("")),
                        Texts.moment(row, "SystemModstamp").orElseGet(clock::instant),
                        RecordId.of(row.path("LastModifiedById").asText("")).orElse("")));
    }

    /** Memberships as they are now. */
    public List<MemberRow> members(Collection<String> ids) {
        List<MemberRow> found = new ArrayList<>();
        for (List<String> some : Soql.chunks(ids)) {
            rows.each(
                    MEMBERS + " WHERE Id IN " + Soql.list(some),
                    row -> member(row).ifPresent(found::add));
        }
        return found;
    }

    /** Memberships that were changed since. */
    public void membersSince(Instant since, Consumer<MemberRow> each) {
        rows.each(MEMBERS + since(since), row -> member(row).ifPresent(each));
    }

    private static final String MEMBERS =
            "SELECT Id, LeadId, ContactId, CampaignId, Status, SystemModstamp FROM CampaignMember";

    private Optional<MemberRow> member(ObjectNode row) {
        return RecordId.of(row.path("Id").asText(""))
                .map(id -> new MemberRow(
                        id,
                        RecordId.of(row.path("LeadId").asText(""))
                                .or(() -> RecordId.of(row.path("ContactId").asText(""))),
                        row.path("CampaignId").asText(""),
                        row.path("Status").asText(""),
                        Texts.moment(row, "SystemModstamp").orElseGet(clock::instant)));
    }

    /** The ids alone of what was changed since. */
    public void idsSince(News.Entity entity, Instant since, Consumer<String> each) {
        rows.each(
                "SELECT Id FROM " + entity.object() + since(since),
                row -> RecordId.of(row.path("Id").asText("")).ifPresent(each));
    }

    /** A user, with the addresses under which a rep may be known. */
    public Optional<OwnerRow> user(String id) {
        return rows.of("SELECT Id, Name, Email, Username FROM User WHERE Id = " + Soql.text(id)).stream()
                .findFirst()
                .map(row -> owner(id, row, "Email", "Username"));
    }

    /** A queue. */
    public Optional<OwnerRow> queue(String id) {
        return rows.of("SELECT Id, Name, DeveloperName FROM Group WHERE Id = " + Soql.text(id)).stream()
                .findFirst()
                .map(row -> owner(id, row, "Name", "DeveloperName"));
    }

    private static OwnerRow owner(String id, ObjectNode row, String... names) {
        Set<String> called = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : names) {
            Texts.of(row, name).ifPresent(called::add);
        }
        return new OwnerRow(id, row.path("Name").asText(""), called);
    }
}
