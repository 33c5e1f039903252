package dev.baton.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a history is what, by its heading: as Salesforce's reports name it, as Salesforce's API does, or as a playbook does. Letter
 * case, spaces and what stands between words do not matter.
 *
 * @param fields what a column is of the lead, by its number
 * @param times the columns that say when something happened
 * @param unused headings that mean nothing here
 */
record HistoryColumns(Map<Integer, String> fields, Map<HistoryColumns.When, Integer> times, List<String> unused) {
    private static final Map<String, String> FIELDS = fields(
            "first-name = First Name",
            "last-name = Last Name, Name, Full Name",
            "email = Email, E-Mail, Email Address",
            "phone = Phone, Business Phone",
            "attribute.mobile = Mobile, Mobile Phone",
            "title = Title, Job Title",
            "company = Company, Company / Account, Company Name",
            "website = Website, Domain, URL, Web Site",
            "industry = Industry",
            "employees = Employees, No. of Employees, Number of Employees",
            "annual-revenue = Annual Revenue, Revenue",
            "country = Country, Country Code",
            "state = State, State/Province, State Code, Province",
            "city = City",
            "postal-code = Postal Code, Zip, Zip/Postal Code, Zip Code",
            "street = Street",
            "source = Lead Source, Source",
            "campaign-id = Campaign ID",
            "request = Request, Requested, Request Type",
            "product = Product, Product Interest",
            "message = Message, Description",
            "language = Language",
            "form = Form",
            "email-kind = Email Kind",
            "account = Account, Account Name",
            "account-type = Account Type",
            "account-owner = Account Owner, Account Owner Email",
            "has-account = Has Account",
            "signals = Signals, Signal");

    HistoryColumns {
        fields = Map.copyOf(fields);
        times = Map.copyOf(times);
        unused = List.copyOf(unused);
    }

    /** When something happened to a lead. */
    enum When {
        CREATED,
        TOUCHED,
        CLOSED;

        /** The headings it goes by, in lower case and without what stands between words. */
        private List<String> known() {
            return switch (this) {
                case CREATED ->
                    List.of("created", "createddate", "createdate", "createdat", "createddatetime", "acceptedat");
                case TOUCHED -> List.of("touched", "touchedat", "firsttouch", "firsttouchat", "batonfirsttouchc");
                case CLOSED -> List.of("closed", "closedat", "closeddate", "converteddate", "dateclosed");
            };
        }
    }

    /** Reads a line of headings; empty when it is none: it must say when a lead was created. */
    static Optional<HistoryColumns> of(List<String> headings) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        Map<When, Integer> times = new EnumMap<>(When.class);
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int column = i;
            String heading = headings.get(i).strip();
            Optional<String> field = field(heading).filter(its -> !fields.containsValue(its));
            Optional<When> when = when(heading).filter(its -> !times.containsKey(its));
            field.ifPresent(its -> fields.put(column, its));
            when.ifPresent(its -> times.put(its, column));
            if (field.isEmpty() && when.isEmpty() && !heading.isEmpty()) {
                unused.add(heading);
            }
        }
        return times.containsKey(When.CREATED) && !fields.isEmpty()
                ? Optional.of(new HistoryColumns(fields, times, unused))
                : Optional.empty();
    }

    /** What a name means of a lead, in the words of a playbook. */
    static Optional<String> field(String heading) {
        return heading.startsWith("attribute.") ? Optional.of(heading) : Optional.ofNullable(FIELDS.get(key(heading)));
    }

    /** What moment a name means. */
    static Optional<When> when(String heading) {
        String key = key(heading);
        for (When when : When.values()) {
            if (when.known().contains(key)) {
                return Optional.of(when);
            }
        }
        return Optional.empty();
    }

    private static String key(String heading) {
        String lower = heading.toLowerCase(Locale.ROOT);
        return (lower.startsWith("lead:") ? lower.substring("lead:".length()) : lower).replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, String> fields(String... lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines) {
            String field = line.substring(0, line.indexOf(" = "));
            fields.put(key(field), field);
            for (String name : line.substring(line.indexOf(" = ") + 3).split(", ", -1)) {
                fields.put(key(name), field);
            }
        }
        return Map.copyOf(fields);
    }
}
