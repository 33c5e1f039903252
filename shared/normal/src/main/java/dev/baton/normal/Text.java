package dev.baton.normal;

import java.text.Normalizer;

/** What is done to every text that comes from outside, whatever it means. */
final class Text {
    private Text() {}

    /**
     * Composes accents, removes what cannot be seen (control characters, lone surrogates, marks that reverse the direction of the text
     * after them) and trims. Line breaks stay in a multi-line text, as {@code \n}, and become spaces in any other.
     */
    static String clean(String text, boolean multiline) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder kept = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> keep(kept, c, multiline));
        return kept.toString().strip();
    }

    private static void keep(StringBuilder kept, int c, boolean multiline) {
        if (c == '\n' || c == '\u2028' || c == '\u2029') {
            kept.append(multiline ? '\n' : ' ');
        } else if (c == '\r') {
            if (!multiline) {
                kept.append(' ');
            }
        } else if (c == '\t') {
            kept.append(' ');
        } else if (!isInvisible(c)) {
            kept.appendCodePoint(c);
        }
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            // Zero-width joiners hold emoji and some scripts together; everything else of this kind only hides or
            // reverses text.
            case Character.FORMAT -> c != '\u200d' && c != '\u200c';
            default -> false;
        };
    }

    /** The longest beginning of {@code text} with at most {@code length} UTF-16 units that does not cut a character in two. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).stripTrailing();
    }
}
