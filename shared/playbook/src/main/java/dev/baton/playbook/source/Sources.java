package dev.baton.playbook.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The YAML files that a playbook consists of, as one text: how a version's source is kept. One file is its own text. Of several each has a
 * line before it that says its name and its length, {@code # file: pools.yaml, 12 lines}, so that the text can be taken apart again,
 * whatever stands in the files.
 *
 * @param files the texts by name, as the include names them; the first is the playbook itself
 */
public record Sources(Map<String, String> files) {
    /** The name that a playbook has by itself. */
    private static final String ALONE = "playbook.yaml";

    private static final Pattern HEADING = Pattern.compile("# file: (.+), (\\d{1,7}) lines?");

    public Sources {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** The files as one text. Each ends with a line end there. */
    public String text() {
        if (files.size() == 1) {
            return files.values().iterator().next();
        }
        StringBuilder all = new StringBuilder();
        files.forEach((name, text) -> {
            String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
            long lines = whole.chars().filter(c -> c == '\n').count();
            all.append("# file: ")
                    .append(name)
                    .append(", ")
                    .append(lines)
                    .append(lines == 1 ? " line\n" : " lines\n")
                    .append(whole);
        });
        return all.toString();
    }

    /** Takes a text of {@link #text} apart; any other text is one file. */
    public static Sources of(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> lines = List.of(text.split("(?<=\n)", -1));
        int next = 0;
        while (next < lines.size() && !lines.get(next).isEmpty()) {
            Matcher heading = HEADING.matcher(lines.get(next).stripTrailing());
            if (!heading.matches()) {
                return new Sources(Map.of(ALONE, text));
            }
            int from = next + 1;
            next = from + Integer.parseInt(heading.group(2));
            if (next > lines.size() || files.containsKey(heading.group(1))) {
                return new Sources(Map.of(ALONE, text));
            }
            files.put(heading.group(1), String.join("", lines.subList(from, next)));
        }
        return files.size() < 2 ? new Sources(Map.of(ALONE, text)) : new Sources(files);
    }
}
