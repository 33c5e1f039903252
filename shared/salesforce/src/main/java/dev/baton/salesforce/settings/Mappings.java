package dev.baton.salesforce.settings;

import dev.baton.playbook.source.Findings;
import dev.baton.playbook.source.Hint;
import dev.baton.playbook.source.Node;
import dev.baton.playbook.source.Place;
import dev.baton.playbook.source.Say;
import dev.baton.salesforce.LeadFields;
import dev.baton.salesforce.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads blocks of Baton's names, each with the Salesforce field that it goes to or comes from. {@code none} takes a default away. */
final class Mappings {
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern PATH = Pattern.compile(FIELD.pattern() + "(?:\\." + FIELD.pattern() + ")*");
    private static final String NONE = "none";
    private static final int LONGEST = 255;

    /** Written by Baton itself, or by nobody. */
    private static final Set<String> RESERVED = Set.of(
            "Id",
            "OwnerId",
            "IsConverted",
            "Baton_Lead_Id__c",
            "Baton_Route__c",
            "Baton_Pool__c",
            "Baton_Score__c",
            "Baton_Reason__c",
            "Baton_Owner__c",
            "Baton_Assigned_At__c",
            "Baton_First_Touch__c",
            "Baton_SLA_Due__c");

    /** The roster's columns that are always the same field of a User. */
    private static final Set<String> FIXED = Set.of("email", "active", "salesforce-user");

    private static final Set<String> COLUMNS = Set.of(
            "name",
            "team",
            "speaks",
            "zone",
            "weight",
            "cap-open",
            "cap-day",
            "cap-week",
            "on",
            "away-from",
            "away-to",
            "booking-url");

    private final Findings findings;
    private final Map<String, Place> places;

    Mappings(Findings findings, Map<String, Place> places) {
        this.findings = findings;
        this.places = places;
    }

    Map<String, String> leads(Optional<Node> node) {
        Map<String, String> mapping = read(
                node,
                "leads/fields",
                LeadFields.DEFAULTS,
                FIELD,
                key -> LeadFields.paths().contains(key) || key.startsWith(LeadFields.ATTRIBUTES),
                LeadFields.paths());
        Map<String, String> written = new HashMap<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(mapping).entrySet()) {
            Place at = places.getOrDefault("leads/fields/" + entry.getKey(), Place.START);
            String before = written.putIfAbsent(entry.getValue(), entry.getKey());
            if (before != null) {
                findings.error(
                        at,
                        entry.getKey() + " and " + before + " both go to " + entry.getValue(),
                        "give one of them another field, or none");
            }
            if (RESERVED.contains(entry.getValue())) {
                findings.error(at, entry.getValue() + " cannot be mapped: Baton or Salesforce itself fills it");
            }
        }
        return mapping;
    }

    /** Fields of a Lead, each with the value that it always has. */
    Map<String, String> constants(Optional<Node> node) {
        Map<String, String> constants = new HashMap<>();
        if (node.isEmpty()) {
            return constants;
        }
        if (!(node.get() instanceof Node.Block block)) {
            findings.error(
                    node.get().at(),
                    "constants should be a block of fields, each with its value, not "
                            + node.get().shape());
            return constants;
        }
        for (Node.Entry entry : block.entries()) {
            places.put("leads/constants/" + entry.key(), entry.at());
            if (!FIELD.matcher(entry.key()).matches() || RESERVED.contains(entry.key())) {
                findings.error(
                        entry.at(), Say.quoted(entry.key()) + " is no field of a Lead that can be given a value");
            } else if (entry.value() instanceof Node.Text text
                    && !text.absent()
                    && text.text().length() <= LONGEST) {
                constants.put(entry.key(), text.text().strip());
            } else {
                findings.error(entry.value().at(), "this should be a text of " + LONGEST + " characters at most");
            }
        }
        return constants;
    }

    Map<String, String> users(Optional<Node> node) {
        Map<String, String> mapping =
                read(node, "users/fields", Settings.Users.NONE.fields(), PATH, key -> !FIXED.contains(key), COLUMNS);
        for (String column : mapping.keySet()) {
            if (!COLUMNS.contains(column)) {
                Hint.nearest(column, COLUMNS)
                        .ifPresent(meant -> findings.warning(
                                places.getOrDefault("users/fields/" + column, Place.START),
                                Say.quoted(column) + " is taken as an attribute of the rep",
                                "did you mean " + meant + "?"));
            }
        }
        return mapping;
    }

    Map<String, String> accounts(Optional<Node> node) {
        Map<String, String> defaults = Settings.Accounts.DEFAULTS.fields();
        return read(node, "accounts/fields", defaults, PATH, defaults::containsKey, defaults.keySet());
    }

    private Map<String, String> read(
            Optional<Node> node,
            String path,
            Map<String, String> defaults,
            Pattern shape,
            Predicate<String> known,
            Collection<String> names) {
        Map<String, String> mapping = new HashMap<>(defaults);
        if (node.isEmpty()) {
            return mapping;
        }
        if (!(node.get() instanceof Node.Block block)) {
            findings.error(
                    node.get().at(),
                    "fields should be a block of names, each with a field, not "
                            + node.get().shape());
            return mapping;
        }
        for (Node.Entry entry : block.entries()) {
            places.put(path + "/" + entry.key(), entry.at());
            if (!known.test(entry.key())) {
                findings.error(entry.at(), Say.quoted(entry.key()) + " cannot be mapped", Hint.of(entry.key(), names));
            } else if (entry.value() instanceof Node.Text text
                    && shape.matcher(text.text().strip()).matches()) {
                put(mapping, entry.key(), text.text().strip());
            } else {
                findings.error(
                        entry.value().at(),
                        "this should be the API name of a field",
                        "for instance " + defaults.getOrDefault(entry.key(), "Team_Size__c") + ", or none");
            }
        }
        return mapping;
    }

    private static void put(Map<String, String> mapping, String key, String field) {
        if (field.equals(NONE)) {
            mapping.remove(key);
        } else {
            mapping.put(key, field);
        }
    }
}
