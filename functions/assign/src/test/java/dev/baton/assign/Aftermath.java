package dev.baton.assign;

import dev.baton.json.Json;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.replay.Replay;
import dev.baton.playbook.replay.Replayed;
import dev.baton.roster.LastLead;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is looked at on a floor when all is over, beside the audit. */
record Aftermath(Floor floor) {
    /** Picks that do not come out the same when they are decided once more from what was stored with them. */
    List<Replayed> notIdentical() {
        Replay replay = new Replay(version ->
                floor.playbooks.version(version).map(published -> Json.read(published.compiled(), Playbook.class)));
        return floor.all().stream()
                .flatMap(lead -> floor.leads.decisions(lead.id()).stream())
                .map(decided -> replay.pick(decided.decision()))
                .filter(replayed -> replayed instanceof Replayed.Different)
                .toList();
    }

    /** The last leads of these companies, of those that had one. */
    Map<String, LastLead> lastLeads(Collection<String> companies) {
        Map<String, LastLead> last = new TreeMap<>();
        Stores.of(floor.dynamo, floor.tables)
                .assignments()
                .read(Set.of(), Set.of(), Set.of(), companies)
                .companies()
                .forEach((company, lead) -> last.put(company, lead.value()));
        return last;
    }

    /** The last leads of companies that name a lead of another company, or whom that lead is not with. */
    List<String> strayed(Collection<String> companies) {
        return lastLeads(companies).entrySet().stream()
                .filter(entry -> floor.all().stream()
                        .filter(lead -> lead.id().equals(entry.getValue().lead()))
                        .noneMatch(lead -> lead.keys().company().equals(entry.getKey())
                                && floor.owner(lead).equals(entry.getValue().rep())))
                .map(Object::toString)
                .toList();
    }
}
