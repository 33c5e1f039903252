package dev.baton.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pieces of queries that nothing can break out of. */
public final class Soql {
    /** A query travels in a URL, which Salesforce takes up to 16,384 bytes long; the rest of the query needs room, too. */
    private static final int LONGEST_LIST = 10_000;

    private static final int MOST_VALUES = 400;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*");

    private Soql() {}

    /** A text as a literal, with its quotation marks (SOQL reference, "Quoted String Escape Sequences"). */
    public static String text(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
        text.chars().forEach(c -> {
            switch (c) {
                case '\\' -> literal.append("\\\\");
                case '\'' -> literal.append("\\'");
                case '"' -> literal.append("\\\"");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                case '\b' -> literal.append("\\b");
                case '\f' -> literal.append("\\f");
                default -> literal.append((char) c);
            }
        });
        return literal.append('\'').toString();
    }

    /** A moment as a literal, cut to the millisecond. */
    public static String moment(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * The name of a field or an object, which may go through relationships: {@code Owner.Email}.
     *
     * @throws IllegalArgumentException if it could be anything else
     */
    public static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a field or an object");
        }
        return name;
    }

    /** Texts as the list after {@code IN}; see {@link #chunks}. */
    public static String list(Collection<String> texts) {
        return texts.stream().map(Soql::text).collect(Collectors.joining(",", "(", ")"));
    }

    /** Distinct texts in as few lists as fit into queries, in their order; none of none. */
    public static List<List<String>> chunks(Collection<String> texts) {
        List<List<String>> chunks = new ArrayList<>();
        List<String> chunk = new ArrayList<>();
        int length = 0;
        for (String text : texts.stream().distinct().toList()) {
            int more = URLEncoder.encode(text(text), StandardCharsets.UTF_8).length() + 3;
            if (!chunk.isEmpty() && (length + more > LONGEST_LIST || chunk.size() == MOST_VALUES)) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                length = 0;
            }
            chunk.add(text);
            length += more;
        }
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return chunks;
    }
}
