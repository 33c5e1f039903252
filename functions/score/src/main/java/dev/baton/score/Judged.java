package dev.baton.score;

import dev.baton.lead.Decision;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.roster.Engine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lead with the playbook's verdict.
 *
 * @param recordId by which its failure is reported
 * @param rows the lookup rows that the verdict rests on, by table and key
 */
record Judged(String recordId, Message.Enriched message, Verdict verdict, Map<String, String> rows) {
    /** The decision that ends this routing without a rep. */
    Decision ending(Outcome outcome, Instant at, Mode mode) {
        Decision.Inputs inputs =
                new Decision.Inputs(Engine.VERSION, Engine.timeZoneData(), -1, rows, Optional.of(at), Map.of());
        return new Decision(message.id(), message.routing(), at, verdict, outcome, List.of(), inputs, mode);
    }
}
