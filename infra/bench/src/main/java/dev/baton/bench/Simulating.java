package dev.baton.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./baton simulate} over a tenth of a history and over all of it, through the sample playbook, in a JVM with a small heap. */
final class Simulating {
    /** Of the JVM that simulates. */
    static final int HEAP_MEGABYTES = 64;

    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(300);
    private static final String[] COUNTRIES = {"DE", "FR", "US", "US", "BR", "JP"};
    private static final String[] REQUESTS = {"demo", "pricing", "contact"};
    private static final int[] EMPLOYEES = {12, 150, 700, 18_000};

    private final Path root;
    private final Path folder;

    Simulating(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** One history. */
    record Run(int leads, double seconds, int heap) {}

    /** Simulates a tenth of {@code leads}, and all. */
    List<Run> measure(int leads) throws IOException, InterruptedException {
        SmallHeap baton = new SmallHeap(root, folder, HEAP_MEGABYTES, Map.of());
        List<Run> runs = new ArrayList<>();
        for (int size : new int[] {leads / 10, leads}) {
            List<String> arguments = List.of(
                    "simulate",
                    "--leads",
                    history(size).toString(),
                    "--playbook",
                    playbook().toString());
            SmallHeap.Run run = baton.run("simulate-" + size, arguments);
            String counted = String.format(Locale.ROOT, ".*\\b%d leads.*", size);
            if (run.out().stream().noneMatch(line -> line.replace(",", "").matches(counted))) {
                throw new IllegalStateException("./baton simulate did not count its leads: " + run.out());
            }
            runs.add(new Run(size, run.seconds(), run.heap()));
        }
        return runs;
    }

    private Path playbook() {
        return root.resolve("samples/playbooks/acme.yaml");
    }

    /** Leads at even distances, however many: what is open at one time grows with them, so they are closed within the hour. */
    private Path history(int leads) throws IOException {
        Path file = folder.resolve("history-" + leads + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("created_at,closed_at,email,company,country,employees,request\n");
            for (int i = 0; i < leads; i++) {
                Instant at = BEGIN.plus(YEAR.multipliedBy(i).dividedBy(leads));
                out.write(String.format(
                        Locale.ROOT,
                        "%s,%s,p%d@c%d.example,Company %d,%s,%d,%s%n",
                        at,
                        at.plus(Duration.ofHours(1)),
                        i,
                        i % 5_000,
                        i % 5_000,
                        COUNTRIES[i % COUNTRIES.length],
                        EMPLOYEES[i / 7 % EMPLOYEES.length],
                        REQUESTS[i / 3 % REQUESTS.length]));
            }
        }
        return file;
    }

    /** The report's section. */
    static String markdown(List<Run> runs) {
        Table table = new Table("leads", "seconds", "leads a second", "heap after a collection, at most, MB");
        runs.forEach(run -> table.row(
                String.format(Locale.ROOT, "%,d", run.leads()),
                run.seconds(),
                run.leads() / run.seconds(),
                run.heap()));
        return """
                ## Simulating

                %s
                `./baton simulate` of the sample playbook and roster over made-up histories of the same 300 days, in a JVM of its own with a heap of %d MB, its start included.
                Leads are read as they come and forgotten when they are closed, so memory grows with what is open and with the persons and companies that are remembered, not with the leads.
                """.formatted(table, HEAP_MEGABYTES);
    }
}
