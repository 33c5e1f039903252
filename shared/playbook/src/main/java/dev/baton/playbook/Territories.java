package dev.baton.playbook;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How a lead's territory is found: one exact key for each shape that rows of the table have, so that it costs the same however many rows
 * there are.
 *
 * @param table the lookup table's name
 * @param by the columns that make up a row's key, the widest first: {@code country}, then {@code state}
 * @param otherwise the territory of a lead that no row is for
 * @param shapes the shapes that rows have, those that say most first
 * @param ranges by column of numbers, the ranges that its rows hold; no two overlap
 */
public record Territories(
        String table, List<String> by, String otherwise, List<Shape> shapes, Map<String, List<Matcher.Span>> ranges) {
    /** The longest key that a row can have: stays below DynamoDB's 1,024 bytes in any script. A longer one has no row. */
    public static final int LONGEST_KEY = 200;

    /** As many shapes may a table's rows have: a lead is looked up under no more keys than that. */
    public static final int MOST_SHAPES = 20;

    /** The column that holds the beginning of a postal code. */
    public static final String POSTAL_PREFIX = "postal-prefix";

    /** Tables of before had rows that were filled from the left, and no ranges. */
    public Territories {
        by = List.copyOf(by);
        shapes = Absent.copy(shapes);
        ranges = Absent.or(ranges, Map.of());
        if (shapes.isEmpty()) {
            List<Shape> filledFromTheLeft = new ArrayList<>();
            for (int columns = by.size(); columns > 0; columns--) {
                filledFromTheLeft.add(new Shape(by.subList(0, columns), 0));
            }
            shapes = List.copyOf(filledFromTheLeft);
        }
    }

    /**
     * Which columns of a row are filled; an empty one means any value.
     *
     * @param columns in the order of {@code by}
     * @param prefix how many characters of the postal code there are; 0 where that column is empty
     */
    public record Shape(List<String> columns, int prefix) {
        public Shape {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The order in which rows are preferred: more columns first; among as many, those filled further left; among the same, the longer
     * postal prefix.
     *
     * @param by the columns in their order
     */
    public static Comparator<Shape> mostFirst(List<String> by) {
        Comparator<Shape> order =
                Comparator.comparingInt((Shape shape) -> shape.columns().size()).reversed();
        for (String column : by) {
            order = order.thenComparing(shape -> !shape.columns().contains(column));
        }
        return order.thenComparing(Comparator.comparingInt(Shape::prefix).reversed());
    }

    /** The keys to look under, the one that says most first. */
    LookupKeys lookups(Lead lead, Facts facts) {
        List<LookupKey> wanted = new ArrayList<>();
        for (Shape shape : shapes) {
            List<String> parts = new ArrayList<>();
            boolean known = true;
            for (String column : by) {
                boolean filled = shape.columns().contains(column);
                String part = filled ? part(column, shape, lead, facts) : "";
                known &= !filled || !part.isBlank();
                parts.add(part);
            }
            String key = key(parts);
            if (known && key.length() <= LONGEST_KEY) {
                wanted.add(new LookupKey(table, key));
            }
        }
        return new LookupKeys(wanted);
    }

    private String part(String column, Shape shape, Lead lead, Facts facts) {
        if (column.equals(POSTAL_PREFIX)) {
            String code = postal(Field.POSTAL_CODE.text(lead, facts));
            return code.length() < shape.prefix() ? "" : code.substring(0, shape.prefix());
        }
        List<Matcher.Span> spans = ranges.getOrDefault(column, List.of());
        if (spans.isEmpty()) {
            return Field.text(column, lead, facts);
        }
        OptionalLong number =
                Field.of(column).map(field -> field.number(lead, facts)).orElse(OptionalLong.empty());
        return spans.stream()
                .filter(span ->
                        number.isPresent() && span.from() <= number.getAsLong() && number.getAsLong() <= span.to())
                .map(Matcher.Span::text)
                .findFirst()
                .orElse("");
    }

    /** A postal code, or the beginning of one, as it is compared: letters and digits alone, upper case. */
    public static String postal(String code) {
        StringBuilder kept = new StringBuilder();
        code.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    /** The key of a row, or of a lead's look-up, with these parts. Letter case and spaces around a part do not matter. */
    public static String key(List<String> parts) {
        List<String> normal = new ArrayList<>();
        for (String part : parts) {
            normal.add(part.strip().replace('|', ' ').toUpperCase(Locale.ROOT));
        }
        while (normal.size() > 1 && normal.getLast().isEmpty()) {
            normal.removeLast();
        }
        return String.join("|", normal);
    }
}
