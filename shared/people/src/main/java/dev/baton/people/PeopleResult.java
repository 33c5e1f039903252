package dev.baton.people;

import dev.baton.salesforce.Failure;
import dev.baton.store.RosterStore;
import java.util.List;
import java.util.Set;

/** What came of asking Salesforce for the reps. */
public sealed interface PeopleResult {
    /**
     * What Salesforce says of the reps is what the roster has from it.
     *
     * @param users of how many reps Salesforce says something
     * @param unusable fields that say nothing because of what is in them: the field and the User's id
     * @param ambiguous ids of reps who are several active Users
     */
    record Done(int users, RosterStore.Synced synced, List<String> unusable, Set<String> ambiguous)
            implements PeopleResult {
        public Done {
            unusable = List.copyOf(unusable);
            ambiguous = Set.copyOf(ambiguous);
        }
    }

    /**
     * More than half of the active reps would be gone, which is more likely a filter, a permission or a field that was changed than a team
     * that left: the roster is as it was, until somebody says that it is meant so.
     *
     * @param gone their ids, in order
     * @param of how many active reps there are
     */
    record Kept(List<String> gone, int of) implements PeopleResult {
        public Kept {
            gone = List.copyOf(gone);
        }
    }

    /** Salesforce did not answer, or not whole: the roster is as it was. */
    record Failed(Failure failure) implements PeopleResult {}
}
