package dev.baton.proof;

import dev.baton.json.Json;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Score;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** A process of its own that judges one lead by one published playbook, with the libraries of a function and no others. */
final class JudgeAlone {
    private JudgeAlone() {}

    /** Prints for each of the playbook's rules, by number, whether it fired. */
    public static void main(String[] arguments) throws Exception {
        Playbook playbook = Json.read(Files.readString(Path.of(arguments[0])), Playbook.class);
        Lead lead = Json.read(Files.readString(Path.of(arguments[1])), Lead.class);
        Verdict verdict = playbook.judge(lead, Facts.NONE, Rows.NONE, 1, lead.acceptedAt());
        Set<String> fired =
                verdict.score().fired().stream().map(Score.Fired::why).collect(Collectors.toSet());
        int rules = playbook.scoring().orElseThrow().rules().size();
        for (int i = 0; i < rules; i++) {
            System.out.println(i + " " + fired.contains(Integer.toString(i)));
        }
    }
}
