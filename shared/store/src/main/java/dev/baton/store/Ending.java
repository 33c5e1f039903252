package dev.baton.store;

import java.util.Set;

/** What came of ending a routing without a rep. */
public sealed interface Ending {
    /** Done. {@code ring} names the pools of leads that waited for this one: ring each. */
    record Done(Set<String> ring) implements Ending {
        public Done {
            ring = Set.copyOf(ring);
        }
    }

    /** This routing has an outcome already. While {@code there} has a delivery, send it again. */
    record Duplicate(LeadState there) implements Ending {}

    /** A newer routing, a close or an erasure came first; or the lead is not there at all. Drop the message. */
    record Overtaken() implements Ending {}
}
