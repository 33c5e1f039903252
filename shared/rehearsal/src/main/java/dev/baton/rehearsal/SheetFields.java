package dev.baton.rehearsal;

import dev.baton.lead.EmailKind;
import dev.baton.lead.Signal;
import dev.baton.normal.Problem;
import dev.baton.normal.Vocabulary;
import dev.baton.playbook.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sorts fields by the names that a playbook uses: what a form would have sent, and what enrichment would have found.
 *
 * @param given what is normalised, by the names that forms use
 * @param form the form's name, where one is given
 */
record SheetFields(List<Map.Entry<String, String>> given, Optional<String> form, Said said, List<Problem> problems) {
    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

    static SheetFields read(Map<String, List<String>> fields, Instant at) {
        return new Sorting(at).read(fields);
    }

    /** The names under which a lead's facts are written down; every other is a field of the lead. */
    private enum Fact {
        EMAIL_KIND("email-kind"),
        ACCOUNT("account"),
        ACCOUNT_TYPE("account-type"),
        ACCOUNT_OWNER("account-owner"),
        HAS_ACCOUNT("has-account"),
        SIGNALS("signals"),
        FORM("form");

        private static final Map<String, Fact> BY_NAME =
                Arrays.stream(values()).collect(Collectors.toMap(fact -> fact.word, Function.identity()));

        private final String word;

        Fact(String word) {
            this.word = word;
        }
    }

    /** For one sheet and one thread. */
    private static final class Sorting {
        private final Instant at;
        private final List<Map.Entry<String, String>> given = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Signal> signals = new ArrayList<>();
        private Optional<EmailKind> emailKind = Optional.empty();
        private Optional<Boolean> hasAccount = Optional.empty();
        private Optional<String> form = Optional.empty();
        private String account = "";
        private String type = "";
        private String owner = "";

        Sorting(Instant at) {
            this.at = at;
        }

        SheetFields read(Map<String, List<String>> fields) {
            fields.forEach((name, values) -> {
                Optional<Fact> fact = Optional.ofNullable(Fact.BY_NAME.get(name.equals("signal") ? "signals" : name));
                if (fact.isPresent()) {
                    fact(fact.get(), name, values);
                } else {
                    field(name, String.join(";", values), fields);
                }
            });
            Said said = new Said(emailKind, account, type, owner, hasAccount, signals);
            if (said.noAccount() && !(account + type + owner).isEmpty()) {
                problems.add(new Problem("has-account", "is false, and yet there is an account"));
            }
            return new SheetFields(given, form, said, problems);
        }

        private void fact(Fact fact, String name, List<String> values) {
            String value = values.isEmpty() ? "" : values.getFirst().strip();
            switch (fact) {
                case ACCOUNT -> account = value;
                case ACCOUNT_TYPE -> type = value;
                case ACCOUNT_OWNER -> owner = value.toLowerCase(Locale.ROOT);
                case FORM -> form = Optional.of(value);
                case EMAIL_KIND -> emailKind = emailKind(name, value);
                case HAS_ACCOUNT -> hasAccount = flag(name, value);
                case SIGNALS -> values.forEach(each -> signal(name, each));
            }
        }

        private void field(String name, String value, Map<String, List<String>> fields) {
            if (name.startsWith(Field.ATTRIBUTE)) {
                given.add(Map.entry(name.substring(Field.ATTRIBUTE.length()), value));
                return;
            }
            String sent = switch (name) {
                case "source" -> "leadSource";
                // What a company's domain is follows from its address in the web.
                case "domain" -> "website";
                default ->
                    HYPHEN.matcher(name).replaceAll(hyphen -> hyphen.group(1).toUpperCase(Locale.ROOT));
            };
            if (name.equals("domain") && fields.containsKey("website")) {
                problems.add(new Problem(name, "follows from the website; give one of the two"));
            } else if (name.equals("segment") || name.equals("territory")) {
                problems.add(new Problem(name, "is the playbook's to find: give what it is found by"));
            } else if (Vocabulary.FORM.meaning(sent).isEmpty()) {
                problems.add(new Problem(name, "is no field of a lead; a form's own field is attribute." + name));
            } else {
                given.add(Map.entry(sent, value));
            }
        }

        private Optional<EmailKind> emailKind(String name, String value) {
            for (EmailKind kind : EmailKind.values()) {
                if (kind.name().equalsIgnoreCase(value)) {
                    return Optional.of(kind);
                }
            }
            problems.add(new Problem(name, "is not business, free, disposable or none"));
            return Optional.empty();
        }

        private Optional<Boolean> flag(String name, String value) {
            if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
                return Optional.of(Boolean.parseBoolean(value));
            }
            problems.add(new Problem(name, "is not true or false"));
            return Optional.empty();
        }

        private void signal(String name, String written) {
            Optional<Signal> signal = SignalText.read(written, at);
            signal.ifPresent(signals::add);
            if (signal.isEmpty()) {
                problems.add(new Problem(name, "is not like 'webinar-attended' or 'webinar-attended 12 days ago'"));
            }
        }
    }
}
