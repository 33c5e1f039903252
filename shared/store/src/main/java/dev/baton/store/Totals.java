package dev.baton.store;

import dev.baton.lead.FirstTouch;
import dev.baton.lead.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How many leads there are of each status, counted item by item.
 *
 * @param leads by status; a status without leads is there with 0
 * @param deliverStuck leads with an outcome whose delivery was given up
 * @param kept inputs that could not be turned into a lead
 * @param shadow how many of the leads were decided in shadow last; they are among the others
 * @param firstTouches how many assigned leads are to be touched in time, and are not yet
 * @param breached how many assigned leads should have been touched, and were not; they are not among {@code firstTouches}
 */
public record Totals(
        Map<Status, Long> leads, long deliverStuck, long kept, long shadow, long firstTouches, long breached) {
    public Totals {
        leads = Map.copyOf(leads);
    }

    /** Counts, reading the whole table: for an operator, not for a function. */
    public static Totals count(DynamoDbClient client, Tables tables, Instant now) {
        Map<Status, Long> leads = new EnumMap<>(Status.class);
        Arrays.stream(Status.values()).forEach(status -> leads.put(status, 0L));
        AtomicLong deliverStuck = new AtomicLong();
        AtomicLong kept = new AtomicLong();
        AtomicLong shadow = new AtomicLong();
        AtomicLong firstTouches = new AtomicLong();
        AtomicLong breached = new AtomicLong();
        new Dynamo(client, tables).scan(tables.leads(), item -> {
            Key key = Key.of(item);
            if (key.isLead()) {
                leads.merge(Status.of(Attributes.text(item, "status")), 1L, Long::sum);
                if (Attributes.text(item, "status").equals(Status.ASSIGNED.word())) {
                    LeadItem.state(item).firstTouch(now).ifPresent(stands -> {
                        if (stands instanceof FirstTouch.Due) {
                            firstTouches.incrementAndGet();
                        } else if (stands instanceof FirstTouch.Breached(Duration _, boolean touched) && !touched) {
                            breached.incrementAndGet();
                        }
                    });
                }
                if (Attributes.has(item, "mode")) {
                    shadow.incrementAndGet();
                }
                if (Attributes.truth(item, "deliverStuck")) {
                    deliverStuck.incrementAndGet();
                }
            } else if (key.pk().startsWith(KeptStore.PREFIX)) {
                kept.incrementAndGet();
            }
        });
        return new Totals(leads, deliverStuck.get(), kept.get(), shadow.get(), firstTouches.get(), breached.get());
    }

    /** Every lead that was ever accepted. */
    public long all() {
        return leads.values().stream().mapToLong(Long::longValue).sum();
    }
}
