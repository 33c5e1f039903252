package dev.baton.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.salesforce.RecordId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One row of a query's answer. */
record Row(ObjectNode fields) {
    /** Salesforce writes an offset without a colon: {@code +0000}. */
    private static final Pattern OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");

    /** A field's value as text, stripped; empty when it has none. A name goes through relationships: {@code Owner.Email}. */
    String text(String name) {
        JsonNode value = fields;
        for (String step : name.split("\\.", -1)) {
            value = value.path(step);
        }
        return value.isValueNode() && !value.isNull() ? value.asText("").strip() : "";
    }

    /** A field's value as a moment, or a part of one, as ISO 8601 has it. */
    String moment(String name) {
        return OFFSET.matcher(text(name)).replaceFirst("$1:$2");
    }

    /** The record's id, with 18 characters. */
    String id() {
        return id("Id");
    }

    /** Another record's id, with 18 characters; empty when there is none. */
    String id(String name) {
        return RecordId.of(text(name)).orElse("");
    }

    /** An e-mail address as the roster has it; a sandbox marks its copies so that nobody is written to. */
    String address(String name) {
        String address = text(name).toLowerCase(Locale.ROOT);
        return address.endsWith(".invalid") ? address.substring(0, address.length() - ".invalid".length()) : address;
    }

    boolean truth(String name) {
        return text(name).equals("true");
    }

    /** When the record was last written, by Salesforce's clock. */
    Optional<Instant> written() {
        try {
            String text = moment("SystemModstamp");
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
