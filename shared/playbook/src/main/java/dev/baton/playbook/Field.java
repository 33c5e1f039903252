package dev.baton.playbook;

import dev.baton.lead.Account;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a playbook can ask of a lead, by the name it uses for it. */
public enum Field {
    EMAIL_KIND("email-kind", Kind.WORD),
    COUNTRY("country", Kind.TEXT),
    STATE("state", Kind.TEXT),
    CITY("city", Kind.TEXT),
    POSTAL_CODE("postal-code", Kind.TEXT),
    EMPLOYEES("employees", Kind.NUMBER),
    INDUSTRY("industry", Kind.TEXT),
    ANNUAL_REVENUE("annual-revenue", Kind.NUMBER),
    TITLE("title", Kind.TEXT),
    REQUEST("request", Kind.TEXT),
    PRODUCT("product", Kind.TEXT),
    SOURCE("source", Kind.TEXT),
    FORM("form", Kind.TEXT),
    LANGUAGE("language", Kind.TEXT),
    DOMAIN("domain", Kind.TEXT),
    COMPANY("company", Kind.TEXT),
    PHONE("phone", Kind.TEXT),
    ACCOUNT("account", Kind.TEXT),
    ACCOUNT_TYPE("account-type", Kind.TEXT),
    ACCOUNT_OWNER("account-owner", Kind.TEXT),
    HAS_ACCOUNT("has-account", Kind.FLAG);

    /** What a field holds. */
    public enum Kind {
        TEXT,
        /** Text of a few known words. */
        WORD,
        NUMBER,
        FLAG
    }

    /** Comes before the name of a field that has no place of its own: {@code attribute.team-size}. */
    public static final String ATTRIBUTE = "attribute.";

    private static final Map<String, Field> BY_WORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::word, field -> field));

    private final String word;
    private final Kind kind;

    Field(String word, Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** The name that a playbook uses. */
    public String word() {
        return word;
    }

    /** What it holds. */
    public Kind kind() {
        return kind;
    }

    /** The field of this name, if it is one. Attributes are not fields. */
    public static Optional<Field> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** The text that a lead has in the named field or attribute; empty when it has none. */
    static String text(String name, Lead lead, Facts facts) {
        if (name.startsWith(ATTRIBUTE)) {
            return lead.attributes().getOrDefault(name.substring(ATTRIBUTE.length()), "");
        }
        return of(name).map(field -> field.text(lead, facts)).orElse("");
    }

    /** The text that a lead has here; numbers and flags in figures and words. */
    String text(Lead lead, Facts facts) {
        return switch (this) {
            case EMAIL_KIND -> facts.emailKind().name().toLowerCase(Locale.ROOT);
            case COUNTRY -> first(facts.country(), lead.location().country());
            case STATE -> lead.location().state();
            case CITY -> lead.location().city();
            case POSTAL_CODE -> lead.location().postalCode();
            case INDUSTRY -> first(facts.industry(), lead.company().industry());
            case TITLE -> lead.person().title();
            case REQUEST -> lead.interest().request();
            case PRODUCT -> lead.interest().product();
            case SOURCE -> lead.origin().leadSource();
            case FORM -> lead.source().name();
            case LANGUAGE -> lead.person().language();
            case DOMAIN -> lead.company().domain();
            case COMPANY -> lead.company().name();
            case PHONE -> lead.person().phone();
            case ACCOUNT -> facts.account().map(Account::name).orElse("");
            case ACCOUNT_TYPE -> facts.account().map(Account::type).orElse("");
            case ACCOUNT_OWNER -> facts.account().map(Account::owner).orElse("");
            case HAS_ACCOUNT -> flag(facts) ? "true" : "false";
            case EMPLOYEES, ANNUAL_REVENUE -> {
                OptionalLong number = number(lead, facts);
                yield number.isPresent() ? Long.toString(number.getAsLong()) : "";
            }
        };
    }

    /** The number that a lead has here. */
    OptionalLong number(Lead lead, Facts facts) {
        return switch (this) {
            case EMPLOYEES -> {
                var known = facts.employees().isPresent()
                        ? facts.employees()
                        : lead.company().employees();
                yield known.isPresent() ? OptionalLong.of(known.getAsInt()) : OptionalLong.empty();
            }
            case ANNUAL_REVENUE -> lead.company().annualRevenue();
            case EMAIL_KIND,
                    COUNTRY,
                    STATE,
                    CITY,
                    POSTAL_CODE,
                    INDUSTRY,
                    TITLE,
                    REQUEST,
                    PRODUCT,
                    SOURCE,
                    FORM,
                    LANGUAGE,
                    DOMAIN,
                    COMPANY,
                    PHONE,
                    ACCOUNT,
                    ACCOUNT_TYPE,
                    ACCOUNT_OWNER,
                    HAS_ACCOUNT -> OptionalLong.empty();
        };
    }

    /** Whether there is an account: the only flag there is. */
    static boolean flag(Facts facts) {
        return facts.account().isPresent();
    }

    private static String first(String preferred, String otherwise) {
        return preferred.isEmpty() ? otherwise : preferred;
    }
}
