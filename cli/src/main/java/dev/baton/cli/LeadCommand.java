package dev.baton.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one lead's whole story. */
@Command(name = "lead", description = "shows what came in, what was decided, and why")
final class LeadCommand extends StackCommand {
    @Parameters(paramLabel = "LEAD", description = "the lead's id")
    private String id = "";

    @Override
    int run(Desk desk, Page page) {
        new LeadPage(page, clock().getZone()).write(Dossier.read(desk, LeadPage.id(id)));
        return 0;
    }
}
