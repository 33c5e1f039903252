package dev.baton.playbook.source;

import dev.baton.playbook.Playbook;
import dev.baton.playbook.Table;
import java.util.List;

/** What came of reading a playbook. */
public sealed interface Reading {
    /** Everything there is to say about the file, in its order. */
    List<Finding> findings();

    /**
     * It can be published.
     *
     * @param tables its lookup tables, to be stored before the playbook becomes active
     * @param sources the YAML files that it was read from, to be kept with it
     * @param tests the leads that it says what must come of, in their order
     * @param findings warnings only
     * @param leftOut what was not looked into because it would have taken too long, in words
     */
    record Compiled(
            Playbook playbook,
            List<Table> tables,
            Sources sources,
            List<TestCase> tests,
            List<Finding> findings,
            List<String> leftOut)
            implements Reading {
        public Compiled {
            leftOut = List.copyOf(leftOut);
            tests = List.copyOf(tests);
            tables = List.copyOf(tables);
            findings = List.copyOf(findings);
        }
    }

    /** It has at least one error. */
    record Refused(List<Finding> findings) implements Reading {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
