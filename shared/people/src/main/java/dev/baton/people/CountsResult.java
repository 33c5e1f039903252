package dev.baton.people;

import dev.baton.salesforce.Failure;
import dev.baton.store.OpenCounts;
import java.util.List;
import java.util.Map;

/** What came of counting open leads. */
public sealed interface CountsResult {
    /**
     * The loads say what Salesforce says.
     *
     * @param reps how many reps were counted
     * @param leads how many of Baton's own open leads were looked up
     * @param drifted records that are not as Baton has them, to be read again one by one: ids of Leads, and of Tasks that are all a known
     *     Contact's lead has
     * @param longDrifted how many of them have been so for longer than a change event travels
     * @param repaired reps whose load did not count their leads, with what it said before
     * @param changed reps whose number of open leads elsewhere is another now: before and now
     */
    record Done(
            int reps,
            int leads,
            List<String> drifted,
            int longDrifted,
            Map<String, OpenCounts.Count> repaired,
            Map<String, Change> changed)
            implements CountsResult {
        public Done {
            drifted = List.copyOf(drifted);
            repaired = Map.copyOf(repaired);
            changed = Map.copyOf(changed);
        }
    }

    /** Open leads elsewhere, before and now. */
    record Change(int before, int now) {}

    /** Salesforce did not answer, or not whole: the loads are as they were. */
    record Failed(Failure failure) implements CountsResult {}
}
