package dev.baton.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a fresh local run needs before it can route a lead: commands that publish a playbook and load the people. */
final class StartUp {
    private final Path root;
    private final Map<String, String> environment;
    private final Path log;
    private final Consumer<String> notices;

    StartUp(Path root, Map<String, String> environment, Path logs, Consumer<String> notices) {
        this.root = root;
        this.environment = environment;
        this.log = logs.resolve("start-up.log");
        this.notices = notices;
    }

    /** Runs the commands in order, unless a playbook is active. */
    void run(List<List<String>> commands, DynamoDbClient dynamoDb, Map<String, String> values)
            throws IOException, InterruptedException {
        Optional<String> routing = Optional.ofNullable(values.get("Routing"));
        if (commands.isEmpty() || routing.isEmpty() || isActive(dynamoDb, routing.get())) {
            return;
        }
        notices.accept("no playbook is active yet, so the samples are loaded:");
        for (List<String> command : commands) {
            notices.accept("  " + String.join(" ", command));
            run(command);
        }
    }

    private static boolean isActive(DynamoDbClient dynamoDb, String table) {
        return dynamoDb.getItem(request -> request.tableName(table)
                        .key(Map.of("pk", AttributeValue.fromS("PLAYBOOK"), "sk", AttributeValue.fromS("ACTIVE")))
                        .consistentRead(true))
                .hasItem();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new LocalRunException(
                    "`" + String.join(" ", command) + "` ended with " + status + ": see " + log + ".");
        }
    }
}
