package dev.baton.engines;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ElasticMQ, which speaks SQS. Any credentials serve. Queue URLs and ARNs are those of {@link Engine#REGION} and {@link Engine#ACCOUNT}. */
public final class ElasticMqEngine implements Engine {
    private static final String NAME = "ElasticMQ";

    private final EngineProcess process;

    private ElasticMqEngine(EngineProcess process) {
        this.process = process;
    }

    /** Starts one in memory, on a free port. */
    public static ElasticMqEngine start() {
        return start(0, Optional.empty());
    }

    /**
     * Starts one and waits until it answers, a minute at most.
     *
     * @param port the port, or 0 for any free one
     * @param data the folder in which it keeps queues and messages, made when it is absent; empty keeps them in memory
     * @throws EngineException if the port is taken, the engine was not laid out by the build, or it does not come up
     */
    public static ElasticMqEngine start(int port, Optional<Path> data) {
        Path lib = EngineProcess.library("elasticmq");
        return new ElasticMqEngine(EngineProcess.start(NAME, port, data, (chosen, folder) -> {
            Path configuration = folder.resolve("elasticmq.conf");
            Files.writeString(configuration, configuration(chosen, data.map(Path::toAbsolutePath)));
            Path logging = folder.resolve("elasticmq-logback.xml");
            Files.writeString(logging, LOGGING);
            List<String> command = new ArrayList<>(EngineProcess.java(lib));
            command.add("-Dconfig.file=" + configuration);
            command.add("-Dlogback.configurationFile=" + logging);
            command.addAll(List.of(EngineMain.class.getName(), EngineMain.ELASTICMQ));
            return command;
        }));
    }

    /** One in memory for this whole JVM, started by the first who asks; closing it is of no use to anybody else. */
    public static ElasticMqEngine shared() {
        return Shared.ENGINE;
    }

    @Override
    public URI endpoint() {
        return process.endpoint();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }

    // At INFO ElasticMQ writes a line for each message that it moves or expires.
    private static final String LOGGING = """
            <configuration>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %-5level %logger{20} %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="OUT"/></root>
            </configuration>
            """;

    private static String configuration(int port, Optional<Path> data) {
        String storage = data.map(folder ->
                        """
                        messages-storage {
                          enabled = true
                          driver-class = "org.h2.Driver"
                          uri = "jdbc:h2:%s"
                          username = ""
                          password = ""
                        }
                        """.formatted(folder.resolve("elasticmq").toString().replace('\\', '/')))
                .orElse("");
        return """
                include classpath("application.conf")
                pekko.loglevel = "WARNING"
                node-address { protocol = http, host = localhost, port = %1$d, context-path = "" }
                rest-sqs { enabled = true, bind-port = %1$d, bind-hostname = "127.0.0.1", sqs-limits = strict }
                rest-stats { enabled = false }
                aws { region = "%2$s", accountId = "%3$s" }
                %4$s""".formatted(port, REGION, ACCOUNT, storage);
    }

    /** Starts on first use. */
    private static final class Shared {
        static final ElasticMqEngine ENGINE = start();
    }
}
