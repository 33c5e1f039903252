package dev.baton.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.deliver.Found.LeadRow;
import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.salesforce.Graph;
import dev.baton.salesforce.LeadFields;
import dev.baton.salesforce.RecordId;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.Soql;
import dev.baton.store.Sighting.Kind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The graph of one lead: its record, its Task, its campaigns. For one thread. */
final class LeadGraph {
    /** Length of Baton_Reason__c. */
    private static final int REASON = 255;

    private final Wanted wanted;
    private final Settings settings;
    private final Planned.Target target;
    private final ObjectNode lead;
    private final List<Graph.Node> others = new ArrayList<>();

    LeadGraph(Wanted wanted, Settings settings, Planned.Target target) {
        this.wanted = wanted;
        this.settings = settings;
        this.target = target;
        this.lead = ours();
        if (target.kind() == Kind.LEAD && target.recordId().isEmpty()) {
            lead.setAll(LeadFields.of(wanted.lead(), wanted.facts(), settings));
            response();
        }
        wanted.bornAs()
                .filter(id -> target.recordId().filter(id::equals).isPresent())
                .ifPresent(_ -> lead.put("Baton_Lead_Id__c", wanted.id().value()));
    }

    /** Baton's own fields of a Lead. */
    private ObjectNode ours() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        Decision decision = wanted.decision();
        if (decision.verdict() instanceof Verdict.Routed routed) {
            fields.put("Baton_Route__c", routed.route());
        }
        fields.put("Baton_Score__c", decision.verdict().score().total());
        switch (decision.outcome()) {
            case Outcome.Assigned assigned -> {
                fields.put("Baton_Pool__c", assigned.pool())
                        .put("Baton_Reason__c", cut(assigned.why()))
                        .put("Baton_Assigned_At__c", Soql.moment(decision.at()));
                due(fields, decision);
            }
            case Outcome.Nurtured nurtured -> fields.put("Baton_Reason__c", cut(nurtured.why()));
            case Outcome.Rejected rejected -> fields.put("Baton_Reason__c", cut(rejected.why()));
            case Outcome.Held held -> fields.put("Baton_Reason__c", cut(held.why()));
        }
        return fields;
    }

    /** An earlier routing may have written one. */
    private static void due(ObjectNode fields, Decision decision) {
        decision.sla().ifPresentOrElse(clock -> fields.put("Baton_SLA_Due__c", Soql.moment(clock.due())), () -> {
            if (decision.routing() > 1) {
                fields.putNull("Baton_SLA_Due__c");
            }
        });
    }

    private static String cut(String text) {
        return text.length() <= REASON ? text : text.substring(0, REASON - 1) + "…";
    }

    /**
     * The Lead is there already. What people have written there stays: only what is empty is filled in. One that was made for this lead
     * and is found again needs nothing but our own fields.
     */
    void over(LeadRow row) {
        if (row.leadId().equals(wanted.id().value())) {
            return;
        }
        ObjectNode given = LeadFields.of(wanted.lead(), wanted.facts(), settings);
        given.fieldNames().forEachRemaining(field -> {
            if (row.blank(field)) {
                lead.set(field, given.get(field));
            }
        });
        if (row.leadId().isEmpty()) {
            lead.put("Baton_Lead_Id__c", wanted.id().value());
        }
    }

    /** Who gets the record; and, for the org's reports, that it was us who said so: whoever has it later may be another. */
    void owner(String id) {
        lead.put("OwnerId", id).put("Baton_Owner__c", id);
    }

    /**
     * One Task for each lead, whoever has it: a repetition leaves it as the rep has it.
     *
     * @param already what the person is to the owner, who had not been chosen by turn
     */
    void task(String ownerId, ZoneId zone, Optional<String> already) {
        ObjectNode task = JsonNodeFactory.instance.objectNode();
        TaskText text = new TaskText(wanted, settings.task());
        task.put("Subject", text.subject());
        task.put("Description", text.description(already, zone));
        task.put("OwnerId", ownerId);
        task.put("WhoId", recordId());
        if (!wanted.repeated()) {
            task.put("Priority", settings.task().priority());
            task.put("Status", settings.task().status());
            task.put("ActivityDate", day(zone).toString());
        }
        others.add(new Graph.Upsert(
                Planned.TASK, "Task", "Baton_Task_Id__c", wanted.id().value(), task));
    }

    /** The day there on which the Task is due: that of the first touch, where one was promised. */
    private LocalDate day(ZoneId zone) {
        return wanted.decision()
                .sla()
                .map(clock -> clock.due().atZone(zone).toLocalDate())
                .orElseGet(() -> wanted.decision()
                        .at()
                        .atZone(zone)
                        .toLocalDate()
                        .plusDays(settings.task().dueDays()));
    }

    /** Whoever had the Lead does not have it any more: no rep's reports count it from here on. */
    void takenBack(String queue) {
        owner(queue);
        lead.putNull("Baton_Pool__c").putNull("Baton_Assigned_At__c").putNull("Baton_SLA_Due__c");
        if (!lead.has("Baton_Route__c")) {
            lead.putNull("Baton_Route__c");
        }
    }

    /** There is nothing to do any more for whoever had the lead. */
    void withdrawn() {
        ObjectNode task = JsonNodeFactory.instance.objectNode();
        task.put("Subject", new TaskText(wanted, settings.task()).withdrawn());
        task.put("Status", settings.task().withdrawn());
        others.add(new Graph.Upsert(
                Planned.TASK, "Task", "Baton_Task_Id__c", wanted.id().value(), task));
    }

    void nurtured(Optional<String> campaign) {
        campaign.ifPresent(id -> member(Planned.MEMBER, id, settings.campaign().memberStatus()));
    }

    /** Web-to-Lead's Campaign_ID and member_status: a form that comes here instead keeps its campaign. */
    private void response() {
        Lead from = wanted.lead();
        RecordId.of(from.origin().campaignId())
                .filter(id -> id.startsWith("701"))
                .ifPresent(id -> member(Planned.RESPONSE, id, from.origin().memberStatus()));
    }

    private void member(String reference, String campaign, String status) {
        ObjectNode member = JsonNodeFactory.instance.objectNode();
        member.put("CampaignId", campaign);
        member.put(target.kind() == Kind.CONTACT ? "ContactId" : "LeadId", recordId());
        if (!status.isEmpty()) {
            member.put("Status", status);
        }
        others.add(new Graph.Create(reference, "CampaignMember", member));
    }

    private String recordId() {
        return target.recordId().orElseGet(() -> Graph.idOf(Planned.LEAD));
    }

    boolean isEmpty() {
        return target.kind() == Kind.CONTACT && others.isEmpty();
    }

    Graph graph() {
        List<Graph.Node> nodes = new ArrayList<>();
        if (target.kind() == Kind.LEAD) {
            nodes.add(target.recordId()
                    .<Graph.Node>map(id -> new Graph.Update(Planned.LEAD, "Lead", id, lead))
                    .orElseGet(() -> new Graph.Upsert(
                            Planned.LEAD,
                            "Lead",
                            "Baton_Lead_Id__c",
                            wanted.id().value(),
                            lead)));
        }
        nodes.addAll(others);
        return new Graph(wanted.id().value(), nodes);
    }
}
