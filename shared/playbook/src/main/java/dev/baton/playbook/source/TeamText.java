package dev.baton.playbook.source;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads who works on an account, as a table holds it: {@code Sales Engineer=sam@acme.example; Executive=eva@acme.example}. */
final class TeamText {
    private TeamText() {}

    /** Reps' ids by role; what cannot be read is left aside, which the findings then tell. */
    static Map<String, String> read(String cell, Csv.Row row, Findings findings) {
        Map<String, String> team = new LinkedHashMap<>();
        for (String member : cell.split(";", -1)) {
            int equals = member.indexOf('=');
            String role = equals < 0 ? "" : member.substring(0, equals).strip();
            String rep = equals < 0 ? "" : member.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
            if (member.isBlank()) {
                continue;
            }
            if (role.isEmpty() || !rep.contains("@")) {
                findings.warning(
                        row.at(),
                        "team has " + Say.quoted(member.strip()) + ", which is left aside",
                        "like Sales Engineer=sam@acme.example; more of them after a semicolon");
            } else if (team.putIfAbsent(role, rep) != null) {
                findings.warning(row.at(), "team has the role " + Say.quoted(role) + " twice", "the first counts");
            }
        }
        return team;
    }
}
