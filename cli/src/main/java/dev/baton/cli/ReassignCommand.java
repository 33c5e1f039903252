package dev.baton.cli;

import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.queue.SendException;
import dev.baton.queue.Sender;
import dev.baton.roster.Availability;
import dev.baton.roster.Rep;
import dev.baton.store.LeadState;
import dev.baton.store.Reassign;
import dev.baton.store.ReassignResult;
import dev.baton.store.Versioned;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person decides who has a lead. */
@Command(
        name = "reassign",
        description = "gives a lead to a rep: a person's decision, told and counted like any other, as a new routing")
final class ReassignCommand extends StackCommand {
    @Parameters(paramLabel = "LEAD", description = "the lead's id")
    private String id = "";

    @Option(
            names = "--to",
            paramLabel = "REP",
            required = true,
            description = "who gets it: an e-mail address of the roster")
    private String to = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "why; kept with the decision")
    private String why = "";

    @Option(
            names = "--return-turn",
            description = "the turn that was taken for it changes hands too: the earlier owner gets it back")
    private boolean returnTurn;

    @Option(names = "--force", description = "also to somebody who is away, switched off or at a limit")
    private boolean force;

    @Override
    int run(Desk desk, Page page) {
        var lead = LeadPage.id(id);
        var before = desk.leads().state(lead).orElseThrow(() -> Dossier.unknown(lead));
        var rep = rep(desk);
        if (has(before, rep.value())) {
            page.line("Nothing changed: " + lead + " is " + LeadPage.standing(before) + ".");
            return 0;
        }
        refuseIfNotNow(before);
        refuseIfShadow(desk, before);
        var pool = pool(desk, before, rep.value());
        refuseIfNotFree(desk, rep.value(), pool);
        var hours = new Publishing(desk).hoursOf(rep.value(), pool);
        var what = new Reassign(rep, pool, Mode.LIVE, operator(), why, returnTurn, hours);
        return switch (desk.reassigning().reassign(before, what, clock().instant())) {
            case ReassignResult.Reassigned(LeadState was, Decision decision) -> {
                page.line("Reassigned: " + lead + " was " + LeadPage.standing(was) + ", and is with "
                        + rep.value().id() + " as routing " + decision.routing() + ".");
                if (returnTurn && was.turn().isEmpty()) {
                    page.line("No turn had been taken for it, so there was none to give back.");
                }
                tell(desk, page, lead, decision);
                var doorbells = new Doorbells(desk);
                doorbells.ring(page, Freed.pools(doorbells, was));
                yield 0;
            }
            case ReassignResult.Changed(LeadState there) ->
                throw new Refusal("somebody else was quicker: " + lead + " is " + LeadPage.standing(there)
                        + " now (routing " + there.routing() + "). Look at it and decide again");
            case ReassignResult.NotNow(LeadState there) -> throw notNow(there);
            case ReassignResult.RepChanged() ->
                throw new Refusal(
                        "what is known of " + rep.value().id() + " changed meanwhile: give the command again");
            case ReassignResult.Unknown() -> throw Dossier.unknown(lead);
        };
    }

    private Versioned<Rep> rep(Desk desk) {
        var name = to.strip().toLowerCase(Locale.ROOT);
        var rep = desk.roster()
                .rep(name)
                .orElseThrow(() -> new Refusal("there is no '" + Shown.brief(name, 80)
                        + "' in the roster; './baton roster' lists who is, './baton roster add' adds somebody"));
        if (!rep.value().active()) {
            throw new Refusal(name + " is not active any more and gets no leads, whoever decides");
        }
        return rep;
    }

    private static boolean has(LeadState lead, Rep rep) {
        return lead.status() == Status.ASSIGNED
                && lead.owner().orElse(null) instanceof Owner.Rep owner
                && owner.id().equals(rep.id());
    }

    private static void refuseIfNotNow(LeadState lead) {
        switch (lead.status()) {
            case RECEIVED, ERASED -> throw notNow(lead);
            case STUCK, ASSIGNED, HELD, NURTURED, REJECTED, CLOSED -> {}
        }
    }

    private static Refusal notNow(LeadState lead) {
        return lead.status() == Status.ERASED
                ? new Refusal(lead.id() + " was erased: there is nobody left to talk to")
                : new Refusal(
                        lead.id() + " is on its way and will have an outcome in seconds: give the command again then. "
                                + "If it stays so, it gets stuck within half an hour, and can be reassigned as that");
    }

    /** In shadow who has a lead is not Baton's to say. */
    private static void refuseIfShadow(Desk desk, LeadState lead) {
        boolean decidedLive = lead.status() == Status.ASSIGNED && lead.mode() == Mode.LIVE;
        boolean shadowStack = desk.stack()
                .find("BATON_MODE")
                .filter(Mode.SHADOW.word()::equals)
                .isPresent();
        if (lead.mode() == Mode.SHADOW || (shadowStack && !decidedLive)) {
            throw new Refusal(
                    lead.id() + " is routed in shadow, beside the routing that goes on in Salesforce: who has it is "
                            + "decided there. Change its owner there, and Baton follows");
        }
    }

    private void refuseIfNotFree(Desk desk, Rep rep, String pool) {
        var load = desk.roster().load(rep.id()).value();
        var now = clock().instant();
        var policy = new Publishing(desk).activePools().get(pool);
        var availability = policy == null ? Availability.of(rep, load, now) : Availability.of(rep, load, policy, now);
        if (availability instanceof Availability.Refused refused && !force) {
            throw new Refusal(rep.id() + " is not free: " + refused.why()
                    + ". --force gives it all the same: a person may, Baton does not");
        }
    }

    /** The pool that it counts in: the one it is or was in, else one of the rep's. */
    private static String pool(Desk desk, LeadState lead, Rep rep) {
        if (!lead.pool().isEmpty()) {
            return lead.pool();
        }
        if (lead.hold().isPresent()) {
            return lead.hold().get().pool();
        }
        var last = desk.leads().decisions(lead.id());
        if (!last.isEmpty() && last.getLast().decision().verdict() instanceof Verdict.Routed routed) {
            return routed.pool();
        }
        Set<String> pools = new TreeSet<>(new Doorbells(desk).poolsOf(rep.id()));
        return pools.stream().findFirst().orElse("by-hand");
    }

    private static void tell(Desk desk, Page page, LeadId id, Decision decision) {
        var queue = desk.stack().find("BATON_DELIVER_QUEUE");
        var lead = desk.leads().lead(id);
        try {
            if (queue.isPresent() && lead.isPresent()) {
                new Sender(desk.sqs()).send(queue.get(), new Message.Deliver(lead.get(), decision, 0));
                page.line("It is being delivered.");
                return;
            }
        } catch (SendException _) {
            // The mark is on the lead: the watch sends it.
        }
        page.line("It is delivered within three minutes.");
    }
}
