package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the pure core takes to decide, by JMH in a process of its own: {@code infra/bench/core}. */
final class Deciding {
    private final Path root;
    private final Path folder;

    Deciding(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /**
     * One figure of JMH's.
     *
     * @param benchmark class and method
     * @param size the benchmark's parameter; empty where it has none
     * @param score nanoseconds, or milliseconds for what is measured cold
     * @param error half the width of JMH's interval at 99.9 %; NaN where there were too few
     */
    record Result(String benchmark, String size, double score, double error) {}

    /** Runs them all, about two minutes. */
    List<Result> measure(boolean quick) throws IOException, InterruptedException {
        Path warm = folder.resolve("warm.json");
        Path cold = folder.resolve("cold.json");
        Path out = folder.resolve("jmh.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                root.resolve("infra/bench/core/target/classes") + ":" + root.resolve("infra/bench/core/target/lib")
                        + "/*",
                "dev.baton.bench.core.Core",
                warm.toString(),
                cold.toString()));
        if (quick) {
            command.add("--quick");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the core's benchmarks failed: " + Files.readString(out));
        }
        List<Result> results = new ArrayList<>();
        for (Path file : List.of(warm, cold)) {
            Json.tree(Files.readString(file)).forEach(node -> results.add(result(node)));
        }
        return results;
    }

    private static Result result(JsonNode node) {
        String name = node.path("benchmark").asText();
        JsonNode parameters = node.path("params");
        JsonNode metric = node.path("primaryMetric");
        return new Result(
                name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                parameters.isEmpty() ? "" : parameters.elements().next().asText(),
                metric.path("score").asDouble(),
                metric.path("scoreError").asDouble(Double.NaN));
    }

    /** The report's section. */
    static String markdown(List<Result> results) {
        return """
                ## Deciding

                %s
                Microseconds to say who is next in a pool of so many, all of them free (JMH, average, ± half the width of its interval at 99.9 %%). *The core* is `Assigner.decide`,
                as `assign` calls it: everybody's hours, leave and caps looked at, the turn taken by EEVDF, everybody who was passed over named with the reason, the state before
                kept for replay. *The turn alone* is EEVDF from one state to the next. Beside them, what routers do otherwise: a pointer that walks an array to the next who is free, and jBPM's
                `RoundRobinAssignmentStrategy` 7.74.1 on its own task and users. Neither of these two knows weights, caps, leave or reasons.

                %s
                Microseconds to score and route one lead by nine rules and seven routes with so many rows of territories, in memory for both: a playbook, with its points, the routes tried
                and the reason of each, and the same rules written by hand in Java, which answer a name only. Both are held to say the same of each of the 512 leads. One of the rules is an expression.

                %s
                Milliseconds to the first playbook of a process, in a JVM that just started, with the first compiler alone: as it is published, checked and compiled, and as its YAML is read and
                checked. `score` and `assign` do the first.
                """.formatted(picking(results), judging(results), loading(results));
    }

    private static Table picking(List<Result> results) {
        Table table = new Table("members", "the core", "the turn alone", "array walk", "jBPM", "core / jBPM");
        for (String size : sizes(results, "Picking.decide")) {
            Result core = find(results, "Picking.decide", size);
            Result jbpm = find(results, "Picking.jbpm", size);
            table.row(
                    count(size),
                    micros(core),
                    micros(find(results, "Picking.turn", size)),
                    micros(find(results, "Picking.arrayWalk", size)),
                    micros(jbpm),
                    core.score() / jbpm.score());
        }
        return table;
    }

    private static Table judging(List<Result> results) {
        Table table = new Table("rows", "playbook", "by hand", "ratio");
        for (String size : sizes(results, "Judging.playbook")) {
            Result playbook = find(results, "Judging.playbook", size);
            Result byHand = find(results, "Judging.handWritten", size);
            table.row(count(size), micros(playbook), micros(byHand), playbook.score() / byHand.score());
        }
        return table;
    }

    private static Table loading(List<Result> results) {
        Result published = find(results, "Loading.published", "");
        Result yaml = find(results, "Loading.yaml", "");
        return new Table("", "published", "YAML", "ratio")
                .row("first playbook, ms", published.score(), yaml.score(), published.score() / yaml.score());
    }

    private static List<String> sizes(List<Result> results, String benchmark) {
        return results.stream()
                .filter(result -> result.benchmark().equals(benchmark))
                .map(Result::size)
                .toList();
    }

    private static Result find(List<Result> results, String benchmark, String size) {
        return results.stream()
                .filter(result ->
                        result.benchmark().equals(benchmark) && result.size().equals(size))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JMH has no result for " + benchmark));
    }

    private static String count(String size) {
        return String.format(Locale.ROOT, "%,d", Long.parseLong(size));
    }

    private static String micros(Result result) {
        String score = micros(result.score(), 3);
        return Double.isNaN(result.error()) ? score : score + " ± " + micros(result.error(), 2);
    }

    private static String micros(double nanoseconds, int digits) {
        return new BigDecimal(nanoseconds / 1000)
                .round(new MathContext(digits, RoundingMode.HALF_UP))
                .toPlainString();
    }
}
