package dev.baton.playbook.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads CSV as spreadsheets write it: with or without a byte order mark, any line ends, commas or semicolons, quotes. The first line names
 * the columns; their letter case does not matter. Reads row by row and keeps none.
 */
final class Csv {
    private static final int LONGEST_RECORD = 1 << 20;
    private static final int ENOUGH = 100;
    private static final int LONGEST_HEADER = 8192;

    private Csv() {}

    /** The columns of a file. */
    record Header(List<String> names) {
        boolean has(String name) {
            return names.contains(name);
        }
    }

    /**
     * One row.
     *
     * @param line where it begins
     * @param cells by column, stripped; an empty cell is left out
     */
    record Row(int line, Map<String, String> cells) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        Place at() {
            return new Place(line, 1);
        }
    }

    /** Says whether the columns will do; if not, no row is read. */
    @FunctionalInterface
    interface Columns {
        boolean accept(Header header);
    }

    /** As {@link #read}, for a table that is used whole or not at all: after a hundred findings the rest of it is not looked at. */
    static void readWhole(Reader text, Findings findings, Columns columns, Consumer<Row> each) {
        int before = findings.count();
        boolean[] told = new boolean[1];
        read(text, findings, columns, row -> {
            if (findings.count() - before < ENOUGH) {
                each.accept(row);
            } else if (!told[0]) {
                told[0] = true;
                findings.error(
                        row.at(), "from here on the rows were not looked at", "mend the " + ENOUGH + " above first");
            }
        });
    }

    /** Reads everything and closes the text. Findings have the column of the line's first character: CSV has no other that a person counts. */
    static void read(Reader text, Findings findings, Columns columns, Consumer<Row> each) {
        try (BufferedReader buffered = new BufferedReader(text);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(separator(buffered))
                        .detectBomHeader(false)
                        .skipEmptyLines(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_RECORD)
                        .ofCsvRecord(buffered);
                CloseableIterator<CsvRecord> records = csv.iterator()) {
            if (!records.hasNext()) {
                findings.error(Place.START, "the file is empty", "its first line names the columns");
                return;
            }
            Header header = header(records.next());
            if (twice(header, findings) || !columns.accept(header)) {
                return;
            }
            while (records.hasNext()) {
                row(records.next(), header, findings, each);
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            if (isOtherText(e)) {
                findings.error(Place.START, "the file is not UTF-8 text", "save it as UTF-8 (in Excel: CSV UTF-8)");
                return;
            }
            findings.error(
                    Place.START,
                    "the file cannot be read as CSV: " + Say.line(reason(e)),
                    "look for a quotation mark that is not closed");
        }
    }

    /** Steps over a byte order mark, and tells by the first line what separates the cells: in half of Europe it is a semicolon. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        if (text.read() == '\uFEFF') {
            text.mark(LONGEST_HEADER);
        } else {
            text.reset();
        }
        int commas = 0;
        int semicolons = 0;
        for (int i = 1; i < LONGEST_HEADER; i++) {
            int c = text.read();
            if (c < 0 || c == '\n' || c == '\r') {
                break;
            }
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
        }
        text.reset();
        return semicolons > commas ? ';' : ',';
    }

    private static boolean isOtherText(Throwable e) {
        return e instanceof CharacterCodingException || (e.getCause() != null && isOtherText(e.getCause()));
    }

    private static String reason(Exception e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }

    private static Header header(CsvRecord first) {
        List<String> names = new ArrayList<>();
        for (String name : first.getFields()) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        return new Header(names);
    }

    private static boolean twice(Header header, Findings findings) {
        boolean found = false;
        for (int i = 0; i < header.names().size(); i++) {
            String name = header.names().get(i);
            if (!name.isEmpty() && header.names().indexOf(name) < i) {
                findings.error(Place.START, "the column " + Say.quoted(name) + " stands there twice", "keep one");
                found = true;
            }
        }
        return found;
    }

    private static void row(CsvRecord csv, Header header, Findings findings, Consumer<Row> each) {
        int line = (int) Math.min(Integer.MAX_VALUE, csv.getStartingLineNumber());
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < csv.getFieldCount(); i++) {
            String cell = csv.getField(i).strip();
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= header.names().size() || header.names().get(i).isEmpty()) {
                findings.error(
                        new Place(line, 1),
                        "the row has a cell without a column: " + Say.quoted(cell),
                        "put text that has a comma in it in quotes");
                return;
            }
            cells.put(header.names().get(i), cell);
        }
        if (!cells.isEmpty()) {
            each.accept(new Row(line, cells));
        }
    }

    /** Reports each of {@code needed} that is missing, and whether none is. */
    static boolean needs(Header header, List<String> needed, Findings findings) {
        boolean all = true;
        for (String column : needed) {
            if (!header.has(column)) {
                findings.error(
                        Place.START,
                        "the column " + Say.quoted(column) + " is missing",
                        Hint.nearest(column, header.names())
                                .map(name -> "rename the column " + name + "?")
                                .orElse("add it to the first line"));
                all = false;
            }
        }
        return all;
    }
}
