package dev.baton.store;

import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The leads that count in a rep's load, found among all: for the nightly recount, not for a decision. Thread-safe. */
public final class OpenLeads {
    private final Dynamo dynamo;

    /**
     * A lead that counts in {@code rep}'s load, through {@code pool}.
     *
     * @param untold whether Salesforce has still to be told of it: it may have another owner there
     */
    public record Open(LeadId id, String rep, String pool, boolean untold) {}

    public OpenLeads(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /**
     * Gives each of them to {@code each}, in no order, without keeping any. Reads strongly, but not at one moment: a lead that is decided or
     * closed meanwhile may be among them or not.
     */
    public void each(Consumer<Open> each) {
        @Nullable Map<String, AttributeValue> from = null;
        do {
            ScanResponse page = dynamo.client()
                    .scan(ScanRequest.builder()
                            .tableName(dynamo.tables().leads())
                            .consistentRead(true)
                            .filterExpression("sk = :lead AND #open = :true")
                            .projectionExpression("pk, #owner, #pool, deliverDue")
                            .expressionAttributeNames(Map.of("#open", "open", "#owner", "owner", "#pool", "pool"))
                            .expressionAttributeValues(
                                    Map.of(":lead", Attributes.value(Key.LEAD), ":true", Attributes.value(true)))
                            .exclusiveStartKey(from)
                            .build());
            page.items()
                    .forEach(item -> LeadItem.owner(Attributes.map(item, "owner"))
                            .ifPresent(owner -> {
                                if (owner instanceof Owner.Rep rep) {
                                    each.accept(new Open(
                                            LeadItem.id(item),
                                            rep.id(),
                                            Attributes.text(item, "pool"),
                                            item.containsKey("deliverDue")));
                                }
                            }));
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (from != null);
    }
}
