package dev.baton.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** Output for a person: lines, named values and tables. Whatever it is given is made safe for the terminal here. Not thread-safe. */
final class Page {
    private static final int WIDEST_COLUMN = 60;
    private static final int NAME_WIDTH = 14;
    private static final Help.ColorScheme PLAIN = Help.defaultColorScheme(Help.Ansi.OFF);

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

    /** A table: the columns' names, then rows of as many cells. Columns are as wide as what is in them, up to sixty characters. */
    void table(List<String> names, List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(names);
        all.addAll(rows);
        var columns = new Column[names.size()];
        for (int c = 0; c < columns.length; c++) {
            int column = c;
            int widest = all.stream()
                    .mapToInt(row -> cell(row.get(column)).getCJKAdjustedLength())
                    .max()
                    .orElse(1);
            columns[c] = new Column(Math.clamp(widest, 1, WIDEST_COLUMN) + 2, 0, Column.Overflow.WRAP);
        }
        var table = TextTable.forColumns(PLAIN, columns);
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        for (var row : all) {
            table.addRowValues(row.stream().map(Page::cell).toArray(Text[]::new));
        }
        table.toString().lines().map(String::stripTrailing).forEach(out::println);
    }

    // "@|" begins picocli's own colour markup.
    private static Text cell(String value) {
        return Help.Ansi.OFF.text(Shown.text(value).replace("@|", "@ |"));
    }
}
