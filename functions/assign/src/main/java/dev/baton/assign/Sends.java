package dev.baton.assign;

import dev.baton.queue.Message;
import dev.baton.roster.Cells;
import java.util.Collection;
import java.util.List;

/** What assign tells others after a commit. A send that fails is made good by the watch, so none of these throws for it. */
interface Sends {
    /** Outcomes that were committed. */
    void deliver(List<Message.Deliver> outcomes);

    /** Pools where something has changed for the leads that wait. */
    void ring(Collection<String> pools, Cells cells);
}
