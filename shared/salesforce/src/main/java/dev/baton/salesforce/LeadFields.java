package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A lead in the words of Salesforce's Lead. Pure. */
public final class LeadFields {
    /** The standard mapping: the paths that a Lead has a standard field for. */
    public static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("person.firstName", "FirstName"),
            Map.entry("person.lastName", "LastName"),
            Map.entry("person.email", "Email"),
            Map.entry("person.phone", "Phone"),
            Map.entry("person.title", "Title"),
            Map.entry("company.name", "Company"),
            Map.entry("company.website", "Website"),
            Map.entry("company.industry", "Industry"),
            Map.entry("company.employees", "NumberOfEmployees"),
            Map.entry("company.annualRevenue", "AnnualRevenue"),
            Map.entry("location.street", "Street"),
            Map.entry("location.city", "City"),
            Map.entry("location.state", "State"),
            Map.entry("location.postalCode", "PostalCode"),
            Map.entry("location.country", "Country"),
            Map.entry("origin.leadSource", "LeadSource"),
            Map.entry("interest.message", "Description"));

    /** What begins the path of something that has no place of its own in a lead: {@code attributes.teamSize}. */
    public static final String ATTRIBUTES = "attributes.";

    private static final Set<String> FURTHER = Set.of(
            "person.language",
            "company.domain",
            "origin.campaignId",
            "origin.memberStatus",
            "origin.page",
            "interest.request",
            "interest.product",
            "consent.answer",
            "consent.wording",
            "source.name",
            "facts.emailKind");

    /** Lead's standard fields, in characters (Object reference, "Lead"). */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("FirstName", 40),
            Map.entry("LastName", 80),
            Map.entry("Company", 255),
            Map.entry("Email", 80),
            Map.entry("Phone", 40),
            Map.entry("MobilePhone", 40),
            Map.entry("Title", 128),
            Map.entry("Website", 255),
            Map.entry("Industry", 255),
            Map.entry("LeadSource", 255),
            Map.entry("Street", 255),
            Map.entry("City", 40),
            Map.entry("State", 80),
            Map.entry("PostalCode", 20),
            Map.entry("Country", 80),
            Map.entry("Description", 32_000));

    /** A custom text field is no longer. */
    private static final int LONGEST_TEXT = 255;

    private static final String UNKNOWN = "[not given]";

    private final Map<String, Integer> known;

    private LeadFields(Map<String, Integer> known) {
        this.known = known;
    }

    /** Every path of a lead that can be mapped, besides attributes. */
    public static Set<String> paths() {
        Set<String> paths = new TreeSet<>(DEFAULTS.keySet());
        paths.addAll(FURTHER);
        return paths;
    }

    /**
     * The fields that a Lead is created with: what the lead has, cut to the fields' lengths (255 characters where the length is not known),
     * and the two that Salesforce requires ({@code LastName}, {@code Company}) in any case. What the lead has not is left out. An e-mail
     * address that is too long is left out, too: cut, it would be somebody else's. Then the settings' constants.
     */
    public static ObjectNode of(Lead lead, Facts facts, Settings settings) {
        ObjectNode fields = new LeadFields(settings.lengths()).fields(lead, facts, settings.leadFields());
        new TreeMap<>(settings.constants()).forEach(fields::put);
        return fields;
    }

    /** As {@link #of(Lead, Facts, Settings)}, by a mapping alone, with the standard lengths. */
    public static ObjectNode of(Lead lead, Facts facts, Map<String, String> mapping) {
        return new LeadFields(Map.of()).fields(lead, facts, mapping);
    }

    private ObjectNode fields(Lead lead, Facts facts, Map<String, String> mapping) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(mapping)
                .forEach((path, field) -> value(path, lead, facts)
                        .flatMap(value -> fitting(field, value))
                        .ifPresent(value -> fields.set(field, value)));
        if (!fields.has("LastName")) {
            fields.put(
                    "LastName",
                    cut(
                            "LastName",
                            first(lead.person().lastName(), lead.person().firstName())));
        }
        if (!fields.has("Company")) {
            fields.put(
                    "Company",
                    cut("Company", first(lead.company().name(), lead.company().domain())));
        }
        return fields;
    }

    private static Optional<JsonNode> value(String path, Lead lead, Facts facts) {
        if (path.startsWith(ATTRIBUTES)) {
            return text(lead.attributes().getOrDefault(path.substring(ATTRIBUTES.length()), ""));
        }
        return switch (path) {
            case "person.firstName" -> text(lead.person().firstName());
            case "person.lastName" -> text(lead.person().lastName());
            case "person.email" -> text(lead.person().email());
            case "person.phone" -> text(lead.person().phone());
            case "person.title" -> text(lead.person().title());
            case "person.language" -> text(lead.person().language());
            case "company.name" -> text(lead.company().name());
            case "company.website" -> text(lead.company().website());
            case "company.domain" -> text(lead.company().domain());
            case "company.industry" -> text(either(lead.company().industry(), facts.industry()));
            case "company.employees" -> employees(lead, facts);
            case "company.annualRevenue" ->
                lead.company().annualRevenue().isPresent()
                        ? Optional.of(JsonNodeFactory.instance.numberNode(
                                lead.company().annualRevenue().getAsLong()))
                        : Optional.empty();
            case "location.street" -> text(lead.location().street());
            case "location.city" -> text(lead.location().city());
            case "location.state" -> text(lead.location().state());
            case "location.postalCode" -> text(lead.location().postalCode());
            case "location.country" -> text(either(lead.location().country(), facts.country()));
            case "origin.leadSource" -> text(lead.origin().leadSource());
            case "origin.campaignId" -> text(lead.origin().campaignId());
            case "origin.memberStatus" -> text(lead.origin().memberStatus());
            case "origin.page" -> text(lead.origin().page());
            case "interest.request" -> text(lead.interest().request());
            case "interest.product" -> text(lead.interest().product());
            case "interest.message" -> text(lead.interest().message());
            case "consent.answer" -> text(word(lead.consent().answer()));
            case "consent.wording" -> text(lead.consent().wording());
            case "source.name" -> text(lead.source().name());
            case "facts.emailKind" -> text(word(facts.emailKind()));
            default -> Optional.empty();
        };
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<JsonNode> employees(Lead lead, Facts facts) {
        OptionalInt own = lead.company().employees();
        OptionalInt known = own.isPresent() ? own : facts.employees();
        return known.isPresent()
                ? Optional.of(JsonNodeFactory.instance.numberNode(known.getAsInt()))
                : Optional.empty();
    }

    private static Optional<JsonNode> text(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(JsonNodeFactory.instance.textNode(text));
    }

    private Optional<JsonNode> fitting(String field, JsonNode value) {
        if (!value.isTextual()) {
            return Optional.of(value);
        }
        String text = value.textValue();
        String cut = cut(field, text);
        return field.equals("Email") && cut.length() < text.length() ? Optional.empty() : text(cut);
    }

    private String cut(String field, String text) {
        int most = known.getOrDefault(field, LENGTHS.getOrDefault(field, LONGEST_TEXT));
        if (most <= 0 || text.length() <= most) {
            return text;
        }
        // Half a pair of surrogates is no character.
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String either(String preferred, String otherwise) {
        return preferred.isEmpty() ? otherwise : preferred;
    }

    private static String first(String preferred, String otherwise) {
        String known = preferred.isBlank() ? otherwise : preferred;
        return known.isBlank() ? UNKNOWN : known;
    }
}
