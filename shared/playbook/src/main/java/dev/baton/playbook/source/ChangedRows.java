package dev.baton.playbook.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What differs between the rows of two lookup tables, a sentence for each kind of difference with the first few rows of it. */
public final class ChangedRows {
    /** So many rows are told of each kind; the others are counted. */
    static final int TOLD = 10;

    private ChangedRows() {}

    /**
     * From the rows of one table to those of another.
     *
     * @param what the table's name without its digest: {@code territories}
     * @param before each row's value by its key
     */
    public static List<String> between(String what, Map<String, String> before, Map<String, String> after) {
        List<String> fresh = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        new TreeMap<>(after).forEach((key, value) -> {
            Optional<String> was = Optional.ofNullable(before.get(key));
            if (was.isEmpty()) {
                fresh.add(words(key) + ": " + said(value));
            } else if (!was.get().equals(value)) {
                changed.add(words(key) + ": " + said(was.get()) + ", now " + said(value));
            }
        });
        new TreeMap<>(before).forEach((key, value) -> {
            if (!after.containsKey(key)) {
                gone.add(words(key) + ": " + said(value));
            }
        });
        List<String> said = new ArrayList<>();
        tell(said, what, fresh, "is new", "are new");
        tell(said, what, gone, "is gone", "are gone");
        tell(said, what, changed, "has changed", "have changed");
        return said;
    }

    private static void tell(List<String> said, String what, List<String> rows, String one, String many) {
        if (rows.isEmpty()) {
            return;
        }
        String count = rows.size() == 1 ? "1 row " + one : String.format(Locale.ROOT, "%,d rows ", rows.size()) + many;
        String first = String.join("; ", rows.subList(0, Math.min(TOLD, rows.size())));
        int more = rows.size() - TOLD;
        said.add(what + ", " + count + ": " + first
                + (more > 0 ? String.format(Locale.ROOT, "; and %,d more", more) : ""));
    }

    /** A key without what separates its columns. */
    private static String words(String key) {
        return key.replaceAll("\\|+", " ").strip();
    }

    private static String said(String value) {
        return value.isEmpty() ? "nobody" : value;
    }
}
