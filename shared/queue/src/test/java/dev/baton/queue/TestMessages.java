package dev.baton.queue;

import dev.baton.json.Samples;
import java.util.List;

/** One message of each kind. */
final class TestMessages {
    static final Message.Accepted ACCEPTED = new Message.Accepted(Samples.LEAD, 1, 0);
    static final Message.Enriched ENRICHED = new Message.Enriched(Samples.LEAD, Samples.FACTS, 1, 0);
    static final Message.Scored SCORED = new Message.Scored(Samples.LEAD, Samples.FACTS, Samples.VERDICT, 1, 0);
    static final Message.Doorbell DOORBELL = new Message.Doorbell("dach");
    static final Message.ReadBack READ_BACK = new Message.ReadBack(
            List.of(new Message.Written(Samples.LEAD.id(), 1, "00QWs000001AbCdEFG", "005Ws000002XyZaEFG")));
    static final Message.Deliver DELIVER = new Message.Deliver(Samples.LEAD, Samples.DECISION, 0);

    private TestMessages() {}
}
