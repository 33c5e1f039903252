package dev.baton.queue;

import dev.baton.json.Samples;
import dev.baton.lead.Basis;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One message of each kind. */
final class TestMessages {
    static final Message.Accepted ACCEPTED = new Message.Accepted(Samples.LEAD, 1, 0);
    static final Message.Enriched ENRICHED = new Message.Enriched(Samples.LEAD, Samples.FACTS, 1, 0);
    static final Message.Scored SCORED = new Message.Scored(
            Samples.LEAD,
            Samples.FACTS,
            Samples.VERDICT,
            Basis.of(Instant.parse("2026-11-22T09:30:01Z"), Map.of("territories-1f2e3d4c5b6a/DE", "dach")),
            1,
            0);
    static final Message.Doorbell DOORBELL = new Message.Doorbell("dach");
    static final Message.ReadBack READ_BACK = new Message.ReadBack(
            List.of(new Message.Written(Samples.LEAD.id(), 1, "00QWs000001AbCdEFG", "005Ws000002XyZaEFG")));
    static final Message.Deliver DELIVER = new Message.Deliver(Samples.LEAD, Samples.DECISION, 0);
    static final Message.Notice NOTICE = new Message.Notice(Samples.LEAD, Samples.NOTICE, 0);

    private TestMessages() {}
}
