package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./baton compare} over a report's export and over the first tenth of it, in a JVM with a small heap. One row in a hundred names
 * another owner than Baton chose.
 */
final class Comparing {
    /** Of the JVM that compares. */
    static final int HEAP_MEGABYTES = 32;

    private final SmallHeap baton;
    private final ComparedLeads leads;

    /** {@code stack} has the benchmarks' team; nothing else may write to it meanwhile. */
    Comparing(Stack stack, Path root, Path folder) throws IOException {
        this.baton = new SmallHeap(root, folder, HEAP_MEGABYTES, stack.run().environment());
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
        SmallHeap.Run run = baton.run("compare-" + rows, List.of("compare", export.toString()));
        String counts = "all +%d +%d +99.0 %% +%d +0"
                .formatted(rows, rows - rows / ComparedLeads.DIFFERENT, rows / ComparedLeads.DIFFERENT);
        if (run.out().stream().noneMatch(line -> line.matches(counts))) {
            throw new IllegalStateException("./baton compare did not find what is there: " + run.out());
        }
        return new Run(rows, Files.size(export) / 1e6, run.seconds(), run.heap());
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
