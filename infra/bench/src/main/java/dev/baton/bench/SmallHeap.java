package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code ./baton} in a JVM of its own with a heap so small that whoever keeps what was read runs out of it.
 *
 * @param root of the project, which is built
 * @param folder for what it writes
 * @param megabytes of heap
 * @param environment what the process knows beside its own
 */
record SmallHeap(Path root, Path folder, int megabytes, Map<String, String> environment) {
    private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(");

    /**
     * One run.
     *
     * @param out what it printed
     * @param seconds it took, the start of its JVM included
     * @param heap the most that was left of the heap, in megabytes, after a collection
     */
    record Run(List<String> out, double seconds, int heap) {}

    /** Runs a command that is expected to end well. */
    Run run(String name, List<String> arguments) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".gc");
        Path out = folder.resolve(name + ".txt");
        Instant start = Instant.now();
        Process process = command(log, arguments)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("./baton " + arguments.getFirst() + " failed: " + Files.readString(out));
        }
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        return new Run(Files.readAllLines(out), seconds, heap(log));
    }

    private ProcessBuilder command(Path log, List<String> arguments) throws IOException {
        Path cli = root.resolve("cli/target");
        if (!Files.isDirectory(cli)) {
            throw new IllegalStateException("the command line is not built: make build");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:gc:file=" + log,
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dbaton.home=" + root,
                "-cp",
                jar(cli) + ":" + cli + "/lib/*",
                "dev.baton.cli.Baton"));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(environment);
        return process;
    }

    private static String jar(Path cli) throws IOException {
        try (Stream<Path> jars = Files.list(cli)) {
            return jars.map(Path::toString)
                    .filter(name -> name.matches(".*/baton-cli-[^/]*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the command line is not built: make build"));
        }
    }

    private static int heap(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(COLLECTED::matcher)
                    .filter(Matcher::find)
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max()
                    .orElse(0);
        }
    }
}
