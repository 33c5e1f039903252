package dev.baton.cli;

import dev.baton.cli.describe.Policy;
import dev.baton.cli.describe.PolicyPage;
import dev.baton.json.Json;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a playbook down as one page for sales and marketing. */
@Command(
        name = "describe",
        description = {
            "writes a playbook as one HTML page, in words and with its routes drawn, for all to agree on",
            "Without a file it is the stack's active version, with its people. A file needs no stack."
        })
final class DescribeCommand extends BatonCommand {
    private static final String NAME_A_FILE = "name a playbook's file, like samples/playbooks/acme.yaml";

    @Parameters(
            arity = "0..1",
            paramLabel = "PLAYBOOK",
            description = "a playbook's YAML file; the active version when not given")
    private @Nullable Path playbook;

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description =
                    "who there is: the page then names each pool's people; for the active version, the stack's when not given")
    private @Nullable Path roster;

    @Option(names = "--live", description = "the stack's active version, as when no file is given")
    private boolean live;

    @Option(names = "--out", paramLabel = "HTML", description = "the file to write; policy.html when not given")
    private Path out = Path.of("policy.html");

    @Override
    public Integer call() {
        if (playbook != null && (live || baton().namesStack())) {
            throw new Misuse("name a file, or the active version of a stack (--live, --stack), not both");
        }
        var policy = playbook == null ? active() : file(PolicyFiles.shown(playbook));
        try {
            Files.writeString(out, PolicyPage.of(policy));
        } catch (IOException unwritten) {
            throw new Refusal(out + " cannot be written", unwritten);
        }
        page().line("Wrote " + out + " from " + policy.source() + ": open it in a browser. It needs no network.");
        return 0;
    }

    private Policy file(Path file) {
        var good = PolicyFiles.playbook(file);
        return new Policy(
                good.playbook(),
                good.tables(),
                good.tests(),
                Optional.ofNullable(roster).map(PolicyFiles::roster),
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(""),
                now());
    }

    private Policy active() {
        try (var desk = Desk.open(stack())) {
            int number = desk.playbooks().active().version();
            if (number == 0) {
                throw new Refusal("no playbook is active: publish one, or " + NAME_A_FILE);
            }
            var version = DiffCommand.version(desk, number);
            var compiled = Json.read(version.compiled(), Playbook.class);
            return new Policy(
                    compiled,
                    Compared.tables(compiled).stream()
                            .map(desk.lookups()::table)
                            .toList(),
                    Playbooks.tests(Sources.of(version.source()), compiled),
                    Optional.of(Optional.ofNullable(roster)
                            .map(PolicyFiles::roster)
                            .orElseGet(() -> desk.roster().all().reps())),
                    "version " + number + ", active now",
                    now());
        }
    }

    private Stack stack() {
        try {
            return baton().stack();
        } catch (Refusal nowhere) {
            throw live || baton().namesStack() ? nowhere : new Refusal(nowhere.getMessage() + ", or " + NAME_A_FILE);
        }
    }

    private ZonedDateTime now() {
        return clock().instant().atZone(clock().getZone());
    }
}
