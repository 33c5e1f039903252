package dev.baton.engines;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An engine's JVM, from its start to its end. */
final class EngineProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ANY_PORT_ATTEMPTS = 5;

    private final Process process;
    private final URI endpoint;
    private final Optional<Path> throwAway;
    private final Thread hook;

    private EngineProcess(Process process, URI endpoint, Optional<Path> throwAway) {
        this.process = process;
        this.endpoint = endpoint;
        this.throwAway = throwAway;
        this.hook = new Thread(this::end, "end-engine-" + process.pid());
    }

    /** Builds the command line for a port and the folder in which the engine may keep files. */
    interface Command {
        List<String> of(int port, Path folder) throws IOException;
    }

    /** The folder of the engine's own class path, as the build lays it out. */
    static Path library(String engine) {
        Path lib = BatonHome.find().resolve("infra/engines").resolve(engine).resolve("target/lib");
        if (!Files.isDirectory(lib)) {
            throw new EngineException(
                    "The " + engine + " engine is not in " + lib + ": run `make test` or `mvn package` first.");
        }
        return lib;
    }

    /** The beginning of each engine's command line: a small JVM with that class path, and this module's own classes. */
    static List<String> java(Path lib) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                lib.resolve("*") + File.pathSeparator + ownClasses());
    }

    static EngineProcess start(String name, int port, Optional<Path> data, Command command) {
        EngineException failure = null;
        for (int attempt = 0; attempt < (port == 0 ? ANY_PORT_ATTEMPTS : 1); attempt++) {
            int chosen = port == 0 ? anyFreePort() : requireFree(name, port);
            try {
                return startOn(name, chosen, data, command);
            } catch (TakenMeanwhile e) {
                failure = new EngineException(taken(name, chosen), e);
            } catch (IOException e) {
                throw new EngineException(name + " could not be started: " + e, e);
            }
        }
        throw failure == null ? new EngineException(name + " could not be started.") : failure;
    }

    private static EngineProcess startOn(String name, int port, Optional<Path> data, Command command)
            throws IOException, TakenMeanwhile {
        Path folder = data.isPresent()
                ? Files.createDirectories(data.get().toAbsolutePath())
                : Files.createTempDirectory("baton-engine");
        Path log = folder.resolve("engine.log");
        Process process = new ProcessBuilder(command.of(port, folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        EngineProcess engine = new EngineProcess(
                process,
                URI.create("http://localhost:" + port),
                data.isPresent() ? Optional.empty() : Optional.of(folder));
        Runtime.getRuntime().addShutdownHook(engine.hook);
        engine.awaitAnswer(name, port, log);
        return engine;
    }

    private void awaitAnswer(String name, int port, Path log) throws TakenMeanwhile {
        Instant deadline = Instant.now().plus(PATIENCE);
        try {
            while (Instant.now().isBefore(deadline)) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    String said = Files.readString(log);
                    close();
                    if (said.contains("Address already in use") || said.contains("BindException")) {
                        throw new TakenMeanwhile();
                    }
                    throw new EngineException(
                            name + " ended with " + process.exitValue() + " instead of starting: " + lastLine(said));
                }
                if (answers()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new EngineException("Interrupted while " + name + " was starting.", e);
        } catch (IOException e) {
            close();
            throw new EngineException(name + " wrote no readable log: " + e, e);
        }
        close();
        throw new EngineException(name + " did not answer on port " + port + " within " + PATIENCE.toSeconds()
                + " s: is the machine out of memory?");
    }

    /** Any HTTP answer will do: both engines refuse a bare GET politely. */
    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
            connection.setConnectTimeout(500);
            connection.setReadTimeout(10_000);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    long pid() {
        return process.pid();
    }

    void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook is about to do the rest, or has done it
        }
        end();
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        throwAway.ifPresent(EngineProcess::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException leftover) {
            folder.toFile().deleteOnExit(); // a temporary folder; the system clears it too
        }
    }

    private static int anyFreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EngineException("No free port was found: " + e, e);
        }
    }

    private static int requireFree(String name, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw new EngineException(taken(name, port), e);
        }
    }

    private static String taken(String name, int port) {
        return "Port " + port + ", which " + name
                + " needs, is taken: stop the program that uses it, or choose another port.";
    }

    private static String lastLine(String log) {
        return log.lines().filter(line -> !line.isBlank()).reduce("(it wrote nothing)", (earlier, later) -> later);
    }

    private static String ownClasses() {
        try {
            return Path.of(EngineProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new EngineException("Baton's own classes were not found: " + e, e);
        }
    }

    /** Another program was faster than the engine. */
    private static final class TakenMeanwhile extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
