package dev.baton.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells everything that is wrong with {@code salesforce.yaml}, all at once; against the org, where the stack has one. */
@Command(
        name = "check",
        description = "tells everything that is wrong with a salesforce.yaml; against the org, where one is connected")
final class SalesforceCheckCommand extends BatonCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "the settings' YAML file; samples/salesforce.yaml when not given")
    private @Nullable Path file;

    @Override
    public Integer call() {
        var chosen = file == null ? baton().home().resolve("samples/salesforce.yaml") : file;
        var org = baton().stackOrEnvironment().flatMap(stack -> Org.open(stack, clock()));
        try {
            if (OrgSettings.read(page(), chosen, org).isEmpty()) {
                return 1;
            }
            page().line(chosen + " is good" + (org.isPresent() ? ", and fits the org." : "."));
            return 0;
        } finally {
            org.ifPresent(Org::close);
        }
    }
}
