package dev.baton.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one lead's whole story. */
@Command(name = "lead", description = "shows what came in, what was decided, and why")
final class LeadCommand extends StackCommand {
    @Parameters(paramLabel = "LEAD", description = "the lead's id")
    private String id = "";

    @Mixin
    private Format format = new Format();

    @Override
    int run(Desk desk, Page page) {
        var dossier = Dossier.read(desk, LeadPage.id(id));
        if (format.isJson()) {
            page.json(dossier);
        } else {
            var people = new People(desk.roster().all().reps());
            new LeadPage(page, clock().getZone(), people).write(dossier, clock().instant());
        }
        return 0;
    }
}
