package dev.baton.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Secrets Manager's {@code GetSecretValue} over the AWS JSON 1.1 protocol, of the secrets in the data folder. Not to be changed;
 * thread-safe.
 */
public final class SecretStore {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TARGET = "secretsmanager.GetSecretValue";

    private final Map<String, String> secrets;

    /** Secrets by their names. */
    public SecretStore(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    Reply call(String target, String body) {
        if (!target.equals(TARGET)) {
            return Reply.error("UnknownOperationException", "Only " + TARGET + " is known here.");
        }
        String id;
        try {
            id = JSON.readTree(body).path("SecretId").asText();
        } catch (JsonProcessingException e) {
            return Reply.error("SerializationException", "The request is not JSON.");
        }
        if (!secrets.containsKey(id)) {
            return Reply.error("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ARN", "arn:aws:secretsmanager:us-east-1:000000000000:secret:" + id);
        answer.put("Name", id);
        answer.put("VersionId", "local");
        answer.put("SecretString", secrets.getOrDefault(id, ""));
        return new Reply(200, answer.toString());
    }
}
