package dev.baton.track;

import dev.baton.store.KeptStore;
import dev.baton.store.Received;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.SdkBytes;

/** What could not be understood or followed: kept as it came, counted for an alarm, and out of the way of the rest. Thread-safe. */
record Kept(KeptStore store, Metrics metrics, Clock clock) {
    private static final Logger LOG = Logger.getLogger(Kept.class);

    /** Fields that {@code route-when} looks at cannot be read, so no change found by reading makes a record a lead. Kept once a day. */
    void unreadable(Collection<String> fields) {
        keep(
                "route-when: " + String.join(", ", fields),
                "cannot be judged by route-when: the org does not have one of its fields, or Baton's user may not see it."
                        + " './baton salesforce check' says which");
    }

    /**
     * Keeps it.
     *
     * @param why goes on the sentence "a change ..."; without personal data
     */
    void keep(String content, String why) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        store.keep(new KeptStore.Kept(
                UUID.nameUUIDFromBytes(bytes).toString(),
                clock.instant(),
                "salesforce-changes",
                why,
                new Received("application/json", SdkBytes.fromByteArray(bytes))));
        metrics.count(Metrics.KEPT, 1, clock.instant());
        LOG.warnf("a change was kept, not followed: it %s", why);
    }
}
