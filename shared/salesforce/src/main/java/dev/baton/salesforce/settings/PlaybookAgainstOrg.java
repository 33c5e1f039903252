package dev.baton.salesforce.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.playbook.RouteWhen;
import dev.baton.playbook.source.Hint;
import dev.baton.playbook.source.Say;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.Description;
import dev.baton.salesforce.Description.Field;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.RecordId;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Soql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what a playbook says of an org against that org: the fields of {@code route-when}, and the queue of the fallback. */
public final class PlaybookAgainstOrg {
    private PlaybookAgainstOrg() {}

    /**
     * What the org does not have, or not for Baton's user: a sentence each, with what to do. None when it has all.
     *
     * @param queue the fallback's, by its label or developer name; empty when there is none
     */
    public static Answer<List<String>> missing(Salesforce org, RouteWhen when, String queue) {
        return fields(org, when)
                .then(fields -> queue(org, queue).map(queues -> {
                    List<String> all = new ArrayList<>(fields);
                    all.addAll(queues);
                    return all;
                }));
    }

    private static Answer<List<String>> fields(Salesforce org, RouteWhen when) {
        return when.fields().isEmpty()
                ? new Answer.Ok<>(List.of())
                : org.describe("Lead")
                        .map(lead -> when.becomes().stream()
                                .flatMap(becomes -> problems(lead, becomes).stream())
                                .toList());
    }

    private static List<String> problems(Description lead, RouteWhen.Becomes becomes) {
        String name = RouteWhen.alone(becomes.field());
        Optional<Field> field = lead.fields().values().stream()
                .filter(there -> there.name().equalsIgnoreCase(name))
                .findFirst();
        if (field.isEmpty()) {
            return List.of("route-when looks at " + Say.quoted(becomes.field())
                    + ", and Lead has no such field that Baton's user may see: "
                    + Hint.of(name, lead.fields().keySet()));
        }
        return becomes.values().stream()
                .filter(value -> !field.get().values().isEmpty()
                        && field.get().values().stream().noneMatch(value::equalsIgnoreCase))
                .map(value -> "route-when waits for " + Say.quoted(value) + ", which Lead."
                        + field.get().name() + " cannot be: "
                        + Hint.of(value, field.get().values()))
                .toList();
    }

    private static Answer<List<String>> queue(Salesforce org, String queue) {
        if (queue.isEmpty()) {
            return new Answer.Ok<>(List.of());
        }
        String name = Soql.text(queue);
        return org.query("SELECT Id FROM Group WHERE Type = 'Queue' AND (Name = " + name + " OR DeveloperName = " + name
                        + ")")
                .then(rows -> rows.isEmpty()
                        ? new Answer.Ok<>(List.of("the fallback's queue " + Say.quoted(queue)
                                + " is not in Salesforce: make one that takes Leads, or correct the playbook"))
                        : takesLeads(org, queue, rows));
    }

    private static Answer<List<String>> takesLeads(Salesforce org, String queue, List<ObjectNode> rows) {
        List<String> ids = rows.stream()
                .flatMap(row -> RecordId.of(row.path("Id").asText("")).stream())
                .toList();
        return switch (org.query(
                "SELECT QueueId FROM QueueSobject WHERE SobjectType = 'Lead' AND QueueId IN " + Soql.list(ids))) {
            case Answer.Ok<List<ObjectNode>>(var kinds) ->
                new Answer.Ok<>(
                        kinds.isEmpty()
                                ? List.of("the fallback's queue " + Say.quoted(queue)
                                        + " does not take Leads: add Lead to its supported objects (Setup, Queues)")
                                : List.of());
            // Who may not see which objects a queue takes may still give it a Lead.
            case Answer.Failed<List<ObjectNode>>(Failure.Permanent _) -> new Answer.Ok<>(List.of());
            case Answer.Failed<List<ObjectNode>>(var failure) -> new Answer.Failed<>(failure);
        };
    }
}
