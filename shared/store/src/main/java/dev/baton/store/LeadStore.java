package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Leads: accepting them, and reading what is known of them. All reads are strongly consistent. */
public final class LeadStore {
    private final Dynamo dynamo;

    public LeadStore(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /**
     * Accepts a lead unless its id is there already. The conditional put is the check for duplicates; nothing else is.
     *
     * @param digest SHA-256 of what was received and its type, in hex
     * @param now the first timer starts here
     */
    public Acceptance accept(Lead lead, String digest, Received received, Instant now) {
        String table = dynamo.tables().leads();
        Transaction.Result result = Transaction.settle(
                dynamo.client(),
                List.of(
                        Expression.on(table, Key.lead(lead.id()))
                                .when("attribute_not_exists(#pk)")
                                .put(accepted(lead, digest, now)),
                        Expression.on(table, Key.data(lead.id())).put(Map.of("lead", value(Packed.pack(lead)))),
                        Expression.on(table, Key.raw(lead.id()))
                                .put(Map.of(
                                        "contentType", value(received.contentType()),
                                        "body", value(Packed.packBytes(received.body()))))));
        return switch (result) {
            case Transaction.Result.Refused(List<Transaction.Reason> reasons) -> {
                LeadState there = LeadItem.state(reasons.getFirst().item());
                yield there.digest().equals(digest) ? new Acceptance.SameAgain(there) : new Acceptance.Different(there);
            }
            case Transaction.Result.Written _ -> new Acceptance.Accepted();
            case Transaction.Result.Contended(var cause) -> throw cause;
        };
    }

    private static Map<String, AttributeValue> accepted(Lead lead, String digest, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("status", value(Status.RECEIVED.word()));
        item.put("shard", value(LeadItem.shard(Status.RECEIVED, lead.id())));
        item.put("routing", value(1));
        item.put("attempts", value(0));
        item.put("acceptedAt", value(lead.acceptedAt()));
        item.put("updatedAt", value(now));
        item.put("triedAt", value(now));
        item.put("dueAt", LeadItem.due(now.plus(Timers.FIRST_LOOK)));
        item.put("digest", value(digest));
        item.put("source", value(lead.source().name()));
        if (!lead.keys().person().isEmpty()) {
            item.put("personKey", value(lead.keys().person()));
        }
        if (!lead.keys().company().isEmpty()) {
            item.put("companyKey", value(lead.keys().company()));
        }
        return item;
    }

    /** Where the lead stands. */
    public Optional<LeadState> state(LeadId id) {
        return dynamo.get(dynamo.inLeads(Key.lead(id))).map(LeadItem::state);
    }

    /** Hands over where every lead stands, in no order, reading the whole table: for an operator, not for a function. */
    public void each(Consumer<LeadState> each) {
        dynamo.scan(dynamo.tables().leads(), item -> {
            if (Key.of(item).isLead()) {
                each.accept(LeadItem.state(item));
            }
        });
    }

    /** The lead as it was accepted. */
    public Optional<Lead> lead(LeadId id) {
        return dynamo.get(dynamo.inLeads(Key.data(id)))
                .map(item -> Packed.unpack(Attributes.bytes(item, "lead"), Lead.class));
    }

    /** What was received, verbatim. */
    public Optional<Received> received(LeadId id) {
        return dynamo.get(dynamo.inLeads(Key.raw(id))).map(LeadStore::received);
    }

    static Received received(Map<String, AttributeValue> item) {
        SdkBytes body = Packed.unpackBytes(Attributes.bytes(item, "body"));
        return new Received(Attributes.text(item, "contentType"), body);
    }

    /** One routing's decision. */
    public Optional<Decided> decision(LeadId id, int routing) {
        return dynamo.get(dynamo.inLeads(Key.decision(id, routing))).map(LeadStore::decided);
    }

    /** All decisions, the first routing first. */
    public List<Decided> decisions(LeadId id) {
        List<Decided> all = new ArrayList<>();
        dynamo.query(dynamo.tables().leads(), Key.lead(id).pk(), Key.DECISION_PREFIX, item -> all.add(decided(item)));
        return all;
    }

    private static Decided decided(Map<String, AttributeValue> item) {
        return Packed.unpack(Attributes.bytes(item, "decision"), Decided.class);
    }

    /** What was done to the lead, the oldest first. */
    public List<LeadEvent> events(LeadId id) {
        List<LeadEvent> all = new ArrayList<>();
        dynamo.query(
                dynamo.tables().leads(),
                Key.lead(id).pk(),
                Key.EVENT_PREFIX,
                item -> all.add(new LeadEvent(
                        Attributes.timeOrEpoch(item, "at"),
                        Attributes.text(item, "kind"),
                        Attributes.text(item, "by"),
                        Attributes.text(item, "why"))));
        return all;
    }
}
