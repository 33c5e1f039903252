package dev.baton.local;

import dev.baton.local.gateway.Schedules;
import dev.baton.local.lambda.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes the AOT caches (JDK 25) with which each function's process starts in half the time: a whole local run in memory, through which
 * the sample leads go, and which then ends. Done once for each build.
 */
final class Training {
    private static final Duration WAY_OF_A_LEAD = Duration.ofSeconds(90);

    private final Path root;
    private final Consumer<String> notices;

    private Training(Path root, Consumer<String> notices) {
        this.root = root;
        this.notices = notices;
    }

    static void ifNeeded(Path root, Consumer<String> notices) throws InterruptedException {
        Training training = new Training(root, notices);
        if (!training.isDone()) {
            notices.accept("first start of this build: the functions rehearse, so that they start faster from now on");
            try {
                training.rehearse();
            } catch (LocalRunException e) {
                notices.accept("the rehearsal failed, so functions start slower: " + e.getMessage());
            }
        }
    }

    // The caches of a build are all there when the newest artifact is older than the marker that the last rehearsal
    // left.
    private boolean isDone() {
        Path marker = marker();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(root.resolve("functions"))) {
            for (Path module : modules) {
                Path artifact = module.resolve("target/function.zip");
                if (Files.isRegularFile(artifact)
                        && (!Files.isRegularFile(marker)
                                || Files.getLastModifiedTime(artifact).compareTo(Files.getLastModifiedTime(marker))
                                        > 0)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new LocalRunException("The functions' artifacts cannot be read: " + e.getMessage(), e);
        }
    }

    private void rehearse() throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("baton-rehearsal");
            LocalRunBuilder wanted =
                    LocalRun.builder().inMemory(folder).training().salesforce(standIn -> standIn);
            Main.Samples.publish(root, wanted);
            try (LocalRun run = wanted.start()) {
                if (!run.isTrained()) {
                    play(run);
                }
            }
            delete(folder);
            Files.writeString(marker(), Instant.now().toString());
        } catch (IOException e) {
            throw new LocalRunException("The rehearsal failed: " + e, e);
        }
    }

    private void play(LocalRun run) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<URI> leads = new ArrayList<>();
            for (Path sample : samples()) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(run.api().resolve("/leads"))
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofFile(sample))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                answer.headers()
                        .firstValue("location")
                        .ifPresent(at -> leads.add(run.api().resolve(at)));
            }
            Instant deadline = Instant.now().plus(WAY_OF_A_LEAD);
            for (URI lead : leads) {
                while (Instant.now().isBefore(deadline) && isUnderWay(http, lead)) {
                    Thread.sleep(Duration.ofMillis(200));
                }
            }
        }
        settle(run);
        for (String function : run.functions()) {
            if (run.stats(function).invocations() == 0) {
                Result result = run.invoke(function, harmless(run, function));
                notices.accept(function + " rehearsed: " + result.summary());
            }
        }
    }

    // What is interrupted at work writes no cache.
    private static void settle(LocalRun run) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        int quiet = 0;
        while (quiet < 10 && Instant.now().isBefore(deadline)) {
            Thread.sleep(Duration.ofMillis(100));
            boolean busy = run.functions().stream()
                    .anyMatch(function -> run.stats(function).busy() > 0);
            quiet = busy ? 0 : quiet + 1;
        }
    }

    private static boolean isUnderWay(HttpClient http, URI lead) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(lead).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 && answer.body().contains("\"received\"");
    }

    private static String harmless(LocalRun run, String function) {
        return run.isScheduled(function) ? Schedules.event(Clock.systemUTC().instant()) : "{\"Records\":[]}";
    }

    private List<Path> samples() throws IOException {
        Path folder = root.resolve("samples/leads");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private Path marker() {
        return root.resolve(".baton/aot/rehearsed");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
