package dev.baton.normal;

import dev.baton.lead.Note;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names of a sender's fields mean. Immutable, thread-safe. A name is understood in any case; one that means nothing here is an
 * attribute under its own name.
 */
public final class Vocabulary {
    /** Web-to-Lead fields that steer the form itself and say nothing about the lead. */
    private static final Set<String> FORM_CONTROL =
            Set.of("returl", "encoding", "_charset_", "debug", "debugemail", "submit");

    /** Sites' own names, and Salesforce Web-to-Lead's, so that a form switches by changing one URL. */
    public static final Vocabulary FORM = new Vocabulary(
            Map.ofEntries(
                    Map.entry("first_name", Field.FIRST_NAME),
                    Map.entry("last_name", Field.LAST_NAME),
                    Map.entry("URL", Field.WEBSITE),
                    Map.entry("zip", Field.POSTAL_CODE),
                    Map.entry("description", Field.MESSAGE),
                    Map.entry("lead_source", Field.LEAD_SOURCE),
                    Map.entry("revenue", Field.ANNUAL_REVENUE),
                    Map.entry("Campaign_ID", Field.CAMPAIGN_ID),
                    Map.entry("member_status", Field.MEMBER_STATUS)),
            "mobile",
            FORM_CONTROL);

    /** The platform event {@code Lead_Submitted__e}: the canonical names with Salesforce's ending for custom fields. */
    public static final Vocabulary PLATFORM_EVENT = new Vocabulary(
            suffixed(Map.of("NumberOfEmployees", Field.EMPLOYEES, "Description", Field.MESSAGE)),
            "MobilePhone__c",
            Set.of());

    /**
     * Salesforce's Lead as a change event names its fields; the parts of compounds stand by their own names. A custom field with a
     * canonical name means that.
     */
    public static final Vocabulary CHANGE_EVENT = new Vocabulary(
            suffixed(Map.of(
                    "NumberOfEmployees", Field.EMPLOYEES,
                    "Description", Field.MESSAGE,
                    "CountryCode", Field.COUNTRY,
                    "StateCode", Field.STATE)),
            "MobilePhone",
            Set.of());

    private final Map<String, Field> fields = new HashMap<>();
    private final String mobile;
    private final Set<String> dropped;

    private Vocabulary(Map<String, Field> own, String mobile, Set<String> dropped) {
        for (Field field : Field.values()) {
            fields.put(key(field.canonical()), field);
        }
        own.forEach((name, field) -> fields.put(key(name), field));
        this.mobile = key(mobile);
        this.dropped = dropped;
    }

    /** The given names and the canonical ones, and all of them again as Salesforce names custom fields. */
    private static Map<String, Field> suffixed(Map<String, Field> own) {
        Map<String, Field> names = new HashMap<>(own);
        own.forEach((name, field) -> names.put(name + "__c", field));
        for (Field field : Field.values()) {
            names.put(field.canonical() + "__c", field);
        }
        return names;
    }

    /** What {@code name} means; empty when it is an attribute. */
    public Optional<Field> meaning(String name) {
        return Optional.ofNullable(fields.get(key(name)));
    }

    /** Sorts named texts, in the order they were given. Where two names mean one field, the first text that is not blank counts. */
    public Raw read(List<Map.Entry<String, String>> given) {
        Map<Field, String> known = new EnumMap<>(Field.class);
        LinkedHashMap<String, String> attributes = new LinkedHashMap<>();
        List<Note> notes = new ArrayList<>();
        for (Map.Entry<String, String> entry : given) {
            String text = entry.getValue();
            if (text.isBlank() || dropped.contains(key(entry.getKey()))) {
                continue;
            }
            Optional<Field> field = meaning(entry.getKey());
            if (field.isEmpty()) {
                // A form's list of choices sends its name once for each; Salesforce joins such choices with semicolons.
                attributes.merge(entry.getKey(), text, (one, other) -> one + ";" + other);
            } else if (known.putIfAbsent(field.get(), text) != null && !text.equals(known.get(field.get()))) {
                notes.add(new Note(field.get().canonical(), "given more than once; the first was taken"));
            }
        }
        phoneFromMobile(known, attributes);
        return new Raw(known, attributes, notes);
    }

    private void phoneFromMobile(Map<Field, String> known, Map<String, String> attributes) {
        if (!known.containsKey(Field.PHONE)) {
            attributes.keySet().stream()
                    .filter(name -> key(name).equals(mobile))
                    .findFirst()
                    .ifPresent(name -> known.put(Field.PHONE, attributes.get(name)));
        }
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
