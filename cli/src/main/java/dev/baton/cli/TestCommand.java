package dev.baton.cli;

import dev.baton.playbook.source.Finding;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.rehearsal.Accounts;
import dev.baton.rehearsal.Rehearsal;
import dev.baton.rehearsal.Trial;
import dev.baton.rehearsal.Trials;
import dev.baton.roster.Rep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a playbook's own tests. Talks to no stack. */
@Command(name = "test", description = "runs a playbook's own tests: each of its leads, and what is expected of it")
final class TestCommand extends BatonCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "PLAYBOOK",
            description = "a playbook's YAML file; samples/playbooks/acme.yaml when not given")
    private @Nullable Path playbook;

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description =
                    "the people; when not given, roster.csv beside the playbook, else somebody made up for each pool")
    private @Nullable Path roster;

    @Option(
            names = "--accounts",
            paramLabel = "CSV",
            description = "the accounts that leads are matched to; none when not given")
    private @Nullable Path accounts;

    @Mixin
    private FindingsFormat format = new FindingsFormat();

    /** The answer to a program. */
    record Answer(String file, boolean good, boolean madeUpRoster, List<One> tests, List<Finding> findings) {}

    /** One test, for a program. */
    record One(String name, String file, int line, boolean passed, List<String> missed, List<String> why) {}

    @Override
    public Integer call() {
        var page = page();
        var samples = baton().home().resolve("samples");
        var file = playbook == null ? CheckCommand.sample(baton()) : playbook;
        return switch (Playbooks.read(file)) {
            case Reading.Refused bad -> {
                format.tell(page, bad.findings());
                if (format.isJson()) {
                    page.json(new Answer(file.toString(), false, false, List.of(), bad.findings()));
                } else {
                    page.line(file + " cannot be tested: " + CheckCommand.errors(bad.findings()));
                }
                yield 1;
            }
            case Reading.Compiled good -> run(page, file, good, people(samples));
        };
    }

    private int run(Page page, Path file, Reading.Compiled good, Optional<List<Rep>> people) {
        var accounts = known();
        var trials = people.map(reps -> new Trials(new Rehearsal(good.playbook(), good.tables()), reps, accounts))
                .orElseGet(() -> Trials.withoutRoster(good, accounts))
                .run(good.tests());
        boolean passed = trials.stream().allMatch(Trial::passed);
        if (format.isJson()) {
            page.json(new Answer(
                    file.toString(),
                    passed,
                    people.isEmpty(),
                    trials.stream().map(TestCommand::one).toList(),
                    good.findings()));
        } else if (trials.isEmpty()) {
            page.line(file + " has no tests; the playbook's reference shows how they are written, under Tests");
        } else {
            if (people.isEmpty()) {
                page.line("No roster: somebody made up stands in for each pool. --roster names a real one.");
            }
            trials.forEach(trial -> tell(page, trial));
            page.line(summary(file, trials));
        }
        return passed ? 0 : 1;
    }

    private void tell(Page page, Trial trial) {
        var test = trial.test();
        if (trial.passed()) {
            page.line("ok      " + test.name());
        } else if (format.isGithub()) {
            page.line(FindingsFormat.annotation(
                    "error",
                    test.file(),
                    test.line(),
                    test.column(),
                    test.name() + ": " + String.join("; ", trial.missed()) + "\n" + String.join("\n", trial.why())));
        } else {
            failed(page, trial);
        }
    }

    /** A test that failed, with what came instead and why. */
    static void failed(Page page, Trial trial) {
        var test = trial.test();
        page.line("FAILED  " + test.name() + " (" + test.file() + ":" + test.line() + ")");
        trial.missed().forEach(missed -> page.line("        " + missed));
        trial.why().forEach(why -> page.line("          " + why));
    }

    private static String summary(Path file, List<Trial> trials) {
        long passed = trials.stream().filter(Trial::passed).count();
        return file + ": " + passed + " of " + Shown.count(trials.size(), "test") + " passed";
    }

    private static One one(Trial trial) {
        var test = trial.test();
        return new One(test.name(), test.file(), test.line(), trial.passed(), trial.missed(), trial.why());
    }

    private Optional<List<Rep>> people(Path samples) {
        return PolicyFiles.found(roster, playbook, "roster.csv", samples).map(this::read);
    }

    private List<Rep> read(Path csv) {
        var read = RosterCsv.read(csv);
        if (read.findings().stream().anyMatch(Finding::fatal)) {
            CheckCommand.tell(page(), read.findings());
            throw new Refusal("the roster " + csv + " has " + CheckCommand.errors(read.findings())
                    + "; nothing was tested with it");
        }
        return read.reps();
    }

    private Accounts known() {
        return accounts == null ? Accounts.NONE : PolicyFiles.accounts(accounts, this::aside);
    }
}
