package dev.baton.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Tells everything that is wrong with {@code salesforce.yaml}, all at once; against the org, where the stack has one. So is what the active
 * playbook says of the org.
 */
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
        var stack = baton().stackOrEnvironment();
        var org = stack.flatMap(it -> Org.open(it, clock()));
        try {
            if (OrgSettings.read(page(), chosen, org).isEmpty()) {
                return 1;
            }
            page().line(chosen + " is good" + (org.isPresent() ? ", and fits the org." : "."));
            return org.isPresent() && !activeFits(stack.orElseThrow(), org.get()) ? 1 : 0;
        } finally {
            org.ifPresent(Org::close);
        }
    }

    /** The active playbook names fields and a queue of the org, too. */
    private boolean activeFits(Stack stack, Org org) {
        if (stack.find("BATON_ROUTING_TABLE").isEmpty()) {
            return true;
        }
        try (var desk = Desk.open(stack)) {
            var active = new Publishing(desk).activePlaybook();
            boolean fits = active.map(playbook -> OrgPlaybook.fits(page(), playbook, org))
                    .orElse(true);
            if (!fits) {
                page().line("The active playbook does not fit the org.");
            }
            return fits;
        }
    }
}
