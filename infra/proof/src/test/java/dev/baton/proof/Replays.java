package dev.baton.proof;

import dev.baton.json.Json;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.replay.Replay;
import dev.baton.playbook.replay.Replayed;
import dev.baton.store.Decided;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.PlaybookStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Decides everything that a stack has stored once more, from what was stored with it. */
final class Replays {
    private Replays() {}

    /** The decisions that do not come out identical, by lead and routing, whatever the reason. */
    static Map<String, Replayed> notIdentical(Stack stack) {
        PlaybookStore playbooks = new PlaybookStore(stack.dynamoDb(), stack.tables());
        Map<Integer, Optional<Playbook>> read = new ConcurrentHashMap<>();
        Replay replay = new Replay(version -> read.computeIfAbsent(
                version,
                number -> playbooks.version(number).map(published -> Json.read(published.compiled(), Playbook.class))));
        LeadStore leads = stack.leads();
        Map<String, Replayed> otherwise = new TreeMap<>();
        for (LeadState state : stack.all()) {
            LeadId id = state.id();
            for (Decided decided : leads.decisions(id)) {
                Lead lead = leads.lead(id).orElseThrow();
                Replayed replayed = replay.whole(lead, decided.facts(), decided.decision());
                if (!(replayed instanceof Replayed.Identical)) {
                    otherwise.put(id + " " + decided.decision().routing(), replayed);
                }
            }
        }
        return otherwise;
    }
}
