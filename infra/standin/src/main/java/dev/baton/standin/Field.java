package dev.baton.standin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * A field of an object, as far as the stand-in knows it.
 *
 * @param name the API name
 * @param type of its values
 * @param length the most characters of a text, 0 where there is no limit
 * @param traits what else is said of it
 */
record Field(String name, Type type, int length, Set<Trait> traits) {
    /** The type of a field's values, by the name that a describe says in lower case. */
    enum Type {
        ID,
        REFERENCE,
        STRING,
        TEXTAREA,
        EMAIL,
        PHONE,
        URL,
        PICKLIST,
        BOOLEAN,
        INT,
        DOUBLE,
        CURRENCY,
        DATE,
        DATETIME;

        String described() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may be true of a field. */
    enum Trait {
        /** Without it no record is made. */
        REQUIRED,
        /** A record can be named by it. */
        EXTERNAL,
        /** Salesforce's own: no caller writes it. */
        READONLY
    }

    /**
     * Reads {@code Name:type[:length][:trait]...}, as the schema writes it.
     *
     * @throws IllegalArgumentException if it is not written so
     */
    static Field read(String text) {
        String[] parts = text.split(":");
        int length = parts.length > 2 && Character.isDigit(parts[2].charAt(0)) ? Integer.parseInt(parts[2]) : 0;
        Set<Trait> traits = Arrays.stream(parts)
                .skip(length > 0 ? 3 : 2)
                .map(trait -> Trait.valueOf(trait.toUpperCase(Locale.ROOT)))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        return new Field(parts[0], Type.valueOf(parts[1].toUpperCase(Locale.ROOT)), length, traits);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it can be compared as text, in which case upper and lower case are the same. */
    boolean isText() {
        return switch (type) {
            case STRING, TEXTAREA, EMAIL, PHONE, URL, PICKLIST -> true;
            case ID, REFERENCE, BOOLEAN, INT, DOUBLE, CURRENCY, DATE, DATETIME -> false;
        };
    }
}
