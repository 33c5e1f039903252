package dev.baton.ingest;

import dev.baton.ingest.intake.Intake;
import dev.baton.ingest.intake.Submission;
import dev.baton.ingest.intake.Taken;
import dev.baton.ingest.salesforce.Relay;
import dev.baton.ingest.salesforce.Relayed;
import dev.baton.intake.Returning;
import dev.baton.lead.Signal;
import dev.baton.lead.Source;
import dev.baton.normal.Normaliser;
import dev.baton.store.KeptStore;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Received;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Events from Salesforce: leads are accepted, later news of the same record are signals, the rest is kept and alarmed. Thread-safe.
 */
public final class Inbox {
    /** The kind of signal that a later event of a record is. */
    static final String SALESFORCE_CHANGED = "salesforce-changed";

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Relay relay;
    private final Intake intake;
    private final Returning returning;
    private final Beginnings beginnings;
    private final KeptStore kept;
    private final KeptMetric metric;
    private final Clock clock;

    public Inbox(
            Relay relay,
            Intake intake,
            Returning returning,
            LeadStore leads,
            KeptStore kept,
            KeptMetric metric,
            Clock clock) {
        this.relay = relay;
        this.intake = intake;
        this.returning = returning;
        this.beginnings = new Beginnings(relay, leads);
        this.kept = kept;
        this.metric = metric;
        this.clock = clock;
    }

    /**
     * Takes one message of the inbox. Taking it again changes nothing.
     *
     * @throws RuntimeException if DynamoDB could not do it: the message is to come again
     */
    public void take(String body) {
        switch (relay.read(body)) {
            case Relayed.Ignored(String why) -> LOG.debugf("an event was ignored: %s", why);
            case Relayed.Understood understood -> {
                understood.leads().forEach(lead -> take(lead, body));
                understood.unclear().ifPresent(why -> keep(body, why));
            }
        }
    }

    private void take(Relayed.Announced lead, String body) {
        byte[] content = (lead.recordId() + "\n" + lead.content()).getBytes(StandardCharsets.UTF_8);
        Submission submission = new Submission(
                new Source(Source.Kind.SALESFORCE, lead.org(), lead.recordId()),
                lead.key(),
                Normaliser.normalise(lead.raw()),
                Submission.digest(lead.type(), content),
                received(body),
                false);
        switch (intake.take(submission)) {
            case Taken.Accepted ignored -> {}
            case Taken.KeyUsed(LeadState there) -> changed(lead, there);
        }
    }

    private void changed(Relayed.Announced lead, LeadState there) {
        Instant now = clock.instant();
        if (beginnings.repeats(lead, there, now)) {
            LOG.debugf("an event was ignored: it tells again how a record began");
            return;
        }
        Signal signal =
                new Signal(SALESFORCE_CHANGED, lead.at().orElse(there.acceptedAt()), Signal.By.PERSON, lead.type());
        returning.changed(there, signal, name(lead.event()), now);
    }

    private void keep(String body, String why) {
        Instant now = clock.instant();
        kept.keep(new KeptStore.Kept(name(body), now, "salesforce", why, received(body)));
        metric.count(now);
        LOG.warnf("an event was kept, not routed: it %s", why);
    }

    private static Received received(String body) {
        return new Received("application/json", SdkBytes.fromUtf8String(body));
    }

    private static String name(String content) {
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
