package dev.baton.cli;

import dev.baton.lead.Owner;
import dev.baton.store.CloseResult;
import dev.baton.store.LeadState;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes a lead: its owner's capacity is free again, and who waits for it is looked at. */
@Command(name = "close", description = "closes a lead and frees its owner's capacity, once")
final class CloseCommand extends StackCommand {
    @Parameters(paramLabel = "LEAD", description = "the lead's id")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept with the lead")
    private String reason = "";

    @Override
    int run(Desk desk, Page page) {
        var lead = LeadPage.id(id);
        var doorbells = new Doorbells(desk);
        return switch (desk.closing().close(lead, operator(), reason, clock().instant())) {
            case CloseResult.Closed closed -> {
                page.line("Closed: " + lead + " was " + LeadPage.standing(closed.before()) + ".");
                doorbells.ring(page, concerned(doorbells, closed.before()));
                yield 0;
            }
            case CloseResult.Already already -> {
                page.line("Nothing changed: " + lead + " is "
                        + already.there().status().word() + " already.");
                // The bell may be what failed the first time; ringing it twice does no harm.
                doorbells.ring(page, concerned(doorbells, already.there()));
                yield 0;
            }
            case CloseResult.Undecided undecided ->
                throw new Refusal(lead + " has no outcome yet, so there is nothing to close: it is "
                        + LeadPage.standing(undecided.there()));
            case CloseResult.Unknown() -> throw Dossier.unknown(lead);
        };
    }

    private static Set<String> concerned(Doorbells doorbells, LeadState lead) {
        var pools = new TreeSet<String>();
        lead.hold().ifPresent(hold -> pools.add(hold.pool()));
        lead.owner().ifPresent(owner -> {
            switch (owner) {
                case Owner.Rep rep -> pools.addAll(doorbells.poolsOf(rep.id()));
                case Owner.Queue _, Owner.User _ -> {}
            }
        });
        return pools;
    }
}
