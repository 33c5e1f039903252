package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds values of fields that are codes against the standard they come from: a country's name where its code belongs never matches. */
final class Codes {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Codes() {}

    static void check(Field field, Node value, Findings findings) {
        if (value instanceof Node.Block) {
            return;
        }
        List<Node> values = value instanceof Node.Items items ? items.items() : List.of(value);
        for (Node each : values) {
            if (each instanceof Node.Text text && !text.absent()) {
                one(field, text, findings);
            }
        }
    }

    private static void one(Field field, Node.Text text, Findings findings) {
        String written = text.text().strip();
        switch (field) {
            case COUNTRY -> country(written, text.at(), findings);
            case LANGUAGE -> language(written, text.at(), findings);
            case POSTAL_CODE -> {
                if (Amounts.span(written)
                        .filter(span -> span.from() != span.to())
                        .isPresent()) {
                    findings.error(
                            text.at(),
                            "postal-code is text, and " + Say.quoted(written) + " would only match exactly that",
                            "put postal codes into the territories file");
                }
            }
            case EMAIL_KIND,
                    STATE,
                    CITY,
                    EMPLOYEES,
                    INDUSTRY,
                    ANNUAL_REVENUE,
                    TITLE,
                    REQUEST,
                    PRODUCT,
                    SOURCE,
                    FORM,
                    DOMAIN,
                    COMPANY,
                    PHONE,
                    ACCOUNT,
                    ACCOUNT_TYPE,
                    ACCOUNT_OWNER,
                    HAS_ACCOUNT -> {}
        }
    }

    static void country(String written, Place at, Findings findings) {
        if (!COUNTRIES.contains(written.toUpperCase(Locale.ROOT))) {
            Map<String, String> byName = new HashMap<>(Map.of("uk", "GB", "usa", "US", "america", "US"));
            for (String code : COUNTRIES) {
                byName.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            }
            findings.error(at, Say.quoted(written) + " is not a country's ISO 3166 code", meant(written, byName));
        }
    }

    static void language(String written, Place at, Findings findings) {
        List<String> codes = Arrays.asList(Locale.getISOLanguages());
        if (!codes.contains(written.toLowerCase(Locale.ROOT))) {
            Map<String, String> byName = new HashMap<>();
            for (String code : codes) {
                byName.put(Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            }
            findings.error(at, Say.quoted(written) + " is not a language's ISO 639 code", meant(written, byName));
        }
    }

    private static String meant(String written, Map<String, String> byName) {
        String lower = written.toLowerCase(Locale.ROOT);
        String code = byName.get(lower);
        if (code == null) {
            code = Hint.nearest(lower, byName.keySet()).map(byName::get).orElse(null);
        }
        return code == null ? "two letters, like DE" : "did you mean " + code + "?";
    }
}
