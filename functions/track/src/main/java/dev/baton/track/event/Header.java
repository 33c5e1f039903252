package dev.baton.track.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.salesforce.RecordId;
import dev.baton.store.Stamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code ChangeEventHeader} of one change event. What is missing reads as empty; an event without a time is dated by its arrival.
 *
 * @param ids the records that it names, 18 characters each
 * @param unnamed whether it stands for records that it does not name ({@code 00Q*}, or nothing that is an id)
 */
record Header(
        String change,
        List<String> ids,
        boolean unnamed,
        Stamp stamp,
        boolean ours,
        String user,
        String transaction,
        String sequence) {
    /** What Salesforce writes where a transaction changed more records than it tells of. */
    private static final String NOBODY = "000000000000000AAA";

    Header {
        ids = List.copyOf(ids);
    }

    static Header of(JsonNode header, String client, Instant arrived) {
        List<String> ids = new ArrayList<>();
        boolean unnamed = false;
        for (JsonNode id : header.path("recordIds")) {
            Optional<String> named = RecordId.of(id.asText("")).filter(it -> !it.equals(NOBODY));
            named.ifPresent(ids::add);
            unnamed |= named.isEmpty();
        }
        return new Header(
                header.path("changeType").asText(""),
                ids,
                unnamed,
                new Stamp(moment(header.path("commitTimestamp")).orElse(arrived), number(header.path("commitNumber"))),
                // Facts: it ends in client=<name>, from the header that our writes carry.
                header.path("changeOrigin").asText("").endsWith("client=" + client),
                RecordId.of(header.path("commitUser").asText("")).orElse(""),
                header.path("transactionKey").asText(""),
                header.path("sequenceNumber").asText(""));
    }

    /** What tells this event of this record from every other. */
    String name(String record) {
        return transaction + "/" + sequence + "/" + record;
    }

    /** A moment, as epoch milliseconds or ISO 8601. */
    static Optional<Instant> moment(JsonNode value) {
        try {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return Optional.of(Instant.ofEpochMilli(value.longValue()));
            }
            return value.isTextual()
                    ? Optional.of(OffsetDateTime.parse(value.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Exceeds 2^53, and is text where whoever wrote it knew that. Only its order counts. */
    private static long number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        String text = value.asText("");
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
