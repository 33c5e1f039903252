package dev.baton.standin;

import dev.baton.standin.Query.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a query, one after the other. */
final class SoqlTokens {
    private static final Pattern TOKEN = Pattern.compile("\\s+"
            + "|(?<text>'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<datetime>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d))"
            + "|(?<date>\\d{4}-\\d\\d-\\d\\d)"
            + "|(?<number>[+-]?\\d+(?:\\.\\d+)?)"
            + "|(?<name>[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*)"
            + "|(?<symbol><=|>=|!=|<>|[=<>(),])");

    private final List<Token> tokens;
    private int next;

    private record Token(String kind, String text) {}

    private SoqlTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static SoqlTokens of(String query) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query);
        int at = 0;
        while (at < query.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw malformed("unexpected token at column " + (at + 1));
            }
            for (String kind : List.of("text", "datetime", "date", "number", "name", "symbol")) {
                String text = matcher.group(kind);
                if (text != null) {
                    tokens.add(new Token(kind, text));
                }
            }
            at = matcher.end();
        }
        return new SoqlTokens(tokens);
    }

    static Refused malformed(String why) {
        return new Refused(400, "MALFORMED_QUERY", why);
    }

    private Token peek() {
        return next < tokens.size() ? tokens.get(next) : new Token("end", "<EOF>");
    }

    boolean is(String word) {
        Token token = peek();
        return !token.kind().equals("text") && token.text().equalsIgnoreCase(word);
    }

    boolean take(String word) {
        boolean taken = is(word);
        next += taken ? 1 : 0;
        return taken;
    }

    void expect(String word) {
        if (!take(word)) {
            throw malformed("expecting '" + word + "', found '" + peek().text() + "'");
        }
    }

    boolean isName() {
        return peek().kind().equals("name");
    }

    String name() {
        if (!isName()) {
            throw malformed("expecting a name, found '" + peek().text() + "'");
        }
        return tokens.get(next++).text();
    }

    String symbol(Set<String> known) {
        if (!known.contains(peek().text())) {
            throw malformed("unexpected token: '" + peek().text() + "'");
        }
        return tokens.get(next++).text();
    }

    int count() {
        if (!peek().text().matches("\\d{1,9}")) {
            throw malformed("expecting a number, found '" + peek().text() + "'");
        }
        return Integer.parseInt(tokens.get(next++).text());
    }

    void end() {
        if (next < tokens.size()) {
            throw malformed("unexpected token: '" + peek().text() + "'");
        }
    }

    Literal literal() {
        Token token = peek();
        next++;
        return switch (token.kind()) {
            case "text" -> new Literal(Literal.Kind.TEXT, unescaped(token.text()));
            case "datetime" -> new Literal(Literal.Kind.DATETIME, Values.stored(Values.moment(token.text())));
            case "date" -> new Literal(Literal.Kind.DATE, token.text());
            case "number" -> new Literal(Literal.Kind.NUMBER, token.text());
            case "name" ->
                switch (token.text().toLowerCase(java.util.Locale.ROOT)) {
                    case "null" -> new Literal(Literal.Kind.NULL, "");
                    case "true", "false" ->
                        new Literal(Literal.Kind.BOOLEAN, token.text().toLowerCase(java.util.Locale.ROOT));
                    default -> throw malformed("unexpected token: '" + token.text() + "'");
                };
            default -> throw malformed("unexpected token: '" + token.text() + "'");
        };
    }

    // \% and \_ keep their backslash: LIKE reads them.
    private static String unescaped(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = quoted.charAt(++i);
            switch (escaped) {
                case '\'', '"', '\\' -> text.append(escaped);
                case 'n', 'N' -> text.append('\n');
                case 't', 'T' -> text.append('\t');
                case 'r', 'R' -> text.append('\r');
                case '%', '_' -> text.append('\\').append(escaped);
                default -> throw malformed("Illegal escape: \\" + escaped);
            }
        }
        return text.toString();
    }
}
