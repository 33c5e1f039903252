package dev.baton.bench;

import dev.baton.engines.BatonHome;
import dev.baton.local.LocalRunBuilder;
import dev.baton.local.gateway.Schedules;
import dev.baton.local.lambda.Result;
import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import dev.baton.proof.inside.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@code make bench}. Writes {@code docs/benchmarks.md}; with {@code --quick}, a rough first look into {@code target/} instead. */
public final class Bench {
    private static final Set<String> QUEUED = Set.of(
            "EventsFunction",
            "EnrichFunction",
            "ScoreFunction",
            "AssignFunction",
            "DeliverFunction",
            "TrackFunction",
            "SyncFunction",
            "WatchFunction");

    private static final Samples NONE = new Samples(List.of());

    private final Path root;
    private final Path folder;
    private final boolean quick;
    private final Counts counts;
    private final TemplateText template;
    private final Path idleArtifact;

    /**
     * How much is measured.
     *
     * @param forms through the pipeline
     * @param leads through each stage, half in ones and half in tens
     * @param warmUp leads before that
     * @param delivered leads to Salesforce, half in ones and half in batches
     * @param starts of each function
     * @param rows of the larger export that is compared, and leads of the longer history
     */
    private record Counts(int forms, int leads, int warmUp, int delivered, int starts, int rows) {}

    private Bench(Path root, Path folder, boolean quick) throws IOException {
        this.quick = quick;
        this.counts = quick ? new Counts(50, 160, 40, 100, 2, 10_000) : new Counts(200, 640, 160, 300, 5, 100_000);
        this.root = root;
        this.folder = folder;
        this.template = new TemplateText(Files.readString(root.resolve("infra/template.yaml"))
                .replace("CodeUri: ../", "CodeUri: " + root.toAbsolutePath() + "/"));
        this.idleArtifact = root.resolve("infra/bench/idle/target/function.zip").toAbsolutePath();
    }

    /** Measures everything, prints it and writes it down. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean quick = List.of(arguments).contains("--quick");
        Path root = BatonHome.find();
        Path folder = Files.createTempDirectory("baton-bench");
        String report = new Report(new Bench(root, folder, quick).measure(), Prices.read()).markdown();
        Path file = root.resolve(quick ? "infra/bench/target/benchmarks.md" : "docs/benchmarks.md");
        Files.writeString(file, report);
        delete(folder);
        System.out.println("\n" + report + "\nwritten to " + root.relativize(file));
    }

    private Figures measure() throws IOException, InterruptedException {
        Instant start = Instant.now();
        Machine machine = Machine.here();
        Pipeline.Beside pipeline;
        Samples idleStart;
        TemplateText wired = template.detached(Set.of("DeliverFunction", "WatchFunction"));
        say("the pipeline, beside stages that do nothing");
        try (Stack real = Stack.start(under("real"), wired, true, more -> more);
                Stack idle = Stack.start(under("idle"), wired.running(idleArtifact.toString()), false, more -> more)) {
            pipeline = new Pipeline(real, idle).measure(counts.forms());
            idleStart = new ColdStarts(idle, root).idle(counts.starts());
        }
        say("requests, capacity and throughput of each stage, in ones and in tens");
        Metered metered = metered();
        say("deliveries to Salesforce, in ones and in batches");
        OrgDelivery.Beside org = delivered();
        say("how functions start with their AOT caches");
        Map<String, Samples> cached;
        try (Stack stack = detached("cached", more -> more)) {
            cached = new ColdStarts(stack, root).measure(counts.starts());
        }
        say("the comparison with a report's export");
        List<Comparing.Run> compared;
        try (Stack stack = detached("compared", more -> more)) {
            compared = new Comparing(stack, root, under("exports")).measure(counts.rows());
        }
        say("change events through track");
        Map<String, Samples> tracked;
        try (Stack stack = Stack.start(under("tracked"), template.detached(QUEUED), false, more -> more)) {
            tracked = new Tracking(stack).measure(counts.starts() * 4);
        }
        say("the core alone, beside others");
        List<Deciding.Result> decided = new Deciding(root, under("core")).measure(quick);
        say("a simulation of 300 days");
        List<Simulating.Run> simulated = new Simulating(root, under("simulated")).measure(counts.rows());
        Template read = Template.parse(template.yaml());
        double gigabytes = memory(read, "FormFunction");
        return new Figures(
                LocalDate.now(ZoneOffset.UTC),
                machine,
                pipeline,
                metered.form(),
                metered.stages(),
                org,
                IdleMonth.of(read, metered.sweep(), memory(read, "WatchFunction"), Prices.read()),
                starts(metered.plain(), cached),
                idleStart,
                idleArtifact,
                gigabytes,
                compared,
                tracked,
                decided,
                simulated,
                Duration.between(start, Instant.now()));
    }

    /** What the metered stack told. */
    private record Metered(Usage sweep, Usage form, Map<String, Conveyor.Beside> stages, Map<String, Samples> plain) {}

    private Metered metered() throws IOException, InterruptedException {
        Path lines = folder.resolve("meter");
        try (Stack stack = detached(
                "metered",
                more -> more.extraJar(root.resolve("infra/proof/target/classes"))
                        .environment(Meter.FILE, lines.toString()))) {
            MeterFile meter = new MeterFile(lines);
            Usage sweep = sweep(stack, meter);
            Conveyor conveyor = new Conveyor(stack, meter);
            Forms forms = new Forms();
            carryAll(conveyor, forms, counts.warmUp());
            Usage form = conveyor.post(forms, counts.leads());
            Map<String, Conveyor.Beside> stages = new LinkedHashMap<>();
            for (Stage stage : Conveyor.STAGES) {
                stages.put(stage.function(), conveyor.carry(stage, counts.leads()));
            }
            say("how functions start without a cache");
            return new Metered(sweep, form, stages, new ColdStarts(stack, root).measure(counts.starts()));
        }
    }

    private OrgDelivery.Beside delivered() throws IOException, InterruptedException {
        Path lines = folder.resolve("delivered");
        try (Stack stack = detached(
                "org",
                more -> more.extraJar(root.resolve("infra/proof/target/classes"))
                        .environment(Meter.FILE, lines.toString())
                        .salesforce(org -> org.roster(root.resolve("infra/bench/team/roster.csv"))))) {
            return new OrgDelivery(stack, new Conveyor(stack, new MeterFile(lines)))
                    .measure(new Forms(), counts.delivered());
        }
    }

    /** A stack whose functions nobody calls but us, without the doorbells that loading the team rang. */
    private Stack detached(String name, UnaryOperator<LocalRunBuilder> more) throws IOException {
        Stack stack = Stack.start(under(name), template.detached(template.among(QUEUED)), true, more);
        stack.queue("AssignQueue").clear();
        return stack;
    }

    private static void carryAll(Conveyor conveyor, Forms forms, int count) throws InterruptedException {
        var _ = conveyor.post(forms, count);
        for (Stage stage : Conveyor.STAGES) {
            var _ = conveyor.carry(stage, count);
        }
    }

    // The second sweep of an empty stack: the first one also starts the function.
    private static Usage sweep(Stack stack, MeterFile meter) throws InterruptedException {
        Usage usage = Usage.NONE;
        for (int i = 0; i < 2; i++) {
            long logged = stack.log("watch").length();
            meter.sinceLast();
            Result result = stack.run()
                    .invoke("watch", Schedules.event(Clock.systemUTC().instant()));
            if (!(result instanceof Result.Answered)) {
                throw new IllegalStateException("watch " + result.summary());
            }
            usage = meter.sinceLast().called(0, 1, 0, 0, stack.log("watch").length() - logged);
        }
        return usage;
    }

    private List<Figures.Start> starts(Map<String, Samples> plain, Map<String, Samples> cached) throws IOException {
        List<Figures.Start> starts = new ArrayList<>();
        for (Map.Entry<String, Samples> function : plain.entrySet()) {
            String name = function.getKey();
            starts.add(new Figures.Start(
                    name,
                    artifact(name).toFile().length(),
                    function.getValue(),
                    hasCache(name) ? cached.getOrDefault(name, NONE) : NONE));
        }
        return starts;
    }

    // Without one, the run that could have used it measured the same as the other.
    private boolean hasCache(String function) throws IOException {
        Path caches = root.resolve(".baton/aot");
        if (!Files.isDirectory(caches)) {
            return false;
        }
        try (Stream<Path> files = Files.list(caches)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(function + "-"));
        }
    }

    private Path artifact(String function) {
        String module = function.equals("form") || function.equals("events") ? "ingest" : function;
        return root.resolve("functions/" + module + "/target/function.zip");
    }

    private static double memory(Template template, String function) {
        return template.resource(function)
                        .map(Resource::properties)
                        .map(properties -> properties.path("MemorySize").asDouble())
                        .orElseThrow()
                / 1024;
    }

    private Path under(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static void say(String what) {
        System.out.println("  " + what);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
