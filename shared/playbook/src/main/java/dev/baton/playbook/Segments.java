package dev.baton.playbook;

import java.util.List;

/**
 * The kinds of lead that the rest of a playbook speaks of.
 *
 * @param inOrder the first that matches names the lead's segment
 * @param otherwise the segment of all others; empty when they have none
 */
public record Segments(List<Segment> inOrder, String otherwise) {
    public static final Segments NONE = new Segments(List.of(), "");

    public Segments {
        inOrder = List.copyOf(inOrder);
    }

    /** One segment and the leads that are in it, unless an earlier one has them. */
    public record Segment(String name, Matcher when) {}
}
