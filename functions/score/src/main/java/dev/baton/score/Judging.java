package dev.baton.score;

import dev.baton.playbook.LookupKeys;
import dev.baton.playbook.Rows;
import dev.baton.queue.Message;
import dev.baton.store.LookupStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Judges a batch of leads by one playbook, each on its own: a lead that cannot be judged harms no other. */
final class Judging {
    private static final Logger LOG = Logger.getLogger(Judging.class);

    private final LookupStore lookups;

    Judging(LookupStore lookups) {
        this.lookups = lookups;
    }

    /** A lead that is to be judged. */
    record Candidate(String recordId, Message.Enriched message) {}

    /**
     * What came of judging a batch.
     *
     * @param failed the records whose leads could not be judged
     */
    record Result(List<Judged> judged, Set<String> failed) {}

    /** Judges {@code candidates}; the rows that all of them need are read together. */
    Result judge(List<Candidate> candidates, ActivePlaybook.Now playbook, Instant now) {
        Set<String> failed = new HashSet<>();
        Map<Candidate, LookupKeys> wanted = new HashMap<>();
        List<Candidate> ready = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Message.Enriched message = candidate.message();
            try {
                wanted.put(candidate, playbook.playbook().lookups(message.lead(), message.facts()));
                ready.add(candidate);
            } catch (RuntimeException e) {
                failed.add(failed(candidate, e));
            }
        }
        Rows rows = lookups.rows(wanted.values());
        List<Judged> judged = new ArrayList<>();
        for (Candidate candidate : ready) {
            try {
                judged.add(judge(candidate, playbook, own(wanted.getOrDefault(candidate, LookupKeys.NONE), rows), now));
            } catch (RuntimeException e) {
                failed.add(failed(candidate, e));
            }
        }
        return new Result(judged, failed);
    }

    private static Judged judge(Candidate candidate, ActivePlaybook.Now playbook, Rows rows, Instant now) {
        Message.Enriched message = candidate.message();
        return new Judged(
                candidate.recordId(),
                message,
                playbook.playbook().judge(message.lead(), message.facts(), rows, playbook.version(), now),
                rows.values());
    }

    private static Rows own(LookupKeys keys, Rows all) {
        Map<String, String> found = new HashMap<>();
        keys.wanted().forEach(key -> all.find(key).ifPresent(value -> found.put(key.text(), value)));
        return new Rows(found);
    }

    /** An exception's text may quote the lead, so only its kind is told. */
    private static String failed(Candidate candidate, RuntimeException e) {
        LOG.errorf(
                "lead %s could not be judged: %s; it is tried again",
                candidate.message().id(), e.getClass().getName());
        return candidate.recordId();
    }
}
