package dev.baton.testing;

import dev.baton.store.Tables;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The two tables as the template has them. */
final class TestTables {
    private TestTables() {}

    static void create(DynamoDbClient client, Tables tables) {
        client.createTable(table(tables.leads())
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.S),
                        attribute("shard", ScalarAttributeType.S),
                        attribute("dueAt", ScalarAttributeType.N))
                .globalSecondaryIndexes(due())
                .build());
        client.createTable(table(tables.routing())
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.S))
                .build());
    }

    private static CreateTableRequest.Builder table(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
    }

    private static GlobalSecondaryIndex due() {
        Projection projection = Projection.builder()
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(List.of(
                        "status",
                        "routing",
                        "attempts",
                        "acceptedAt",
                        "updatedAt",
                        "heldPool",
                        "heldUntil",
                        "heldWhy",
                        "deliverDue"))
                .build();
        return GlobalSecondaryIndex.builder()
                .indexName(Tables.DUE_INDEX)
                .keySchema(key("shard", KeyType.HASH), key("dueAt", KeyType.RANGE))
                .projection(projection)
                .build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
