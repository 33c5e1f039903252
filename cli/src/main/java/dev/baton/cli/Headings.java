package dev.baton.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which column of a report's export is what, by its headings. */
record Headings(Map<Headings.What, Integer> columns, int width) {
    /** What a column can be. */
    enum What {
        LEAD_ID,
        OWNER_ID,
        OWNER_EMAIL,
        OWNER,
        EMAIL,
        CREATED;

        /** The headings that Salesforce gives it, the most exact first. */
        private List<String> known() {
            return switch (this) {
                case LEAD_ID -> List.of("lead id", "lead: lead id", "lead: id", "record id", "case safe id", "id");
                case OWNER_ID ->
                    List.of(
                            "owner id",
                            "ownerid",
                            "lead owner id",
                            "owner: user id",
                            "owner: id",
                            "lead owner: user id",
                            "lead owner: id",
                            "lead: owner id");
                case OWNER_EMAIL ->
                    List.of("lead owner: email", "owner: email", "owner email", "lead owner email", "owner: e-mail");
                case OWNER ->
                    List.of(
                            "lead owner",
                            "lead owner: full name",
                            "owner: full name",
                            "lead: owner",
                            "lead owner name",
                            "owner name",
                            "owner",
                            "lead owner: name",
                            "owner: name");
                case EMAIL -> List.of("email", "lead: email", "e-mail", "email address", "e-mail address");
                case CREATED ->
                    List.of("created date", "create date", "lead: created date", "created", "created date/time");
            };
        }

        /** The word by which the command line names it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Headings {
        columns = Map.copyOf(columns);
    }

    /**
     * Finds the columns; empty when this is no line of headings: it must name who a lead is (its id or an e-mail address) and who owns it.
     *
     * @param named headings that the operator named, by what they are
     */
    static Optional<Headings> of(List<String> line, Map<What, String> named) {
        Map<What, Integer> columns = new EnumMap<>(What.class);
        for (What what : What.values()) {
            column(line, what, named).ifPresent(at -> columns.put(what, at));
        }
        boolean who = columns.containsKey(What.LEAD_ID) || columns.containsKey(What.EMAIL);
        boolean owner = Stream.of(What.OWNER_ID, What.OWNER, What.OWNER_EMAIL).anyMatch(columns::containsKey);
        return who && owner ? Optional.of(new Headings(columns, line.size())) : Optional.empty();
    }

    private static OptionalInt column(List<String> line, What what, Map<What, String> named) {
        List<String> wanted = Optional.ofNullable(named.get(what))
                .map(heading -> List.of(key(heading)))
                .orElseGet(what::known);
        for (String heading : wanted) {
            for (int i = 0; i < line.size(); i++) {
                if (key(line.get(i)).equals(heading)) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static String key(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }

    /** What there should be, for somebody whose file has no such headings. */
    static String wanted() {
        return "one of its first lines names Lead ID or Email, and Owner ID, Lead Owner or Owner Email; "
                + "--heading says which column is which of "
                + Stream.of(What.values()).map(What::word).collect(Collectors.joining(", "));
    }
}
