package dev.baton.track;

import dev.baton.lead.Owner;
import dev.baton.salesforce.RecordId;
import dev.baton.track.reconcile.Policy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may own a record, and what its statuses mean. */
final class Cast {
    static final String ANA = id("0055f000001anaA");
    static final String BO = id("0055f000001boxA");
    static final String OLGA = id("0055f000001olgA");
    static final String QUEUE = id("00G5f000001queA");

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

    private static String id(String id) {
        return RecordId.of(id).orElseThrow();
    }

    static Owner owner(String id) {
        Owner owner = OWNERS.get(id);
        if (owner == null) {
            throw new IllegalArgumentException("nobody is called " + id);
        }
        return owner;
    }
}
