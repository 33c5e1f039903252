package dev.baton.enrich;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.queue.Arrival;
import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.queue.Unsent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Accepted leads come in; they go on to score with what is known of them. Writes nothing. Thread-safe. */
public class EnrichStage {
    private static final Logger LOG = Logger.getLogger(EnrichStage.class);

    private final Enrichment enrichment;
    private final Sender sender;
    private final String scoreQueue;

    EnrichStage(Enrichment enrichment, Sender sender, String scoreQueue) {
        this.enrichment = enrichment;
        this.sender = sender;
        this.scoreQueue = scoreQueue;
    }

    /**
     * Passes leads on.
     *
     * @return the ids of the records that could not be: those that SQS did not take, and those that are not for this stage
     */
    Set<String> pass(List<Arrival> arrivals) {
        Set<String> failed = new HashSet<>();
        List<Arrival> mine = new ArrayList<>();
        List<Message.Accepted> accepted = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival.message() instanceof Message.Accepted message) {
                mine.add(arrival);
                accepted.add(message);
            } else {
                LOG.errorf("enrich takes accepted leads; a message of another kind failed: %s", arrival.recordId());
                failed.add(arrival.recordId());
            }
        }
        failed.addAll(send(mine, accepted));
        return failed;
    }

    private Set<String> send(List<Arrival> arrivals, List<Message.Accepted> accepted) {
        List<Lead> leads = accepted.stream().map(Message.Accepted::lead).toList();
        List<Facts> facts = enrichment.of(leads);
        IdentityHashMap<Outgoing, String> records = new IdentityHashMap<>();
        List<Outgoing> outgoing = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            Message.Accepted from = accepted.get(i);
            Outgoing on = Outgoing.of(new Message.Enriched(from.lead(), facts.get(i), from.routing(), from.attempt()));
            outgoing.add(on);
            records.put(on, arrivals.get(i).recordId());
        }
        Set<String> failed = new HashSet<>();
        for (Unsent unsent : sender.sendAll(scoreQueue, outgoing)) {
            LOG.errorf("an enriched lead was not sent to score: %s", unsent.why());
            failed.add(records.getOrDefault(unsent.what(), ""));
        }
        return failed;
    }
}
