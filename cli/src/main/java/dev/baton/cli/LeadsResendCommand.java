package dev.baton.cli;

import dev.baton.queue.Message;
import dev.baton.queue.SendException;
import dev.baton.queue.Sender;
import dev.baton.store.LeadState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a stuck lead back on its way, or has an outcome told that could not be. */
@Command(
        name = "resend",
        description = "puts a stuck lead, or its stuck delivery, back on its way, once its cause is removed")
final class LeadsResendCommand extends StackCommand {
    @Parameters(paramLabel = "LEAD", description = "the lead's id")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept with the lead")
    private String reason = "";

    @Override
    int run(Desk desk, Page page) {
        var lead = LeadPage.id(id);
        var before = desk.leads().state(lead).orElseThrow(() -> Dossier.unknown(lead));
        var routing = desk.rerouting().again(lead, operator(), reason, clock().instant());
        if (routing.isEmpty() && before.deliverStuck()) {
            return deliver(desk, page, before);
        }
        if (routing.isEmpty()) {
            page.line("Nothing changed: " + lead + " is not stuck but " + LeadPage.standing(before) + ".");
            return 0;
        }
        page.line(
                send(desk, before, routing.get())
                        ? "Sent: " + lead + " is on its way again."
                        : "The queue did not take it; " + lead + " is on its way again within two minutes.");
        return 0;
    }

    /** Its outcome stands and was not told: marked to be delivered again, it is found by the watch. */
    private int deliver(Desk desk, Page page, LeadState undelivered) {
        desk.deliveries().markAgain(undelivered, clock().instant());
        page.line("Marked: the outcome of " + undelivered.id() + " is told again within three minutes.");
        return 0;
    }

    private static boolean send(Desk desk, LeadState stuck, int routing) {
        var lead = desk.leads().lead(stuck.id()).orElseThrow(() -> Dossier.unknown(stuck.id()));
        try {
            // Above every attempt that the watch has made: a queue swallows a repeated one.
            var message = new Message.Accepted(lead, routing, stuck.attempts() + 1);
            new Sender(desk.sqs()).send(desk.stack().require("BATON_ENRICH_QUEUE"), message);
            return true;
        } catch (SendException notTaken) {
            return false;
        }
    }
}
