package dev.baton.standin;

import java.util.Locale;

/** Ids of records: 15 characters of which case matters, and a suffix of three that makes up for readers who lose it. */
final class RecordIds {
    private static final String SUFFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private RecordIds() {}

    /** The n-th id with that prefix. */
    static String make(String prefix, long number) {
        return full(prefix + String.format(Locale.ROOT, "5f%010d", number));
    }

    /** The 18 characters of an id of 15; one of 18 as it is. */
    static String full(String id) {
        if (id.length() != 15) {
            return id;
        }
        StringBuilder suffix = new StringBuilder();
        for (int chunk = 0; chunk < 3; chunk++) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char c = id.charAt(chunk * 5 + i);
                bits |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            suffix.append(SUFFIXES.charAt(bits));
        }
        return id + suffix;
    }

    static boolean isId(String text) {
        return (text.length() == 15 || text.length() == 18) && text.chars().allMatch(Character::isLetterOrDigit);
    }
}
