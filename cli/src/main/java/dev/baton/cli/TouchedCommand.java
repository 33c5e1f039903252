package dev.baton.cli;

import dev.baton.store.TouchResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Marks that a lead's owner has spoken to it. */
@Command(name = "touched", description = "marks a lead's first touch; the first one counts")
final class TouchedCommand extends StackCommand {
    @Parameters(paramLabel = "LEAD", description = "the lead's id")
    private String id = "";

    @Override
    int run(Desk desk, Page page) {
        var lead = LeadPage.id(id);
        return switch (desk.closing().touch(lead, operator(), clock().instant())) {
            case TouchResult.Touched touched -> {
                page.line("Touched: " + lead + " is " + LeadPage.standing(touched.before()) + ".");
                yield 0;
            }
            case TouchResult.Already already -> {
                page.line("Nothing changed: " + lead + " was touched before"
                        + already.there()
                                .firstTouchAt()
                                .map(at -> ", at " + Shown.time(at, clock().getZone()))
                                .orElse("")
                        + ".");
                yield 0;
            }
            case TouchResult.Earlier earlier -> {
                page.line(
                        "Touched: " + lead + " in its routing " + earlier.routing() + ", before somebody else got it.");
                yield 0;
            }
            case TouchResult.NotAssigned not ->
                throw new Refusal("nobody has " + lead + ", so there is nothing to touch: it is "
                        + LeadPage.standing(not.there()));
            case TouchResult.Unknown() -> throw Dossier.unknown(lead);
        };
    }
}
