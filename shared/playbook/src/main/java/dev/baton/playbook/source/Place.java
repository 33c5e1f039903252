package dev.baton.playbook.source;

/**
 * A place in a file; line and column count from 1.
 *
 * @param file as a finding names it; empty for the file that is being read
 */
public record Place(String file, int line, int column) {
    /** The beginning of the file that is being read. */
    public static final Place START = new Place(1, 1);

    /** A place in the file that is being read. */
    public Place(int line, int column) {
        this("", line, column);
    }

    /** Another place in the same file. */
    Place to(int otherLine, int otherColumn) {
        return new Place(file, otherLine, otherColumn);
    }

    /** This line for somebody who looks at {@code other}: {@code line 3}, or {@code line 3 of pools.yaml}. */
    String seenFrom(Place other) {
        return "line " + line + (file.equals(other.file) ? "" : " of " + file);
    }
}
