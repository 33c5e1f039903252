package dev.baton.engines;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Amazon's DynamoDB Local. Any credentials serve, as long as the access key has letters and digits only; tables are the same for all
 * regions and credentials.
 */
public final class DynamoDbEngine implements Engine {
    private static final String NAME = "DynamoDB Local";

    private final EngineProcess process;

    private DynamoDbEngine(EngineProcess process) {
        this.process = process;
    }

    /** Starts one in memory, on a free port. */
    public static DynamoDbEngine start() {
        return start(0, Optional.empty());
    }

    /**
     * Starts one and waits until it answers, a minute at most.
     *
     * @param port the port, or 0 for any free one
     * @param data the folder in which it keeps its tables, made when it is absent; empty keeps them in memory
     * @throws EngineException if the port is taken, the engine was not laid out by the build, or it does not come up
     */
    public static DynamoDbEngine start(int port, Optional<Path> data) {
        Path lib = EngineProcess.library("dynamodb");
        return new DynamoDbEngine(EngineProcess.start(NAME, port, data, (chosen, folder) -> {
            List<String> command = new ArrayList<>(EngineProcess.java(lib));
            command.add("-Djava.library.path=" + lib);
            command.addAll(List.of(EngineMain.class.getName(), EngineMain.DYNAMODB));
            command.addAll(List.of("-port", Integer.toString(chosen), "-disableTelemetry", "-sharedDb"));
            if (data.isPresent()) {
                command.addAll(List.of("-dbPath", folder.toString()));
            } else {
                command.add("-inMemory");
            }
            return command;
        }));
    }

    /** One in memory for this whole JVM, started by the first who asks; closing it is of no use to anybody else. */
    public static DynamoDbEngine shared() {
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

    /** Starts on first use. */
    private static final class Shared {
        static final DynamoDbEngine ENGINE = start();
    }
}
