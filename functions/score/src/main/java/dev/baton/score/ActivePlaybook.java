package dev.baton.score;

import dev.baton.json.Json;
import dev.baton.playbook.Playbook;
import dev.baton.store.Active;
import dev.baton.store.PlaybookStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The playbook that is active now. What is active is read each time, strongly; a version is read and decoded once, as it never changes.
 * Thread-safe.
 */
final class ActivePlaybook {
    private final PlaybookStore store;

    private volatile @Nullable Version last;

    ActivePlaybook(PlaybookStore store) {
        this.store = store;
    }

    /** A published version. */
    private record Version(int number, Playbook playbook) {}

    /** What is active, with the playbook read. */
    record Now(Active active, Playbook playbook) {
        int version() {
            return active.version();
        }
    }

    /** What is active now; empty when nothing was published yet. */
    Optional<Now> now() {
        Active active = store.active();
        return active.version() == 0 ? Optional.empty() : Optional.of(new Now(active, version(active.version())));
    }

    private Playbook version(int number) {
        Version known = last;
        if (known != null && known.number() == number) {
            return known.playbook();
        }
        PlaybookStore.Version stored = store.version(number)
                .orElseThrow(() -> new IllegalStateException(
                        "version " + number + " of the playbook is active but not stored: publish it again"));
        Playbook playbook = Json.read(stored.compiled(), Playbook.class);
        last = new Version(number, playbook);
        return playbook;
    }
}
