package dev.baton.engines;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;

/**
 * The main class of an engine's own JVM. It ends the engine when the process that started it is gone (its standard input is then at
 * its end), and binds DynamoDB Local, which has no option for it, to the loopback address.
 */
final class EngineMain {
    static final String DYNAMODB = "dynamodb";
    static final String ELASTICMQ = "elasticmq";

    private EngineMain() {}

    /** Starts the engine that the first argument names, with the other arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(EngineMain::endWithParent);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("last-word").unstarted(EngineMain::endAtLast));
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        if (args[0].equals(DYNAMODB)) {
            dynamoDb(rest);
        } else {
            Class.forName("org.elasticmq.server.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) rest);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes here; only the end matters.
            }
        } catch (IOException e) {
            System.err.println("lost the process that started this engine: " + e);
        }
        System.exit(0);
    }

    // ElasticMQ waits ten seconds for long polls whose callers are gone. What it answered is in its database by then.
    private static void endAtLast() {
        try {
            Thread.sleep(Duration.ofSeconds(2));
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // What ServerRunner.main does, with the connector's host set in between.
    private static void dynamoDb(String[] args) throws ReflectiveOperationException {
        Class<?> runner = Class.forName("software.amazon.dynamodb.services.local.main.ServerRunner");
        Object proxy = runner.getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) args);
        Field serverField = proxy.getClass().getDeclaredField("server");
        serverField.setAccessible(true);
        Object server = serverField.get(proxy);
        Object[] connectors =
                (Object[]) server.getClass().getMethod("getConnectors").invoke(server);
        for (Object connector : connectors) {
            Method setHost = connector.getClass().getMethod("setHost", String.class);
            setHost.invoke(connector, "127.0.0.1");
        }
        proxy.getClass().getMethod("start").invoke(proxy);
        proxy.getClass().getMethod("join").invoke(proxy);
    }
}
