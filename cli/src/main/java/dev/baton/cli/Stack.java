package dev.baton.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where one stack keeps what the command line asks for, under the same names that the functions read from their environment
 * ({@code BATON_LEADS_TABLE}, {@code AWS_ENDPOINT_URL_DYNAMODB}, ...). The local run writes its own to {@code .baton/local.env}.
 */
record Stack(String name, Map<String, String> names) {
    /** The stack that {@code make run} started on this machine. */
    static final String LOCAL = "local";

    /** Where the local run says how it is reached, below Baton's own folder. */
    static final String LOCAL_ENVIRONMENT = ".baton/local.env";

    private static final String LEADS_TABLE = "BATON_LEADS_TABLE";

    Stack {
        names = Map.copyOf(names);
    }

    /**
     * Finds a stack: from the environment where that names tables; else, for the local one, from what the local run wrote, and for another
     * from what CloudFormation says of it.
     *
     * @throws Refusal when neither says where it is
     */
    static Stack find(String name, Map<String, String> environment, Path home) {
        if (environment.containsKey(LEADS_TABLE)) {
            return new Stack(name, environment);
        }
        if (!name.equals(LOCAL)) {
            return DescribedStack.read(name, environment);
        }
        var file = home.resolve(LOCAL_ENVIRONMENT);
        if (!Files.isRegularFile(file)) {
            throw new Refusal("there is no local stack yet (no " + LOCAL_ENVIRONMENT + "): start it with 'make run'");
        }
        var all = new HashMap<>(environment);
        all.putAll(read(file));
        return new Stack(name, all);
    }

    /**
     * The value of one name.
     *
     * @throws Refusal when it is not given
     */
    String require(String key) {
        return find(key)
                .orElseThrow(() -> new Refusal(key + " is not given for the stack '" + name + "'"
                        + (name.equals(LOCAL) ? ": start it again with 'make run'" : ": set it")));
    }

    /** The value of one name, where it is given. */
    Optional<String> find(String key) {
        return Optional.ofNullable(names.get(key)).filter(value -> !value.isBlank());
    }

    /**
     * Where a service is, when it is not AWS's own.
     *
     * @param service {@code DYNAMODB} or {@code SQS}
     */
    Optional<URI> endpoint(String service) {
        return find("AWS_ENDPOINT_URL_" + service)
                .or(() -> find("AWS_ENDPOINT_URL"))
                .map(Stack::uri);
    }

    /** What the names of this stack's queues begin with: CloudFormation puts the stack's name there; on one machine all are its own. */
    String queuePrefix() {
        return name.equals(LOCAL) ? "" : name + "-";
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new Refusal("'" + text + "' is not a URL", malformed);
        }
    }

    private static Map<String, String> read(Path file) {
        var read = new HashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    read.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return read;
    }
}
