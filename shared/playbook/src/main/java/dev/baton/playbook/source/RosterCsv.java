package dev.baton.playbook.source;

import dev.baton.roster.Rep;
import java.nio.file.Path;
import java.util.List;

/** Reads a roster from CSV. */
public final class RosterCsv {
    private RosterCsv() {}

    /**
     * What came of reading a roster.
     *
     * @param reps those whose rows were good
     * @param findings everything else, in the file's order
     */
    public record Read(List<Rep> reps, List<Finding> findings) {
        public Read {
            reps = List.copyOf(reps);
            findings = List.copyOf(findings);
        }
    }

    /** Reads all reps of a file. A file that cannot be read is a finding, too. */
    public static Read read(Path file) {
        return new Read(
                List.of(),
                List.of(new Finding(
                        file.toString(),
                        1,
                        1,
                        Finding.Severity.ERROR,
                        "this version of Baton cannot read rosters",
                        "")));
    }
}
