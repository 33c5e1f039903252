package dev.baton.cli;

import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.roster.Cells;
import java.util.Set;

/** Tells assign to look at the leads that wait: whoever frees capacity, opens a rep, publishes or changes the roster rings. */
final class Doorbells {
    private final Desk desk;

    Doorbells(Desk desk) {
        this.desk = desk;
    }

    /** The pools that a rep is a member of now. */
    Set<String> poolsOf(String rep) {
        return cells().poolsOf(rep);
    }

    /**
     * Rings for each of these pools. What was asked for is done already, so a bell that cannot be rung is no failure: the watch rings
     * every pool where somebody waits, once a minute.
     */
    void ring(Page page, Set<String> pools) {
        if (pools.isEmpty()) {
            return;
        }
        var cells = cells();
        var rings = pools.stream()
                .map(pool -> Outgoing.inGroup(cells.cellOf(pool), new Message.Doorbell(pool)))
                .toList();
        var unsent = new Sender(desk.sqs()).sendAll(desk.stack().require("BATON_ASSIGN_QUEUE"), rings);
        if (unsent.isEmpty()) {
            page.line("Leads that wait in " + String.join(", ", pools) + " are looked at again now.");
        } else {
            page.line("Leads that wait in " + String.join(", ", pools) + " are looked at again within a minute: "
                    + unsent.size() + " of " + Shown.count(rings.size(), "message") + " could not be sent.");
        }
    }

    private Cells cells() {
        return desk.playbooks().active().cells();
    }
}
