package dev.baton.ingest;

import dev.baton.ingest.salesforce.Relay;
import dev.baton.ingest.salesforce.Relayed;
import dev.baton.lead.Location;
import dev.baton.normal.Field;
import dev.baton.normal.Normaliser;
import dev.baton.normal.Raw;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An org that uses both ways in tells the beginning of each record twice. The second time is no sign of life of the person. Thread-safe.
 *
 * @param leads where the first is stored as it came
 */
record Beginnings(Relay relay, LeadStore leads) {
    /** A flow that publishes what was created does so within this time. */
    private static final Duration SOON = Duration.ofMinutes(10);

    /** Whether this tells no more of the record than what the lead was accepted from: that it was created, or soon after the same once more. */
    boolean repeats(Relayed.Announced lead, LeadState there, Instant now) {
        return lead.created()
                || (lead.at().orElse(now).isBefore(there.acceptedAt().plus(SOON))
                        && first(lead, there)
                                .filter(first -> says(first.raw(), lead.raw()))
                                .isPresent());
    }

    private Optional<Relayed.Announced> first(Relayed.Announced lead, LeadState there) {
        return leads.received(there.id())
                .map(received -> relay.read(received.body().asUtf8String()))
                .filter(Relayed.Understood.class::isInstance)
                .flatMap(understood -> ((Relayed.Understood) understood)
                        .leads().stream()
                                .filter(one -> one.recordId().equals(lead.recordId()))
                                .findFirst());
    }

    private static boolean says(Raw first, Raw second) {
        Map<Field, String> fields = new HashMap<>(second.fields());
        if (place(first).country().equals(place(second).country())) {
            fields.remove(Field.COUNTRY);
        }
        if (place(first).state().equals(place(second).state())) {
            fields.remove(Field.STATE);
        }
        return says(first.fields(), fields) && says(first.attributes(), second.attributes());
    }

    /** One event gives the name of a country, the other its code. */
    private static Location place(Raw raw) {
        return Normaliser.normalise(raw).location();
    }

    private static <K> boolean says(Map<K, String> first, Map<K, String> second) {
        return second.entrySet().stream()
                .allMatch(field -> same(first.getOrDefault(field.getKey(), ""), field.getValue()));
    }

    /** One event writes {@code 300}, the other {@code 300.0}. */
    private static boolean same(String one, String other) {
        if (one.strip().equalsIgnoreCase(other.strip())) {
            return true;
        }
        try {
            return new BigDecimal(one.strip()).compareTo(new BigDecimal(other.strip())) == 0;
        } catch (NumberFormatException words) {
            return false;
        }
    }
}
