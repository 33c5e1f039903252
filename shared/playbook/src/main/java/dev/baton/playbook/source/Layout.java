package dev.baton.playbook.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the characters of a text stand in its file: YAML folds lines, takes indentation away and knows escapes, so that a place within the
 * text is not the same place in the file. Immutable.
 */
public final class Layout {
    private final Place at;
    private final Style style;
    private final String value;
    private final List<String> lines;

    /** How the text is written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    /** From this character of the text on, the characters stand here, one after the other. */
    private record Piece(int from, int line, int column) {}

    /**
     * Takes a text.
     *
     * @param at where it begins: its first character, its quotation mark, or the sign of its block
     * @param lines those of the file
     */
    Layout(Place at, Style style, String value, List<String> lines) {
        this.at = at;
        this.style = style;
        this.value = value;
        this.lines = lines;
    }

    /** Where a character stands, by its number from 0; the end of the text is right behind its last word. */
    Place of(int character) {
        int wanted = Math.clamp(character, 0, value.stripTrailing().length());
        Piece last = new Piece(0, at.line(), at.column());
        for (Piece piece : pieces()) {
            if (piece.from() <= wanted) {
                last = piece;
            }
        }
        return at.to(last.line(), last.column() + wanted - last.from());
    }

    private List<Piece> pieces() {
        return switch (style) {
            case PLAIN -> flow(at.column());
            case SINGLE_QUOTED, DOUBLE_QUOTED -> flow(at.column() + 1);
            case LITERAL, FOLDED -> block();
        };
    }

    /** A block's lines, as far as there is text in them, each without the indentation that all of them have. */
    private List<Piece> block() {
        List<Piece> pieces = new ArrayList<>();
        int indentation = -1;
        int next = 0;
        for (int line = at.line();
                line < lines.size() && next < value.stripTrailing().length();
                line++) {
            String raw = lines.get(line).stripTrailing();
            if (!raw.isEmpty()) {
                if (indentation < 0) {
                    indentation = spaces(raw) - spaces(value.substring(blankLines()));
                }
                String written = raw.substring(Math.clamp(indentation, 0, raw.length()));
                int found = value.indexOf(written, next);
                if (found >= 0) {
                    pieces.add(new Piece(found, line + 1, indentation + 1));
                    next = found + written.length();
                }
            }
        }
        return pieces;
    }

    private int blankLines() {
        int blank = 0;
        while (blank < value.length() && value.charAt(blank) == '\n') {
            blank++;
        }
        return blank;
    }

    private static int spaces(String text) {
        return text.length() - text.stripLeading().length();
    }

    /** A text that goes on in the next line after a space, whatever its indentation there; quoted, with escapes. */
    private List<Piece> flow(int begins) {
        List<Piece> pieces = new ArrayList<>();
        int line = at.line() - 1;
        int column = begins - 1;
        int next = 0;
        pieces.add(new Piece(0, line + 1, column + 1));
        while (next < value.length() && line < lines.size()) {
            String raw = lines.get(line);
            if (ends(raw, column)) {
                line++;
                while (line < lines.size() && lines.get(line).isBlank()) {
                    line++;
                }
                while (next < value.length() && Character.isWhitespace(value.charAt(next))) {
                    next++;
                }
                column = line < lines.size() ? spaces(lines.get(line)) : 0;
                pieces.add(new Piece(next, line + 1, column + 1));
            } else {
                int escape = escape(raw, column);
                column += Math.max(1, escape);
                next++;
                if (escape > 0) {
                    pieces.add(new Piece(next, line + 1, column + 1));
                }
            }
        }
        return pieces;
    }

    /** Whether nothing more of the text stands in this line; a backslash at its end goes on without a space. */
    private boolean ends(String raw, int column) {
        String rest = column < raw.length() ? raw.substring(column) : "";
        return rest.isBlank() || (style == Style.DOUBLE_QUOTED && rest.equals("\\"));
    }

    /** How many characters stand for the one here; 0 where it stands for itself. */
    private int escape(String raw, int column) {
        char here = raw.charAt(column);
        char after = column + 1 < raw.length() ? raw.charAt(column + 1) : ' ';
        if (style == Style.SINGLE_QUOTED) {
            return here == '\'' && after == '\'' ? 2 : 0;
        }
        if (style != Style.DOUBLE_QUOTED || here != '\\') {
            return 0;
        }
        return switch (after) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }
}
