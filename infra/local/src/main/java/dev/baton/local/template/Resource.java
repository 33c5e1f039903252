package dev.baton.local.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One resource of a template.
 *
 * @param id its logical id
 * @param type its type, {@code AWS::SQS::Queue} say
 * @param definition all that stands under its id
 */
public record Resource(String id, String type, JsonNode definition) {
    /** A function, as SAM writes it. */
    public static final String FUNCTION = "AWS::Serverless::Function";

    /** A queue. */
    public static final String QUEUE = "AWS::SQS::Queue";

    /** A table. */
    public static final String TABLE = "AWS::DynamoDB::Table";

    /** A rule on an event bus. */
    public static final String RULE = "AWS::Events::Rule";

    /** An event bus. */
    public static final String BUS = "AWS::Events::EventBus";

    /** A secret. */
    public static final String SECRET = "AWS::SecretsManager::Secret";

    /** Its properties; a missing node if it has none. */
    public JsonNode properties() {
        return definition.path("Properties");
    }
}
