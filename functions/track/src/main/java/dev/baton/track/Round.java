package dev.baton.track;

import dev.baton.track.crm.Reader;
import java.util.Optional;

/**
 * What one batch has at hand. For one batch and one thread.
 *
 * @param reader whom it asks; empty where no org is connected
 * @param bells what it rings at its end
 */
record Round(Optional<Reader> reader, Bells bells) {
    static Round asking(Optional<Reader> reader) {
        return new Round(reader, new Bells());
    }
}
