package dev.baton.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Playbooks: each version written once, one of them active. */
@SuppressWarnings("DoNotCallSuggester")
public final class PlaybookStore {
    /**
     * A published version.
     *
     * @param source the text as its author wrote it
     * @param compiled whatever {@code shared/playbook} makes of it; opaque here
     */
    public record Version(int number, String source, String compiled, Instant publishedAt, String by, String note) {}

    /** A version without its texts. */
    public record Summary(int number, Instant publishedAt, String by, String note) {}

    public PlaybookStore(DynamoDbClient client, Tables tables) {}

    /** What is active, read strongly. */
    public Active active() {
        throw new UnsupportedOperationException();
    }

    /** One version. */
    public Optional<Version> version(int number) {
        throw new UnsupportedOperationException();
    }

    /** All versions, the newest first. */
    public List<Summary> versions() {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a new version, not active yet.
     *
     * @return its number
     */
    public int add(String source, String compiled, String by, String note, Instant now) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a version active with the cells computed for it. Afterwards ring every pool, old and new.
     *
     * @param seen what was active when the cells were computed
     * @return false when something else was activated since: read again, compute again
     */
    public boolean activate(int version, long rosterVersion, Map<String, PoolCell> pools, Active seen) {
        throw new UnsupportedOperationException();
    }
}
