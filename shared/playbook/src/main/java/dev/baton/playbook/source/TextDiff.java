package dev.baton.playbook.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.diff.CommandVisitor;
import org.apache.commons.text.diff.StringsComparator;

/** Two texts line by line, in the unified form that people know from version control. */
public final class TextDiff {
    private static final int CONTEXT = 3;

    private TextDiff() {}

    /** A line, with a sign before it: a space for one that stayed, {@code -} for one that went, {@code +} for one that came. */
    private record Line(char sign, String text) {}

    /**
     * The changed stretches with three lines around each, under the two names; nothing when the texts are the same.
     *
     * @param before the first text, by a name
     * @param after the second
     */
    public static List<String> unified(String beforeName, String before, String afterName, String after) {
        List<Line> lines = lines(before.lines().toList(), after.lines().toList());
        List<String> diff = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int first = next(lines, from, true);
            if (first == lines.size()) {
                break;
            }
            int begin = Math.max(from, first - CONTEXT);
            int end = first;
            while (end < lines.size()) {
                int same = next(lines, end, false);
                int changed = next(lines, same, true);
                end = changed;
                if (changed == lines.size() || changed - same > 2 * CONTEXT) {
                    end = Math.min(lines.size(), same + CONTEXT);
                    break;
                }
            }
            diff.add(heading(lines, begin, end));
            lines.subList(begin, end).forEach(line -> diff.add(line.sign() + line.text()));
            from = end;
        }
        if (!diff.isEmpty()) {
            diff.addAll(0, List.of("--- " + beforeName, "+++ " + afterName));
        }
        return diff;
    }

    /** A longest row of items that both lists have in the same order. */
    static List<String> common(List<String> before, List<String> after) {
        return lines(before, after).stream()
                .filter(line -> line.sign() == ' ')
                .map(Line::text)
                .toList();
    }

    private static int next(List<Line> lines, int from, boolean changed) {
        int at = from;
        while (at < lines.size() && (lines.get(at).sign() != ' ') != changed) {
            at++;
        }
        return at;
    }

    private static String heading(List<Line> lines, int begin, int end) {
        return "@@ -" + range(lines, begin, end, '+') + " +" + range(lines, begin, end, '-') + " @@";
    }

    private static String range(List<Line> lines, int begin, int end, char notIn) {
        long before = lines.subList(0, begin).stream()
                .filter(line -> line.sign() != notIn)
                .count();
        long within = lines.subList(begin, end).stream()
                .filter(line -> line.sign() != notIn)
                .count();
        return (within == 0 ? before : before + 1) + (within == 1 ? "" : "," + within);
    }

    /** Every different line is a letter of its own, so that what compares words compares texts. */
    private static List<Line> lines(List<String> before, List<String> after) {
        Map<String, Character> letters = new HashMap<>();
        List<String> known = new ArrayList<>();
        String old = letters(before, letters, known);
        String now = letters(after, letters, known);
        List<Line> lines = new ArrayList<>();
        new StringsComparator(old, now).getScript().visit(new CommandVisitor<>() {
            @Override
            public void visitInsertCommand(Character letter) {
                lines.add(new Line('+', known.get(letter)));
            }

            @Override
            public void visitKeepCommand(Character letter) {
                lines.add(new Line(' ', known.get(letter)));
            }

            @Override
            public void visitDeleteCommand(Character letter) {
                lines.add(new Line('-', known.get(letter)));
            }
        });
        return goneFirst(lines);
    }

    /** Within one changed stretch, what went stands before what came. */
    private static List<Line> goneFirst(List<Line> lines) {
        List<Line> sorted = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int changed = next(lines, from, true);
            int same = next(lines, changed, false);
            sorted.addAll(lines.subList(from, changed));
            for (char sign : new char[] {'-', '+'}) {
                lines.subList(changed, same).stream()
                        .filter(line -> line.sign() == sign)
                        .forEach(sorted::add);
            }
            from = same;
        }
        return sorted;
    }

    private static String letters(List<String> lines, Map<String, Character> letters, List<String> known) {
        StringBuilder word = new StringBuilder();
        for (String line : lines) {
            word.append(letters.computeIfAbsent(line, text -> {
                known.add(text);
                return (char) (Math.min(known.size(), Character.MAX_VALUE) - 1);
            }));
        }
        return word.toString();
    }
}
