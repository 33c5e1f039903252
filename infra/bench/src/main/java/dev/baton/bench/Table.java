package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table: the first column is text, the others are figures. For one thread. */
final class Table {
    private final List<String> rows = new ArrayList<>();

    Table(String... heads) {
        row((Object[]) heads);
        rows.add("|---" + "|--:".repeat(heads.length - 1) + "|");
    }

    /** A row; fractions get two digits, and no more than tell something. */
    Table row(Object... cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            row.append("| ").append(text(cell)).append(' ');
        }
        rows.add(row.append('|').toString());
        return this;
    }

    static String text(Object cell) {
        return switch (cell) {
            case Double number when Math.abs(number) >= 1000 -> String.format(Locale.ROOT, "%,.0f", number);
            case Double number when Math.abs(number) >= 100 -> String.format(Locale.ROOT, "%.0f", number);
            case Double number -> String.format(Locale.ROOT, "%.2f", number);
            default -> cell.toString();
        };
    }

    @Override
    public String toString() {
        return String.join("\n", rows) + "\n";
    }
}
