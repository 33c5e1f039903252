package dev.baton.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.local.template.TableSpec;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Makes the template's tables in a DynamoDB, where they are not there yet. */
final class Tables {
    private final DynamoDbClient dynamoDb;

    Tables(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void create(TableSpec table) {
        JsonNode properties = table.properties();
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(properties
                        .path("AttributeDefinitions")
                        .valueStream()
                        .map(each -> AttributeDefinition.builder()
                                .attributeName(each.path("AttributeName").asText())
                                .attributeType(each.path("AttributeType").asText())
                                .build())
                        .toList())
                .keySchema(keys(properties));
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        properties.path("GlobalSecondaryIndexes").forEach(index -> indexes.add(index(index)));
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        try {
            var _ = dynamoDb.createTable(request.build());
        } catch (ResourceInUseException alreadyThere) {
            return;
        }
        JsonNode expiry = properties.path("TimeToLiveSpecification");
        if (expiry.path("Enabled").asBoolean()) {
            var _ = dynamoDb.updateTimeToLive(ttl -> ttl.tableName(table.name())
                    .timeToLiveSpecification(specification -> specification
                            .attributeName(expiry.path("AttributeName").asText())
                            .enabled(true)));
        }
    }

    private static List<KeySchemaElement> keys(JsonNode owner) {
        return owner.path("KeySchema")
                .valueStream()
                .map(each -> KeySchemaElement.builder()
                        .attributeName(each.path("AttributeName").asText())
                        .keyType(each.path("KeyType").asText())
                        .build())
                .toList();
    }

    private static GlobalSecondaryIndex index(JsonNode index) {
        JsonNode projection = index.path("Projection");
        Projection.Builder projected = Projection.builder()
                .projectionType(projection.path("ProjectionType").asText());
        List<String> attributes = projection
                .path("NonKeyAttributes")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        if (!attributes.isEmpty()) {
            projected.nonKeyAttributes(attributes);
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.path("IndexName").asText())
                .keySchema(keys(index))
                .projection(projected.build())
                .build();
    }
}
