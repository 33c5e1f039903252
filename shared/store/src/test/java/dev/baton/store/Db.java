package dev.baton.store;

import dev.baton.engines.DynamoDbEngine;
import dev.baton.engines.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Two empty tables, as the template has them. */
record Db(DynamoDbClient client, Tables tables) {
    static Db fresh() {
        String name = UUID.randomUUID().toString().substring(0, 8);
        Db db = new Db(
                client(ClientOverrideConfiguration.builder().build()), new Tables("leads-" + name, "routing-" + name));
        db.client.createTable(table(db.tables.leads())
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.S),
                        attribute("shard", ScalarAttributeType.S),
                        attribute("dueAt", ScalarAttributeType.N))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(Tables.DUE_INDEX)
                        .keySchema(key("shard", KeyType.HASH), key("dueAt", KeyType.RANGE))
                        .projection(projected -> projected
                                .projectionType(ProjectionType.INCLUDE)
                                .nonKeyAttributes("status", "routing", "heldPool", "heldUntil", "deliverDue"))
                        .build())
                .build());
        db.client.createTable(table(db.tables.routing())
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.S))
                .build());
        return db;
    }

    /** The same tables, for somebody who is disturbed. */
    Db with(ExecutionInterceptor disturbance) {
        return new Db(
                client(ClientOverrideConfiguration.builder()
                        .addExecutionInterceptor(disturbance)
                        .build()),
                tables);
    }

    private static DynamoDbClient client(ClientOverrideConfiguration configuration) {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(DynamoDbEngine.shared().endpoint())
                .region(Region.of(Engine.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(configuration)
                .build();
    }

    private static CreateTableRequest.Builder table(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
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

    LeadStore leads() {
        return new LeadStore(client, tables);
    }

    RosterStore roster() {
        return new RosterStore(client, tables);
    }

    /** Overwrites attributes of an item, as nobody should. */
    void tamper(String table, Key key, Map<String, AttributeValue> attributes) {
        Expression write = Expression.on(table, key);
        attributes.forEach(write::set);
        client.updateItem(write.updateAlone());
    }

    void delete(String table, Key key) {
        client.deleteItem(request -> request.tableName(table).key(key.attributes()));
    }

    List<Key> keys(String table) {
        List<Key> all = new ArrayList<>();
        new Dynamo(client, tables).scan(table, item -> all.add(Key.of(item)));
        return all;
    }
}
