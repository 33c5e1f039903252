package dev.baton.cli;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.baton.cli.HistoryColumns.When;
import dev.baton.normal.FlatJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Leads of the past in a file, read one by one: CSV as exports write it, or one JSON object a line as {@code POST /leads} takes it. */
final class HistoryFile {
    private static final int LONGEST_RECORD = 1 << 22;
    private static final int MOST_LINES_ABOVE = 25;
    private static final int MOST_FIELDS = 300;

    private HistoryFile() {}

    /**
     * One row.
     *
     * @param line where it begins
     * @param fields by the names that a playbook uses; what is empty is left out
     * @param wrong why the row cannot be read; empty when it can
     */
    record Row(long line, Map<String, List<String>> fields, Map<When, String> times, String wrong) {}

    /**
     * Reads it.
     *
     * @return the headings that mean nothing here
     * @throws Refusal if it is no such file
     */
    static List<String> read(Path file, Consumer<Row> each) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("there is no file " + file);
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        try (BufferedReader text = TextOf.open(file)) {
            return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? lines(text, each) : csv(text, file, each);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(BufferedReader text, Consumer<Row> each) throws IOException {
        long number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
                each.accept(json(number, line));
            }
        }
        return List.of();
    }

    private static Row json(long number, String line) {
        return switch (FlatJson.read(line, MOST_FIELDS)) {
            case FlatJson.Unreadable(String why) -> new Row(number, Map.of(), Map.of(), "it " + why);
            case FlatJson.Fields given -> {
                Map<String, List<String>> fields = new LinkedHashMap<>();
                Map<When, String> times = new EnumMap<>(When.class);
                given.given().forEach(entry -> {
                    Optional<When> when = HistoryColumns.when(entry.getKey());
                    when.ifPresent(its -> times.put(its, entry.getValue()));
                    if (when.isEmpty()) {
                        String field = HistoryColumns.field(entry.getKey()).orElse("attribute." + entry.getKey());
                        put(fields, field, entry.getValue());
                    }
                });
                yield new Row(number, fields, times, "");
            }
        };
    }

    private static List<String> csv(BufferedReader text, Path file, Consumer<Row> each) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(Export.separator(text))
                        .detectBomHeader(false)
                        .skipEmptyLines(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_RECORD)
                        .ofCsvRecord(text);
                CloseableIterator<CsvRecord> records = csv.iterator()) {
            HistoryColumns columns = columns(records, file);
            while (records.hasNext()) {
                CsvRecord line = records.next();
                if (!isFooter(line, columns)) {
                    each.accept(row(line, columns));
                }
            }
            return columns.unused();
        } catch (CsvParseException malformed) {
            throw new Refusal(
                    file + " cannot be read as CSV: "
                            + String.valueOf(malformed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + "; look for a quotation mark that is not closed",
                    malformed);
        }
    }

    private static HistoryColumns columns(CloseableIterator<CsvRecord> records, Path file) {
        for (int line = 0; line < MOST_LINES_ABOVE && records.hasNext(); line++) {
            Optional<HistoryColumns> found = HistoryColumns.of(records.next().getFields());
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new Refusal(file + " has no headings that say what is what: one of its first lines must name the column"
                + " Created Date (or created) and the lead's own, such as Email, Company, Country, No. of Employees");
    }

    /** Below its rows a report says who made it and when, in a cell of its own. */
    private static boolean isFooter(CsvRecord line, HistoryColumns columns) {
        return columns.fields().size() > 1 && line.getFieldCount() == 1;
    }

    private static Row row(CsvRecord line, HistoryColumns columns) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        columns.fields().forEach((column, field) -> put(fields, field, cell(line, column)));
        Map<When, String> times = new EnumMap<>(When.class);
        columns.times().forEach((when, column) -> times.put(when, cell(line, column)));
        return new Row(line.getStartingLineNumber(), fields, times, "");
    }

    private static void put(Map<String, List<String>> fields, String field, String value) {
        if (!value.isEmpty()) {
            fields.put(field, field.equals("signals") ? several(value) : List.of(value));
        }
    }

    private static List<String> several(String value) {
        return Stream.of(value.split(";", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static String cell(CsvRecord line, int column) {
        return column < line.getFieldCount() ? line.getField(column).strip() : "";
    }
}
