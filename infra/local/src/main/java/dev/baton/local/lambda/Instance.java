package dev.baton.local.lambda;

import dev.baton.local.template.FunctionSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of a function. It serves one invocation at a time. When this JVM dies its Runtime API does, and the process ends. */
final class Instance implements AutoCloseable {
    /** Lambda allows ten seconds; a JVM on a busy laptop gets more. */
    private static final Duration START = Duration.ofSeconds(90);

    private final RuntimeApi api;
    private final Process process;

    private Instance(RuntimeApi api, Process process) {
        this.api = api;
        this.process = process;
        var _ = process.onExit().thenAccept(ended -> api.processEnded(ended.exitValue()));
    }

    /** Starts a process; {@link #awaitReady} says when it can be invoked. */
    static Instance start(
            FunctionSpec function, List<String> command, Map<String, String> environment, Path log, String arn)
            throws IOException {
        RuntimeApi api = new RuntimeApi(function.timeout(), arn);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("BATON_"));
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        try {
            return new Instance(api, builder.start());
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    /** Waits until it asks for its first event, and throws with the reason when it does not. */
    void awaitReady() throws IOException, InterruptedException {
        try {
            api.ready().get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("it did not ask for an event within " + START.toSeconds() + " s", late);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
        }
    }

    Result invoke(String event) throws InterruptedException {
        return process.isAlive() ? api.invoke(event) : new Result.Crashed("its process had ended");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** As the kernel's out-of-memory killer would. */
    void kill() {
        process.destroyForcibly();
    }

    /** Asks it to end (SIGTERM) without waiting: a process in training then writes its cache. */
    void retire() {
        process.destroy();
    }

    /** Whether it has ended within that time. */
    boolean awaitEnd(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }
}
