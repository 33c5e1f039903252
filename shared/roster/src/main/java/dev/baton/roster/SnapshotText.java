package dev.baton.roster;

import java.util.Map;

/** A snapshot as compact text, one entry for each rep and turn, to be kept with a decision. */
public final class SnapshotText {
    private SnapshotText() {}

    /** Writes {@code REP#id} and {@code POOL#name} entries, from which {@link #read} gives an equal snapshot. */
    public static Map<String, String> write(Snapshot snapshot) {
        throw new UnsupportedOperationException(snapshot.toString());
    }

    /** Reads what {@link #write} wrote. */
    public static Snapshot read(Map<String, String> text) {
        throw new UnsupportedOperationException(text.toString());
    }
}
