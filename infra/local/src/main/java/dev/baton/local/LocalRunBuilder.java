package dev.baton.local;

import dev.baton.engines.BatonHome;
import dev.baton.standin.StandInBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What a local run is to be. Everything has a default: that of {@code make run}. Not thread-safe. */
public final class LocalRunBuilder {
    final Path root = BatonHome.find();
    final Map<String, String> parameters = new LinkedHashMap<>();
    final Map<String, String> environment = new LinkedHashMap<>();
    final List<Path> extraJars = new ArrayList<>();
    final List<List<String>> commands = new ArrayList<>();
    Path template = root.resolve("infra/template.yaml");
    Path data = root.resolve(".baton");
    Ports ports = new Ports(8080, 8000, 9324, 8090);
    Optional<Engines> engines = Optional.empty();
    boolean inMemory;
    boolean training;
    double duplicateRate;
    long seed;
    int instances = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    Optional<Duration> schedule = Optional.empty();
    Optional<UnaryOperator<StandInBuilder>> salesforce = Optional.empty();
    Consumer<String> notices = line -> {};

    LocalRunBuilder() {}

    /** Another template. Paths of artifacts in it are below its folder. */
    public LocalRunBuilder template(Path file) {
        this.template = file;
        return this;
    }

    /** Another folder for what is kept, logs included. */
    public LocalRunBuilder data(Path folder) {
        this.data = folder;
        return this;
    }

    /** Tables and queues in memory, any free ports; only the logs, the secret and the events are left in {@code folder}. */
    public LocalRunBuilder inMemory(Path folder) {
        this.inMemory = true;
        this.ports = Ports.ANY;
        return data(folder);
    }

    /** Engines that run already, LocalStack say, in place of its own. Goes with {@link #inMemory}. */
    public LocalRunBuilder engines(URI dynamoDb, URI sqs) {
        this.engines = Optional.of(new Engines(dynamoDb, sqs));
        return this;
    }

    /** Other ports. */
    public LocalRunBuilder ports(Ports chosen) {
        this.ports = chosen;
        return this;
    }

    /** A parameter of the template. */
    public LocalRunBuilder parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** A variable in every function's environment, over the template's. */
    public LocalRunBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A jar at the end of every function's class path: faults that a test puts in. Native artifacts cannot take it and are refused. */
    public LocalRunBuilder extraJar(Path jar) {
        extraJars.add(jar);
        return this;
    }

    /** Delivers that share of all messages twice. */
    public LocalRunBuilder duplicates(double rate, long chosenBy) {
        this.duplicateRate = rate;
        this.seed = chosenBy;
        return this;
    }

    /** How many processes a function may have at once. */
    public LocalRunBuilder instances(int most) {
        this.instances = most;
        return this;
    }

    /**
     * A stand-in for Salesforce beside it, to which Baton is connected and which tells what changes on the event bus: with the people of
     * the samples and the old assignment rule, unless {@code otherwise} says else.
     */
    public LocalRunBuilder salesforce(UnaryOperator<StandInBuilder> otherwise) {
        this.salesforce = Optional.of(otherwise);
        return this;
    }

    /** Calls what is called every minute at this rate instead. */
    public LocalRunBuilder scheduleEvery(Duration rate) {
        this.schedule = Optional.of(rate);
        return this;
    }

    /**
     * A command to run before {@code ready} where no playbook is active yet, with {@link LocalRun#environment} and in the project's
     * folder.
     */
    public LocalRunBuilder command(String... command) {
        commands.add(List.of(command));
        return this;
    }

    /** Lets each function's process write its AOT cache when it ends. */
    LocalRunBuilder training() {
        this.training = true;
        return this;
    }

    /** Hears, in a line each, what a person should know. */
    public LocalRunBuilder notices(Consumer<String> hearer) {
        this.notices = hearer;
        return this;
    }

    /**
     * Starts it and returns once leads are accepted.
     *
     * @throws LocalRunException if it cannot start
     */
    public LocalRun start() {
        return Assembly.start(this);
    }
}
