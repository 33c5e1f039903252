package dev.baton.playbook;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a lead's territory is found.
 *
 * @param table the lookup table's name
 * @param by the fields that make up a row's key, the widest first: {@code country}, then {@code state}
 * @param otherwise the territory of a lead that no row is for
 */
public record Territories(String table, List<String> by, String otherwise) {
    /** The longest key that a row can have: stays below DynamoDB's 1,024 bytes in any script. A longer one has no row. */
    public static final int LONGEST_KEY = 200;

    public Territories {
        by = List.copyOf(by);
    }

    /** The keys to look under: all fields first, then one fewer from the right each time. */
    LookupKeys lookups(Lead lead, Facts facts) {
        List<LookupKey> wanted = new ArrayList<>();
        for (int fields = by.size(); fields > 0; fields--) {
            List<String> parts = new ArrayList<>();
            for (String field : by.subList(0, fields)) {
                parts.add(Field.text(field, lead, facts));
            }
            String key = key(parts);
            if (!parts.getFirst().isBlank() && !parts.getLast().isBlank() && key.length() <= LONGEST_KEY) {
                wanted.add(new LookupKey(table, key));
            }
        }
        return new LookupKeys(wanted);
    }

    /** The key of a row, or of a lead's look-up, with these parts. Letter case and spaces around a part do not matter. */
    public static String key(List<String> parts) {
        List<String> normal = new ArrayList<>();
        for (String part : parts) {
            normal.add(part.strip().replace('|', ' ').toUpperCase(Locale.ROOT));
        }
        while (normal.size() > 1 && normal.getLast().isEmpty()) {
            normal.removeLast();
        }
        return String.join("|", normal);
    }
}
