package dev.baton.cli;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.baton.cli.Headings.What;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Salesforce report's export, read row by row: with or without a byte order mark, commas, semicolons or tabs, quotes, any line ends,
 * UTF-8, UTF-16 or Windows' Western characters, and whatever the report says above and below its rows. No row is kept.
 */
final class Export {
    private static final int LONGEST_RECORD = 1 << 22;
    private static final int MOST_LINES_ABOVE = 25;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final String SEPARATORS = ",;\t";

    private Export() {}

    /**
     * One row; what it does not have is empty.
     *
     * @param line where it begins in the file
     */
    record Row(
            long line, String leadId, String ownerId, String ownerEmail, String owner, String email, String created) {
        boolean hasOwner() {
            return !ownerId.isEmpty() || !ownerEmail.isEmpty() || !owner.isEmpty();
        }
    }

    /** How many lines of the file were rows, and how many the report's own words below them. */
    record Size(long rows, long footer) {}

    /**
     * Reads it.
     *
     * @param named headings that the operator named
     * @throws Refusal if it is no CSV file, or no line of it has the headings
     */
    static Size read(Path file, Map<What, String> named, Consumer<Row> each) {
        try (BufferedReader text = TextOf.open(file);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .detectBomHeader(false)
                        .skipEmptyLines(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_RECORD)
                        .ofCsvRecord(text);
                CloseableIterator<CsvRecord> records = csv.iterator()) {
            Headings headings = headings(records, file, named);
            return rows(records, headings, each);
        } catch (CsvParseException malformed) {
            throw new Refusal(
                    file + " cannot be read as CSV: "
                            + String.valueOf(malformed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + "; export the report as 'Details Only', format .csv",
                    malformed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Headings headings(CloseableIterator<CsvRecord> records, Path file, Map<What, String> named) {
        for (int line = 0; line < MOST_LINES_ABOVE && records.hasNext(); line++) {
            Optional<Headings> found = Headings.of(records.next().getFields(), named);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new Refusal(file + " has no headings that say which lead and whose: " + Headings.wanted());
    }

    private static Size rows(CloseableIterator<CsvRecord> records, Headings headings, Consumer<Row> each) {
        long rows = 0;
        long footer = 0;
        while (records.hasNext()) {
            CsvRecord line = records.next();
            if (words(line, headings)) {
                footer++;
            } else {
                rows++;
                each.accept(row(line, headings));
            }
        }
        return new Size(rows, footer);
    }

    /** Below its rows a report says who made it and when, in a cell of its own. */
    private static boolean words(CsvRecord line, Headings headings) {
        if (headings.width() < 2) {
            return false;
        }
        for (int i = 1; i < line.getFieldCount(); i++) {
            if (!line.getField(i).isBlank()) {
                return false;
            }
        }
        return line.getFieldCount() < headings.width();
    }

    private static Row row(CsvRecord line, Headings headings) {
        return new Row(
                line.getStartingLineNumber(),
                cell(line, headings, What.LEAD_ID),
                cell(line, headings, What.OWNER_ID),
                cell(line, headings, What.OWNER_EMAIL),
                cell(line, headings, What.OWNER),
                cell(line, headings, What.EMAIL),
                cell(line, headings, What.CREATED));
    }

    private static String cell(CsvRecord line, Headings headings, What what) {
        Integer column = headings.columns().get(what);
        return column == null || column >= line.getFieldCount()
                ? ""
                : line.getField(column).strip();
    }

    /** What separates the cells, by the line that has most of it: in half of Europe it is a semicolon. Above the headings stand words. */
    static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        int[] most = new int[SEPARATORS.length()];
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        int lines = 0;
        for (int i = 1; i < LONGEST_HEADER && lines < MOST_LINES_ABOVE; i++) {
            int c = text.read();
            if (c < 0) {
                break;
            }
            quoted ^= c == '"';
            int which = SEPARATORS.indexOf(c);
            if (which >= 0 && !quoted) {
                counts[which]++;
                most[which] = Math.max(most[which], counts[which]);
            } else if (c == '\n' || c == '\r') {
                lines += c == '\n' ? 1 : 0;
                counts = new int[SEPARATORS.length()];
            }
        }
        text.reset();
        int best = 0;
        for (int i = 1; i < most.length; i++) {
            best = most[i] > most[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }
}
