package dev.baton.track.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Values of a row. */
final class Texts {
    /** Salesforce writes a zone without a colon: {@code 2026-11-22T12:00:00.000+0000}. */
    private static final String MOMENT = "yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]";

    private Texts() {}

    static Optional<String> of(JsonNode row, String name) {
        JsonNode value = row.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    static Optional<Instant> moment(JsonNode row, String name) {
        return of(row, name).flatMap(Texts::moment);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, DateTimeFormatter.ofPattern(MOMENT))
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
