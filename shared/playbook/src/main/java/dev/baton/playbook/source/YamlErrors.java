package dev.baton.playbook.source;

import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words why YAML could not be read. The parser speaks of tokens; the reader of a message has never met one. */
final class YamlErrors {
    private YamlErrors() {}

    private record Wording(String problem, String message, String suggestion) {}

    private static final List<Wording> WORDINGS = List.of(
            new Wording(
                    "mapping values are not allowed",
                    "there is a colon where none can be",
                    "put the text in quotes, or indent this line like the one above"),
            new Wording(
                    "could not find expected ':'",
                    "this line is neither a key with its colon nor part of a list",
                    "write key: value, or begin the line with a hyphen"),
            new Wording(
                    "expected <block end>",
                    "the indentation does not fit the lines above",
                    "keys that belong together begin in the same column"),
            new Wording("',' or ']'", "a list that began with [ is not closed", "add the missing ] or comma"),
            new Wording("',' or '}'", "a block that began with { is not closed", "add the missing } or comma"),
            new Wording("end of stream", "a quotation mark is not closed", "add the missing quotation mark"),
            new Wording(
                    "cannot start any token", "a value cannot begin with this character", "put the value in quotes"),
            new Wording("alias", "* cannot begin a value", "put the text in quotes"),
            new Wording("anchor", "& cannot begin a value", "put the text in quotes"));

    static void tell(YamlEngineException e, String text, Findings findings) {
        if (tabs(text, findings)) {
            return;
        }
        switch (e) {
            case MarkedYamlEngineException marked -> {
                Place at = marked.getProblemMark().map(Yaml::place).orElse(Place.START);
                String problem = marked.getProblem() == null ? "" : marked.getProblem();
                for (Wording wording : WORDINGS) {
                    if (problem.contains(wording.problem)) {
                        findings.error(at, wording.message, wording.suggestion);
                        return;
                    }
                }
                findings.error(at, "this is not YAML: " + Say.cut(problem), "");
            }
            case ReaderException reader ->
                findings.error(
                        after(text, reader.getPosition()),
                        String.format(
                                Locale.ROOT, "the character U+%04X cannot stand in this file", reader.getCodePoint()),
                        "delete it; it may be invisible");
            default -> findings.error(Place.START, "this is not YAML", "");
        }
    }

    /** Reports every line that is indented by a tab. */
    private static boolean tabs(String text, Findings findings) {
        boolean found = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            int column = 0;
            while (column < line.length() && line.charAt(column) == ' ') {
                column++;
            }
            if (column < line.length() && line.charAt(column) == '\t') {
                findings.error(new Place(number, column + 1), "the line is indented by a tab", "use spaces");
                found = true;
            }
        }
        return found;
    }

    private static Place after(String text, int codePoints) {
        int end = Math.min(text.length(), Math.max(0, codePoints));
        String before = text.substring(0, end);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(line, end - before.lastIndexOf('\n'));
    }
}
