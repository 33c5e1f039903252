package dev.baton.simulation;

import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.roster.LastLead;
import dev.baton.roster.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last lead of each company, as long as a pool keeps companies together; the newest are remembered. Mutable, for one thread. */
final class Companies {
    private static final int REMEMBERED = 50_000;

    private final LinkedHashMap<String, LastLead> last = new LinkedHashMap<>();

    /** The roster, with what is known of these leads' companies: what is not looked at need not be copied. */
    Snapshot beside(Snapshot roster, Collection<Case> cases) {
        Map<String, LastLead> theirs = new HashMap<>();
        for (Case one : cases) {
            for (Mode mode : Mode.values()) {
                String key = LastLead.key(one.lead().keys().company(), mode);
                LastLead known = last.get(key);
                if (known != null) {
                    theirs.put(key, known);
                }
            }
        }
        return roster.withCompanies(theirs);
    }

    /** Notes what has become of them; the roster without them. */
    Snapshot noted(Snapshot after) {
        after.companies().forEach(last::putLast);
        while (last.size() > REMEMBERED) {
            last.pollFirstEntry();
        }
        return after.withCompanies(Map.of());
    }

    /** A lead that is taken from its owner to be decided anew says nothing of where its company's next one should go. */
    void left(Lead lead) {
        String key = lead.keys().company();
        LastLead known = last.get(key);
        if (known != null && known.lead().equals(lead.id())) {
            last.remove(key);
        }
    }
}
