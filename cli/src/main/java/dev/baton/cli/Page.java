package dev.baton.cli;

import dev.baton.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Help;

/** Output for a person: lines, named values and tables. Whatever it is given is made safe for the terminal here. Not thread-safe. */
final class Page {
    private static final int WIDEST_CELL = 60;
    private static final int BETWEEN_COLUMNS = 2;
    private static final int NAME_WIDTH = 14;

    private final PrintWriter out;

    Page(PrintWriter out) {
        this.out = out;
    }

    /** One line. */
    void line(String text) {
        out.println(Shown.text(text));
    }

    /** An empty line. */
    void gap() {
        out.println();
    }

    /** A value as JSON on one line. What a terminal would act on is escaped, as JSON lets any character of a text be. */
    void json(Object value) {
        line(Json.text(value));
    }

    /** A heading, after an empty line. */
    void heading(String text) {
        gap();
        line(text);
    }

    /** A named value, indented; left out when there is no value. */
    void value(String name, String value) {
        if (!value.isEmpty()) {
            line("  " + name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + value);
        }
    }

    /**
     * A table: the columns' names, then rows of as many cells. Columns are as wide as what is in them; a long cell is cut, except in the
     * last column.
     */
    void table(List<String> names, List<List<String>> rows) {
        var all =
                Stream.concat(Stream.of(names), rows.stream()).map(Page::cells).toList();
        var widths = IntStream.range(0, names.size())
                .map(column -> all.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        for (var row : all) {
            var line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                var cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - width(cell) + BETWEEN_COLUMNS));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static List<String> cells(List<String> row) {
        int last = row.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(column ->
                        column == last ? Shown.text(row.get(column)) : Shown.brief(row.get(column), WIDEST_CELL))
                .toList();
    }

    // In columns of the terminal: an ideograph takes two. "@|" begins picocli's own markup, which takes none.
    private static int width(String text) {
        return Help.Ansi.OFF.text(text.replace("@|", "..")).getCJKAdjustedLength();
    }
}
