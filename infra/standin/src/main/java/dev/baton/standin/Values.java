package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values as a caller writes them, checked against the schema and brought into the one form in which they are stored. */
final class Values {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>()]+@[^@\\s,;<>()]+\\.[^@\\s,;<>()]+");
    private static final DateTimeFormatter STORED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OFFSET_WITHOUT_COLON =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]Z", Locale.ROOT);

    private Values() {}

    /**
     * The values by the schema's names.
     *
     * @throws Refused for an unknown, read-only or ill-typed field, a text that is too long, or a required one that is missing
     */
    static ObjectNode checked(SObject object, JsonNode given, boolean create) {
        if (!given.isObject()) {
            throw new Refused(400, "JSON_PARSER_ERROR", "The HTTP entity body is required to be a JSON object");
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        given.properties().forEach(entry -> {
            if (!entry.getKey().equals("attributes")) {
                Field field = object.required(entry.getKey());
                if (field.is(Field.Trait.READONLY)) {
                    throw new Refused(
                            400,
                            "INVALID_FIELD_FOR_INSERT_UPDATE",
                            "Unable to create/update fields: " + field.name()
                                    + ". Please check the security settings of this field and verify that it is read/write"
                                    + " for your profile or permission set.",
                            field.name());
                }
                values.set(field.name(), value(field, entry.getValue()));
            }
        });
        List<String> missing = new ArrayList<>();
        for (Field field : object.fields()) {
            boolean asked = create || values.has(field.name());
            if (field.is(Field.Trait.REQUIRED) && asked && isBlank(values.path(field.name()))) {
                missing.add(field.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new Refused(
                    400,
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: " + missing,
                    missing.toArray(String[]::new));
        }
        return values;
    }

    private static boolean isBlank(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.asText().isBlank();
    }

    private static JsonNode value(Field field, JsonNode given) {
        if (given.isNull() || (given.isTextual() && given.textValue().isBlank())) {
            return JsonNodeFactory.instance.nullNode();
        }
        return switch (field.type()) {
            case STRING, TEXTAREA, PHONE, URL, PICKLIST -> text(field, given);
            case EMAIL -> {
                JsonNode text = text(field, given);
                if (!EMAIL.matcher(text.textValue()).matches()) {
                    throw new Refused(
                            400,
                            "INVALID_EMAIL_ADDRESS",
                            field.name() + ": invalid email address: " + text.textValue(),
                            field.name());
                }
                yield text;
            }
            case ID, REFERENCE -> {
                String id = given.asText();
                if (!given.isTextual() || !RecordIds.isId(id)) {
                    throw new Refused(
                            400, "MALFORMED_ID", field.name() + ": id value of incorrect type: " + id, field.name());
                }
                yield JsonNodeFactory.instance.textNode(RecordIds.full(id));
            }
            case BOOLEAN -> {
                if (!given.isBoolean()) {
                    throw illTyped(field, given);
                }
                yield given;
            }
            case INT -> {
                if (!given.isNumber()
                        || given.decimalValue().stripTrailingZeros().scale() > 0) {
                    throw illTyped(field, given);
                }
                yield JsonNodeFactory.instance.numberNode(given.longValue());
            }
            case DOUBLE, CURRENCY -> {
                if (!given.isNumber()) {
                    throw illTyped(field, given);
                }
                yield given;
            }
            case DATE -> {
                try {
                    yield JsonNodeFactory.instance.textNode(
                            LocalDate.parse(given.asText()).toString());
                } catch (DateTimeException e) {
                    throw illTyped(field, given);
                }
            }
            case DATETIME -> {
                try {
                    yield JsonNodeFactory.instance.textNode(stored(moment(given.asText())));
                } catch (DateTimeException e) {
                    throw illTyped(field, given);
                }
            }
        };
    }

    private static JsonNode text(Field field, JsonNode given) {
        if (!given.isTextual()) {
            throw illTyped(field, given);
        }
        String text = given.textValue();
        if (field.length() > 0 && text.length() > field.length()) {
            throw new Refused(
                    400,
                    "STRING_TOO_LONG",
                    field.name() + ": data value too large: " + text.substring(0, Math.min(60, text.length()))
                            + " (max length=" + field.length() + ")",
                    field.name());
        }
        return given;
    }

    private static Refused illTyped(Field field, JsonNode given) {
        return new Refused(
                400,
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of " + field.type().described() + " from " + given.getNodeType()
                        + " value " + given.asText(),
                field.name());
    }

    /**
     * A moment in any of the forms that Salesforce takes.
     *
     * @throws DateTimeException if it is none
     */
    static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return OffsetDateTime.parse(text, OFFSET_WITHOUT_COLON).toInstant();
        }
    }

    /** As moments are stored: with milliseconds, so that their order is that of their texts. */
    static String stored(Instant moment) {
        return STORED.format(moment);
    }

    /** As REST answers them: {@code 2026-11-22T09:29:58.000+0000}. */
    static String answered(String stored) {
        return stored.replace("Z", "+0000");
    }
}
