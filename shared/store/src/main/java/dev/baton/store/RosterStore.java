package dev.baton.store;

import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The people. Reads are strongly consistent. */
@SuppressWarnings("DoNotCallSuggester")
public final class RosterStore {
    /**
     * The whole roster.
     *
     * @param version one up at each sync
     */
    public record Roster(List<Rep> reps, long version) {
        public Roster {
            reps = List.copyOf(reps);
        }
    }

    /** What a sync changed, by rep id. */
    public record Synced(List<String> added, List<String> changed, List<String> removed) {}

    public RosterStore(DynamoDbClient client, Tables tables) {}

    /** Everybody, by id. */
    public Roster all() {
        throw new UnsupportedOperationException();
    }

    /** One rep. */
    public Optional<Versioned<Rep>> rep(String id) {
        throw new UnsupportedOperationException();
    }

    /** What reps have on the desk; somebody without an item has {@link Load#NONE}. */
    public Map<String, Versioned<Load>> loads(Collection<String> reps) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes the roster these people: whoever is missing is inactive from now on. A manual switch survives. The active playbook's
     * cells are computed again with {@code cells} and written with the roster. Afterwards ring every pool. Repeating it is harmless.
     *
     * @param cells from the people to each pool of the active playbook
     */
    public Synced sync(Collection<Rep> reps, Function<Collection<Rep>, Map<String, PoolCell>> cells) {
        throw new UnsupportedOperationException();
    }

    /**
     * Switches somebody on or off by hand, from the next decision on.
     *
     * @return false when there is no such rep
     */
    public boolean turn(String id, boolean on) {
        throw new UnsupportedOperationException();
    }
}
