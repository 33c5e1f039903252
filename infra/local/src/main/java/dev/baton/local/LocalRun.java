package dev.baton.local;

import dev.baton.engines.DynamoDbEngine;
import dev.baton.engines.ElasticMqEngine;
import dev.baton.engines.EngineException;
import dev.baton.local.gateway.Duplicates;
import dev.baton.local.gateway.EventBus;
import dev.baton.local.gateway.HttpFront;
import dev.baton.local.gateway.QueuePoller;
import dev.baton.local.gateway.Schedules;
import dev.baton.local.lambda.FunctionHost;
import dev.baton.local.lambda.FunctionStats;
import dev.baton.local.lambda.Launch;
import dev.baton.local.lambda.Result;
import dev.baton.local.template.FunctionSpec;
import dev.baton.local.template.QueueSpec;
import dev.baton.local.template.Resolver;
import dev.baton.local.template.TableSpec;
import dev.baton.local.template.Template;
import dev.baton.local.template.TemplateException;
import dev.baton.local.template.Wiring;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A running template: engines, queues, tables, the HTTP API, the event bus, and functions that start when first needed. It ends with
 * {@link #close}. Thread-safe.
 */
public final class LocalRun implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<String, FunctionHost> functions = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Duplicates duplicates;
    private Map<String, String> values = Map.of();
    private URI api = URI.create("http://localhost");
    private Path events = Path.of("");

    private LocalRun(LocalRunBuilder wanted) {
        this.duplicates = new Duplicates(wanted.duplicateRate, wanted.seed);
    }

    /** What may be chosen before it starts. */
    public static LocalRunBuilder builder() {
        return new LocalRunBuilder();
    }

    static LocalRun start(LocalRunBuilder wanted) {
        LocalRun run = new LocalRun(wanted);
        boolean started = false;
        try {
            run.build(wanted);
            started = true;
            return run;
        } catch (EngineException | TemplateException e) {
            throw new LocalRunException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new LocalRunException("The local run could not start: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalRunException("The local run was interrupted while it started.", e);
        } finally {
            if (!started) {
                run.close();
            }
        }
    }

    private void build(LocalRunBuilder wanted) throws IOException, InterruptedException {
        Template template = Template.read(wanted.template);
        Wiring wiring = new Wiring(template, "baton");
        DataFolder folder = opened(DataFolder.open(wanted.data));
        String layout = layout(wiring.tables());
        if (!wanted.inMemory) {
            folder.requireWhole(layout);
        }
        wanted.ports.requireFree();
        HttpFront.Bound door = HttpFront.bind(wanted.ports.http());
        open.push(() -> door.server().stop(0));

        Optional<Path> dynamoDbData = wanted.inMemory
                ? Optional.empty()
                : Optional.of(folder.engines().resolve("dynamodb"));
        Optional<Path> sqsData = wanted.inMemory
                ? Optional.empty()
                : Optional.of(folder.engines().resolve("sqs"));
        CompletableFuture<DynamoDbEngine> startingDynamoDb =
                CompletableFuture.supplyAsync(() -> DynamoDbEngine.start(wanted.ports.dynamoDb(), dynamoDbData));
        open.push(() -> startingDynamoDb.thenAccept(DynamoDbEngine::close).join());
        ElasticMqEngine sqsEngine = opened(ElasticMqEngine.start(wanted.ports.sqs(), sqsData));
        DynamoDbEngine dynamoDbEngine = Clients.joined(startingDynamoDb);

        Clients clients = opened(new Clients(dynamoDbEngine.endpoint(), sqsEngine.endpoint()));
        Tables tables = new Tables(clients.dynamoDb());
        wiring.tables().forEach(tables::create);
        List<QueueSpec> queueSpecs = wiring.queues();
        Queues queues = new Queues(clients.sqs());
        queues.create(queueSpecs);
        String secret = folder.secret();
        values = Names.of(template, wiring, wanted.parameters, queueSpecs, queues.urls());
        folder.complete(layout);

        api = URI.create("http://localhost:" + door.port());
        events = folder.events();
        Map<String, String> endpoints =
                Names.endpoints(dynamoDbEngine.endpoint(), sqsEngine.endpoint(), api.resolve(HttpFront.EVENTS));
        Resolver resolver = new Resolver(values);
        List<FunctionSpec> specs =
                wiring.functions(resolver, wanted.template.resolveSibling("").toAbsolutePath());
        describe(endpoints, specs, secret);
        folder.environment(environment);

        Launch launch = new Launch(
                wanted.root.resolve("infra/local/target/runtime"),
                wanted.extraJars,
                wanted.root.resolve(".baton/aot"),
                wanted.training);
        Clock clock = Clock.systemUTC();
        for (FunctionSpec spec : specs) {
            functions.put(spec.name(), opened(host(spec, wanted, endpoints, secret, launch, folder)));
        }
        EventBus bus = new EventBus(wiring.rules(resolver), queues::send, folder.events(), clock);
        opened(door.serve(List.copyOf(functions.values()), bus, clock, wanted.notices));
        poll(clients, queues, wanted);
        schedule(wanted, clock);
        new StartUp(wanted.root, environment, folder.logs(), wanted.notices)
                .run(wanted.commands, clients.dynamoDb(), values);
    }

    private FunctionHost host(
            FunctionSpec spec,
            LocalRunBuilder wanted,
            Map<String, String> endpoints,
            String secret,
            Launch launch,
            DataFolder folder)
            throws IOException {
        Map<String, String> variables = new LinkedHashMap<>(Names.lambda(spec.id(), spec.memory()));
        variables.putAll(endpoints);
        spec.environment().forEach((name, value) -> variables.put(name, Names.withSecret(value, secret)));
        variables.putAll(wanted.environment);
        if (!Files.isRegularFile(spec.artifact())) {
            throw new LocalRunException(
                    spec.artifact() + " is not there: build it first, with `make run` or `mvn package`.");
        }
        return FunctionHost.of(
                spec,
                wanted.root.resolve(".baton/artifacts"),
                launch,
                variables,
                folder.logs(),
                wanted.training ? 1 : wanted.instances,
                wanted.notices);
    }

    private void poll(Clients clients, Queues queues, LocalRunBuilder wanted) {
        for (FunctionHost function : functions.values()) {
            for (FunctionSpec.QueueSource source : function.function().queues()) {
                QueuePoller poller = opened(new QueuePoller(
                        clients.sqs(), queues.urlOf(source.arn()), source, function, duplicates, wanted.notices));
                poller.start();
            }
        }
    }

    private void schedule(LocalRunBuilder wanted, Clock clock) {
        Schedules schedules = opened(new Schedules(clock, wanted.notices));
        for (FunctionHost function : functions.values()) {
            function.function().schedules().forEach(rate -> schedules.add(function, wanted.schedule.orElse(rate)));
        }
    }

    // For the command line: the endpoints, and every BATON_ variable that some function has, but never the secret.
    private void describe(Map<String, String> endpoints, List<FunctionSpec> specs, String secret) {
        environment.putAll(endpoints);
        environment.put("BATON_API", api.toString());
        for (FunctionSpec spec : specs) {
            spec.environment().forEach((name, value) -> {
                if (name.startsWith("BATON_") && Names.withSecret(value, secret).equals(value)) {
                    environment.put(name, value);
                }
            });
        }
    }

    private static String layout(List<TableSpec> tables) {
        StringBuilder layout = new StringBuilder();
        for (TableSpec table : tables) {
            layout.append(table.name())
                    .append(' ')
                    .append(table.properties().path("KeySchema"))
                    .append(table.properties().path("GlobalSecondaryIndexes"))
                    .append('\n');
        }
        return layout.toString();
    }

    /** Where leads are posted. */
    public URI api() {
        return api;
    }

    /** What a function or the command line needs to reach this run's tables, queues and events. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** The template's reference to a value: {@code Leads} is the name of that table, {@code ScoreQueue} the URL of that queue. */
    public String value(String reference) {
        return Optional.ofNullable(values.get(reference))
                .orElseThrow(() -> new IllegalArgumentException("The template has no " + reference));
    }

    /** The file in which events are appended, a line each, that no rule takes: the outcomes of leads. */
    public Path events() {
        return events;
    }

    /** The functions' short names. */
    public List<String> functions() {
        return List.copyOf(functions.keySet());
    }

    /** Invokes a function with an event, as AWS would; a schedule's is {@link Schedules#event}. */
    public Result invoke(String function, String event) throws InterruptedException {
        return host(function).invoke(event);
    }

    /** Ends one process of a function with SIGKILL, one that is at work first; false if it has none. */
    public boolean kill(String function) {
        return host(function).kill();
    }

    /** What a function did so far. */
    public FunctionStats stats(String function) {
        return host(function).stats();
    }

    /** How many messages were delivered twice on purpose. */
    public long duplicates() {
        return duplicates.count();
    }

    /** Whether each function starts as fast as it can: it is native, or its AOT cache is there. */
    boolean isTrained() {
        return functions.values().stream().allMatch(FunctionHost::isTrained);
    }

    private FunctionHost host(String function) {
        return Optional.ofNullable(functions.get(function))
                .orElseThrow(() -> new IllegalArgumentException("The template has no function " + function));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    /** Ends every process that was started, in the reverse order. */
    @Override
    public synchronized void close() {
        List<String> troubles = new ArrayList<>();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                troubles.add(String.valueOf(e.getMessage()));
            }
        }
        if (!troubles.isEmpty()) {
            throw new LocalRunException("Not everything ended well: " + String.join("; ", troubles));
        }
    }
}
