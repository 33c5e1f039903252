package dev.baton.local;

import dev.baton.engines.Engine;
import dev.baton.local.template.QueueSpec;
import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import dev.baton.local.template.Wiring;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the template's references mean on this machine, and the environment in which its functions run. */
final class Names {
    static final String SECRET_NAME = "local-secret";

    private Names() {}

    /** The value of each reference: parameters, resources, attributes. */
    static Map<String, String> of(
            Template template,
            Wiring wiring,
            Map<String, String> parameters,
            List<QueueSpec> queues,
            Map<String, String> queueUrls) {
        Map<String, String> values = new HashMap<>(template.parameterDefaults());
        values.putAll(parameters);
        values.put("AWS::Region", Engine.REGION);
        values.put("AWS::AccountId", Engine.ACCOUNT);
        values.put("AWS::Partition", "aws");
        values.put("AWS::URLSuffix", "amazonaws.com");
        values.put("AWS::StackName", "baton");
        for (Resource each : template.resources()) {
            values.put(each.id(), wiring.name(each.id()));
        }
        for (QueueSpec queue : queues) {
            values.put(queue.id(), queueUrls.getOrDefault(queue.id(), ""));
            values.put(queue.id() + ".Arn", Queues.arn(queue));
            values.put(queue.id() + ".QueueName", queue.name());
        }
        // A dynamic reference, {{resolve:secretsmanager:...}}, is the secret itself by the time that a function sees
        // it.
        template.resources(Resource.SECRET).forEach(each -> values.put(each.id(), SECRET_NAME));
        return values;
    }

    /** A variable's value with the secret in place of the dynamic reference to it. */
    static String withSecret(String value, String secret) {
        return value.replace("{{resolve:secretsmanager:" + SECRET_NAME + "}}", secret);
    }

    /** Where the engines are and with which credentials, as the SDK reads it. */
    static Map<String, String> endpoints(URI dynamoDb, URI sqs, URI events, URI secrets) {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamoDb.toString(),
                "AWS_ENDPOINT_URL_SQS",
                sqs.toString(),
                "AWS_ENDPOINT_URL_EVENTBRIDGE",
                events.toString(),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                secrets.toString(),
                "AWS_REGION",
                Engine.REGION,
                "AWS_DEFAULT_REGION",
                Engine.REGION,
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "AWS_EC2_METADATA_DISABLED",
                "true");
    }

    /** What Lambda sets for each function. */
    static Map<String, String> lambda(String id, int memory) {
        return Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", "baton-" + id,
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memory),
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "AWS_LAMBDA_LOG_GROUP_NAME", "/baton/" + id,
                "AWS_LAMBDA_LOG_STREAM_NAME", "local",
                "_HANDLER", "bootstrap",
                "TZ", ":UTC");
    }
}
