package dev.baton.local;

import dev.baton.engines.EngineException;
import dev.baton.local.gateway.Duplicates;
import dev.baton.local.gateway.EventBus;
import dev.baton.local.gateway.HttpFront;
import dev.baton.local.gateway.QueuePoller;
import dev.baton.local.gateway.Schedules;
import dev.baton.local.gateway.SecretStore;
import dev.baton.local.lambda.FunctionHost;
import dev.baton.local.lambda.Launch;
import dev.baton.local.template.FunctionSpec;
import dev.baton.local.template.QueueSpec;
import dev.baton.local.template.Resolver;
import dev.baton.local.template.Schedule;
import dev.baton.local.template.TableSpec;
import dev.baton.local.template.Template;
import dev.baton.local.template.TemplateException;
import dev.baton.local.template.Wiring;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a local run out of a template: engines first, then what needs them, the door last. */
final class Assembly {
    private final LocalRunBuilder wanted;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<String, FunctionHost> functions = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Duplicates duplicates;

    private Assembly(LocalRunBuilder wanted) {
        this.wanted = wanted;
        this.duplicates = new Duplicates(wanted.duplicateRate, wanted.seed);
    }

    /**
     * Builds it, or leaves nothing behind.
     *
     * @throws LocalRunException if it cannot start
     */
    static LocalRun start(LocalRunBuilder wanted) {
        Assembly assembly = new Assembly(wanted);
        boolean started = false;
        try {
            LocalRun run = assembly.build();
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
                closeAll(assembly.open);
            }
        }
    }

    private LocalRun build() throws IOException, InterruptedException {
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

        Engines engines = Engines.of(wanted, folder, open);
        Clients clients = opened(new Clients(engines.dynamoDb(), engines.sqs()));
        Tables tables = new Tables(clients.dynamoDb());
        wiring.tables().forEach(tables::create);
        List<QueueSpec> queueSpecs = wiring.queues();
        Queues queues = new Queues(clients.sqs());
        queues.create(queueSpecs);
        String secret = folder.secret();
        URI api = URI.create("http://localhost:" + door.port());
        Salesforce salesforce = Salesforce.of(wanted, folder, api.resolve(HttpFront.EVENTS));
        salesforce.standIn().ifPresent(open::push);
        // Deployed, Baton begins in the shadow of what routes today; on this machine nothing else does.
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("Mode", "live"));
        parameters.putAll(salesforce.parameters());
        parameters.putAll(wanted.parameters);
        Map<String, String> values = Names.of(template, wiring, parameters, queueSpecs, queues.urls());
        folder.complete(layout);

        Map<String, String> endpoints = Names.endpoints(
                engines.dynamoDb(), engines.sqs(), api.resolve(HttpFront.EVENTS), api.resolve(HttpFront.SECRETS));
        Resolver resolver = new Resolver(values, template.conditions());
        List<FunctionSpec> specs =
                wiring.functions(resolver, wanted.template.resolveSibling("").toAbsolutePath());
        describe(endpoints, api, specs, secret);
        folder.environment(environment);

        Launch launch = new Launch(
                wanted.root.resolve("infra/local/target/runtime"),
                wanted.extraJars,
                wanted.root.resolve(".baton/aot"),
                wanted.training);
        Clock clock = Clock.systemUTC();
        open.push(() -> functions.values().parallelStream().forEach(FunctionHost::close));
        for (FunctionSpec spec : specs) {
            functions.put(spec.name(), host(spec, endpoints, secret, launch, folder));
        }
        EventBus bus = new EventBus(wiring.rules(resolver), queues::send, folder.events(), clock);
        Map<String, String> secrets = new LinkedHashMap<>(salesforce.secrets());
        secrets.put(Names.SECRET_NAME, secret);
        opened(door.serve(List.copyOf(functions.values()), bus, new SecretStore(secrets), clock, wanted.notices));
        poll(clients, queues);
        schedule(clock);
        new StartUp(wanted.root, environment, folder.logs(), wanted.notices)
                .run(wanted.commands, clients.dynamoDb(), values);
        return new LocalRun(
                open, functions, environment, values, duplicates, api, folder.events(), salesforce.standIn());
    }

    private FunctionHost host(
            FunctionSpec spec, Map<String, String> endpoints, String secret, Launch launch, DataFolder folder)
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

    private void poll(Clients clients, Queues queues) {
        for (FunctionHost function : functions.values()) {
            for (FunctionSpec.QueueSource source : function.function().queues()) {
                QueuePoller poller = opened(new QueuePoller(
                        clients.sqs(), queues.urlOf(source.arn()), source, function, duplicates, wanted.notices));
                poller.start();
            }
        }
    }

    private void schedule(Clock clock) {
        Schedules schedules = opened(new Schedules(clock, wanted.notices));
        for (FunctionHost function : functions.values()) {
            function.function().schedules().forEach(each -> schedules.add(function, quickened(each)));
        }
    }

    private Schedule quickened(Schedule schedule) {
        return wanted.schedule
                .filter(rate -> schedule.period().equals(Duration.ofMinutes(1)))
                .map(rate -> new Schedule(new Schedule.Every(rate), schedule.input()))
                .orElse(schedule);
    }

    // For the command line: the endpoints, and every BATON_ variable that some function has, but never the secret.
    private void describe(Map<String, String> endpoints, URI api, List<FunctionSpec> specs, String secret) {
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

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    /** Closes everything from the head on, whatever fails on the way. */
    static void closeAll(Deque<AutoCloseable> open) {
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
