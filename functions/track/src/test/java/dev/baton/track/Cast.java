package dev.baton.track;

import dev.baton.lead.Owner;
import dev.baton.track.reconcile.Policy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may own a record, and what its statuses mean. */
final class Cast {
    static final String ANA = "0055f000001anaAAAQ";
    static final String BO = "0055f000001boxAAAY";
    static final String OLGA = "0055f000001olgAAAI";
    static final String QUEUE = "00G5f000001queAAAA";

    static final Map<String, Owner> OWNERS = Map.of(
            ANA, new Owner.Rep("ana@acme.example", "Ana", ""),
            BO, new Owner.Rep("bo@acme.example", "Bo", ""),
            OLGA, new Owner.User(OLGA, ""),
            QUEUE, new Owner.Queue(QUEUE));
    static final List<String> ALL = List.of(ANA, BO, OLGA, QUEUE);
    static final List<String> STATUSES =
            List.of("Open - Not Contacted", "Working", "Contacted", "Closed - Not Converted", "Unqualified");
    static final Policy POLICY = new Policy(
            Set.of("Open - Not Contacted", "New"),
            Map.of("Closed - Not Converted", "disqualified", "Unqualified", "disqualified"));

    private Cast() {}

    static Owner owner(String id) {
        Owner owner = OWNERS.get(id);
        if (owner == null) {
            throw new IllegalArgumentException("nobody is called " + id);
        }
        return owner;
    }
}
