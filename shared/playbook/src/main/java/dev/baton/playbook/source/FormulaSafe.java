package dev.baton.playbook.source;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a cell for a formula: one that begins like a formula is written with an apostrophe before it (OWASP, "CSV
 * Injection"). What was written so is read back as it was.
 */
public final class FormulaSafe {
    private static final Pattern LIKE_A_FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern WRITTEN_SO = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private FormulaSafe() {}

    /** The cell as it is written. */
    public static String safe(String cell) {
        return LIKE_A_FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String plain(String cell) {
        return WRITTEN_SO.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    static Csv.Row plain(Csv.Row row) {
        Map<String, String> cells = new HashMap<>();
        row.cells().forEach((column, cell) -> cells.put(plain(column), plain(cell)));
        return new Csv.Row(row.line(), cells);
    }
}
