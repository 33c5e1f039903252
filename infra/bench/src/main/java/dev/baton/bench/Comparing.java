package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code ./baton compare} over a report's export and over the first tenth of it, in a JVM with a small heap. One row in a hundred names
 * another owner than Baton chose.
 */
final class Comparing {
    /** Of the JVM that compares. */
    static final int HEAP_MEGABYTES = 32;

    private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(");

    private final Stack stack;
    private final Path root;
    private final Path folder;
    private final ComparedLeads leads;

    /** {@code stack} has the benchmarks' team; nothing else may write to it meanwhile. */
    Comparing(Stack stack, Path root, Path folder) throws IOException {
        this.stack = stack;
        this.root = root;
        this.folder = folder;
        this.leads = new ComparedLeads(stack, root, folder);
    }

    /**
     * One export.
     *
     * @param megabytes of the file
     * @param heap the most that was left of the heap, in megabytes, after a collection
     */
    record Run(int rows, double megabytes, double seconds, int heap) {}

    /** Compares exports of a tenth of {@code rows}, and of all. */
    List<Run> measure(int rows) throws IOException, InterruptedException {
        leads.load(rows);
        List<Run> runs = new ArrayList<>();
        for (int size : new int[] {rows / 10, rows}) {
            runs.add(compare(size));
        }
        return runs;
    }

    private Run compare(int rows) throws IOException, InterruptedException {
        Path export = leads.export(rows);
        Path log = folder.resolve("compare-" + rows + ".gc");
        Instant start = Instant.now();
        Path out = folder.resolve("compare-" + rows + ".txt");
        Process process = command(export, log)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("./baton compare failed: " + Files.readString(out));
        }
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        String counts = "all +%d +%d +99.0 %% +%d +0"
                .formatted(rows, rows - rows / ComparedLeads.DIFFERENT, rows / ComparedLeads.DIFFERENT);
        try (Stream<String> lines = Files.lines(out)) {
            if (lines.noneMatch(line -> line.matches(counts))) {
                throw new IllegalStateException("./baton compare did not find what is there: see " + out);
            }
        }
        return new Run(rows, Files.size(export) / 1e6, seconds, heap(log));
    }

    private ProcessBuilder command(Path export, Path log) {
        String cli = root.resolve("cli/target") + "/";
        try (Stream<Path> jars = Files.list(root.resolve("cli/target"))) {
            String jar = jars.map(Path::toString)
                    .filter(name -> name.matches(".*/baton-cli-[^/]*\\.jar"))
                    .findFirst()
                    .orElseThrow();
            ProcessBuilder command = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx" + HEAP_MEGABYTES + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xlog:gc:file=" + log,
                    "-Dslf4j.internal.verbosity=ERROR",
                    "-cp",
                    jar + ":" + cli + "lib/*",
                    "dev.baton.cli.Baton",
                    "compare",
                    export.toString());
            command.environment().putAll(stack.run().environment());
            return command;
        } catch (IOException e) {
            throw new IllegalStateException("the command line is not built: make build", e);
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

    /** The report's section. */
    static String markdown(List<Run> runs) {
        Table table = new Table("rows", "MB", "seconds", "rows a second", "heap after a collection, at most, MB");
        runs.forEach(run -> table.row(
                String.format(Locale.ROOT, "%,d", run.rows()),
                run.megabytes(),
                run.seconds(),
                run.rows() / run.seconds(),
                run.heap()));
        return """
                ## Comparing with a report's export

                %s
                `./baton compare` on an export of %d columns, in a JVM of its own with a heap of %d MB, its start included; one row in a
                hundred differs and is listed. Both sides are read as they come, so ten times the rows need no more memory. The reads are
                DynamoDB Local's, a hundred items to a request: they are most of the time.
                """.formatted(table, ComparedLeads.COLUMNS, HEAP_MEGABYTES);
    }
}
