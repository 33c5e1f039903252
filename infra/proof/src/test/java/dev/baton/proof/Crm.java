package dev.baton.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.standin.StandIn;
import dev.baton.store.LeadState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The org beside a stack: what is true of leads there, against which Baton is held. */
record Crm(Stack stack, StandIn org) {
    static final Set<String> CLOSED = Set.of("Closed - Not Converted", "Unqualified");

    static Crm of(Stack stack) {
        return new Crm(stack, stack.run().salesforce().orElseThrow());
    }

    /** The org's leads that Baton made or took on, by Baton's id. */
    Map<String, ObjectNode> leads() {
        return org.records("Lead").stream()
                .filter(row -> row.path("Baton_Lead_Id__c").isTextual())
                .collect(Collectors.toMap(row -> row.path("Baton_Lead_Id__c").asText(), Function.identity()));
    }

    /** The tasks that Baton made, by Baton's id of the lead. */
    Map<String, List<ObjectNode>> tasks() {
        return org.records("Task").stream()
                .filter(row -> row.path("Baton_Task_Id__c").isTextual())
                .collect(Collectors.groupingBy(
                        row -> row.path("Baton_Task_Id__c").asText()));
    }

    /** The user who stands for a rep. */
    String user(String rep) {
        return org.idOf(rep);
    }

    /** The rep who owns a record, by what the org says; empty for a queue or a user who is nobody's rep. */
    String rep(JsonNode lead) {
        return org.record(lead.path("OwnerId").asText())
                .map(owner -> owner.path("Username").asText(""))
                .filter(name -> name.matches("(rep|trial)\\d+@acme\\.example"))
                .orElse("");
    }

    /** Whether the org says that somebody still has work with it. */
    static boolean isOpen(JsonNode lead) {
        return !lead.path("IsDeleted").asBoolean()
                && !lead.path("IsConverted").asBoolean()
                && !CLOSED.contains(lead.path("Status").asText());
    }

    /** The lead has the owner that Baton decided, one task for that owner, and says why. */
    void isDelivered(LeadState state, Map<String, ObjectNode> leads, Map<String, List<ObjectNode>> tasks) {
        LeadId id = state.id();
        ObjectNode lead = leads.getOrDefault(id.value(), JsonNodeFactory.instance.objectNode());
        assertThat(lead.path("Id").asText()).as("the record of " + id).isNotEmpty();
        assertThat(state.owner()).as("the owner of " + id).get().isInstanceOfSatisfying(Owner.Rep.class, rep -> {
            assertThat(lead.path("OwnerId").asText()).as("the owner of " + id).isEqualTo(user(rep.id()));
            assertThat(tasks.getOrDefault(id.value(), List.of()))
                    .as("the tasks of " + id)
                    .singleElement()
                    .satisfies(task -> {
                        assertThat(task.path("OwnerId").asText()).isEqualTo(user(rep.id()));
                        assertThat(task.path("WhoId").asText())
                                .isEqualTo(lead.path("Id").asText());
                    });
        });
        assertThat(lead.path("Baton_Reason__c").asText()).isNotBlank();
        assertThat(lead.path("Baton_Pool__c").asText()).isEqualTo(state.pool());
    }

    /** Every write said that assignment rules stay off, and who wrote. */
    void everyWriteIsMarked() {
        assertThat(org.writes()).isNotEmpty().allSatisfy(write -> {
            assertThat(write.header("Sforce-Auto-Assign")).isEqualToIgnoringCase("FALSE");
            assertThat(write.header("Sforce-Call-Options")).contains("client=baton");
        });
    }
}
