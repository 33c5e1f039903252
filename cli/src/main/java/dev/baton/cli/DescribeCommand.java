package dev.baton.cli;

import dev.baton.cli.describe.Policy;
import dev.baton.cli.describe.PolicyPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a playbook down as one page for sales and marketing. Talks to no stack. */
@Command(
        name = "describe",
        description = "writes a playbook as one HTML page, in words and with its routes drawn, for all to agree on")
final class DescribeCommand extends BatonCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "PLAYBOOK",
            description =
                    "a playbook's YAML file; samples/playbooks/acme.yaml, with the samples' roster, when not given")
    private @Nullable Path playbook;

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description = "who there is: the page then names each pool's people")
    private @Nullable Path roster;

    @Option(names = "--out", paramLabel = "HTML", description = "the file to write; policy.html when not given")
    private Path out = Path.of("policy.html");

    @Override
    public Integer call() {
        var samples = baton().home().resolve("samples");
        var file = PolicyFiles.shown(Optional.ofNullable(playbook)
                .orElse(samples.resolve("playbooks").resolve("acme.yaml")));
        var people = Optional.ofNullable(roster)
                .or(() -> playbook == null ? Optional.of(samples.resolve("roster.csv")) : Optional.empty())
                .map(PolicyFiles::roster);
        var good = PolicyFiles.playbook(file);
        var policy = new Policy(
                good.playbook(),
                good.tables(),
                good.tests(),
                people,
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(""),
                clock().instant().atZone(clock().getZone()));
        try {
            Files.writeString(out, PolicyPage.of(policy));
        } catch (IOException unwritten) {
            throw new Refusal(out + " cannot be written", unwritten);
        }
        page().line("Wrote " + out + ": open it in a browser. It needs no network.");
        return 0;
    }
}
