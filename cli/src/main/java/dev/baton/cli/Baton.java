package dev.baton.cli;

import dev.baton.playbook.source.Hint;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command line. Exit codes: 0 done; 1 not done, or something is wrong (the text says what); 2 the command itself was not understood.
 */
@Command(
        name = "baton",
        description = "Lead routing: who gets which lead, and why.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Without --stack, the stack that 'make run' started on this machine is meant.",
            "Exit code 1 says that something is wrong, 2 that the command was not understood."
        },
        subcommands = {
            LeadCommand.class,
            LeadsCommand.class,
            KeptCommand.class,
            TotalsCommand.class,
            ShadowCommand.class,
            CompareCommand.class,
            TouchedCommand.class,
            CloseCommand.class,
            ReassignCommand.class,
            RerouteCommand.class,
            ForgetCommand.class,
            RosterCommand.class,
            AccountsCommand.class,
            CheckCommand.class,
            SchemaCommand.class,
            TestCommand.class,
            ExplainCommand.class,
            DescribeCommand.class,
            SimulateCommand.class,
            PublishCommand.class,
            VersionsCommand.class,
            ReplayCommand.class,
            DiffCommand.class,
            RollbackCommand.class,
            SalesforceCommand.class,
            SyncCommand.class,
        })
final class Baton {
    private static final int NOT_UNDERSTOOD = 2;

    /** What a parameter is called that is a lead's id. */
    private static final String LEAD = "LEAD";

    private final Map<String, String> environment;
    private final Path home;
    private final Clock clock;

    @Option(
            names = "--stack",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description =
                    "the deployed stack to ask, by its CloudFormation name: its outputs say where its tables and queues are")
    private String stackName = Stack.LOCAL;

    // Read by picocli alone.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "shows this text")
    private boolean help;

    /**
     * The command line as one process sees it.
     *
     * @param environment the process's environment variables
     * @param home Baton's own folder, which holds {@code samples/} and {@code .baton/}
     * @param clock its zone is the one that times are shown in
     */
    Baton(Map<String, String> environment, Path home, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.clock = clock;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... args) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var home = Path.of(System.getProperty("baton.home", "."));
        int exit = new Baton(System.getenv(), home, Clock.system(ZoneId.systemDefault())).run(out, err, args);
        out.flush();
        err.flush();
        System.exit(exit);
    }

    /** Runs one command. */
    int run(PrintWriter out, PrintWriter err, String... args) {
        var commandLine = new CommandLine(this)
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .registerConverter(LocalDate.class, Baton::day)
                .registerConverter(ZoneId.class, Baton::zone)
                .registerConverter(TypedLength.class, TypedLength::of)
                .setPosixClusteredShortOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((thrown, failed, parsed) -> failed(thrown, failed))
                .setParameterExceptionHandler((wrong, given) -> notUnderstood(wrong))
                .setExecutionStrategy(Baton::execute);
        takeLeadsIds(commandLine);
        if (args.length == 0) {
            commandLine.usage(out);
            return NOT_UNDERSTOOD;
        }
        return commandLine.execute(args);
    }

    /** Baton's own folder. */
    Path home() {
        return home;
    }

    /** The time, and the zone that times are shown in. */
    Clock clock() {
        return clock;
    }

    /** Whether a deployed stack was named. */
    boolean namesStack() {
        return !stackName.equals(Stack.LOCAL);
    }

    /** Where the stack that is meant keeps its tables and queues. */
    Stack stack() {
        return Stack.find(stackName, environment, home);
    }

    /** The stack that is meant, or what the environment alone says; nothing where neither says anything. For what needs no tables. */
    Optional<Stack> stackOrEnvironment() {
        try {
            return Optional.of(stack());
        } catch (Refusal nowhere) {
            return environment.containsKey("BATON_SALESFORCE_URL")
                    ? Optional.of(new Stack(stackName, environment))
                    : Optional.empty();
        }
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException malformed) {
            throw new CommandLine.TypeConversionException(
                    "'" + Shown.brief(typed, 40) + "' is not a day like 2026-11-20");
        }
    }

    private static ZoneId zone(String typed) {
        try {
            return ZoneId.of(typed);
        } catch (DateTimeException unknown) {
            throw new CommandLine.TypeConversionException(noZone(typed));
        }
    }

    /** What is said of a zone that there is not. */
    static String noZone(String typed) {
        return "'" + Shown.brief(typed, 40) + "' is no time zone ("
                + Hint.nearest(typed, ZoneId.getAvailableZoneIds())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("one is like Europe/Berlin")
                + ")";
    }

    /** A lead's id may begin with a hyphen: where one is asked for, what is no option may be one. */
    private static void takeLeadsIds(CommandLine command) {
        if (command.getCommandSpec().positionalParameters().stream()
                .anyMatch(parameter -> parameter.paramLabel().equals(LEAD))) {
            command.setUnmatchedOptionsArePositionalParams(true);
        }
        command.getSubcommands().values().forEach(Baton::takeLeadsIds);
    }

    /** What stands where a lead's id should be is seen before anything is asked. */
    private static int execute(CommandLine.ParseResult parsed) {
        for (var command : parsed.asCommandLineList()) {
            for (var parameter : command.getParseResult().matchedPositionals()) {
                if (parameter.paramLabel().equals(LEAD)) {
                    parameter.stringValues().stream()
                            .filter(typed -> !parameter.isMultiValue() || typed.startsWith("-"))
                            .forEach(typed -> leadsId(command, typed));
                }
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static void leadsId(CommandLine command, String typed) {
        try {
            LeadPage.id(typed);
        } catch (Misuse misuse) {
            throw new CommandLine.ParameterException(command, misuse.line(), misuse);
        }
    }

    private static int failed(Exception thrown, CommandLine commandLine) {
        if (thrown instanceof Misuse misuse) {
            return notUnderstood(commandLine, misuse.line());
        }
        commandLine.getErr().println("baton: " + Shown.text(Trouble.line(thrown)));
        return 1;
    }

    private static int notUnderstood(CommandLine.ParameterException wrong) {
        return notUnderstood(wrong.getCommandLine(), String.valueOf(wrong.getMessage()));
    }

    private static int notUnderstood(CommandLine command, String why) {
        var name = command.getCommandSpec().qualifiedName();
        command.getErr().println("baton: " + Shown.text(why) + ". Try './" + name + " --help'.");
        return NOT_UNDERSTOOD;
    }
}
