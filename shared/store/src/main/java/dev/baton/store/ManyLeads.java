package dev.baton.store;

import dev.baton.lead.LeadId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Many leads read at once, a hundred items to a request: for whoever looks through a long list. Reads are strongly consistent; thread-safe. */
public final class ManyLeads {
    private final Dynamo dynamo;

    public ManyLeads(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** Where each of these leads stands; those that are not there are left out. */
    public Map<LeadId, LeadState> states(Collection<LeadId> leads) {
        return dynamo
                .getAll(leads.stream().map(id -> dynamo.inLeads(Key.lead(id))).toList())
                .values()
                .stream()
                .map(LeadItem::state)
                .collect(Collectors.toMap(LeadState::id, state -> state));
    }

    /** The decisions of the routings given; those that are not there are left out. */
    public Map<LeadId, Decided> decisions(Map<LeadId, Integer> routings) {
        return dynamo
                .getAll(routings.entrySet().stream()
                        .map(one -> dynamo.inLeads(Key.decision(one.getKey(), one.getValue())))
                        .toList())
                .values()
                .stream()
                .map(item -> Packed.unpack(Attributes.bytes(item, "decision"), Decided.class))
                .collect(Collectors.toMap(decided -> decided.decision().lead(), decided -> decided));
    }

    /** The first lead of each of these persons who has one. */
    public Map<String, LeadId> firsts(Collection<String> personKeys) {
        Map<String, LeadId> firsts = new HashMap<>();
        dynamo.getAll(personKeys.stream()
                        .map(person -> dynamo.inLeads(Key.first(person)))
                        .toList())
                .values()
                .forEach(item -> firsts.put(
                        Key.of(item).pk().substring("PERSON#".length()), new LeadId(Attributes.text(item, "lead"))));
        return firsts;
    }
}
