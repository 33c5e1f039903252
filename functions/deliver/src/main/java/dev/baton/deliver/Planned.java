package dev.baton.deliver;

import dev.baton.lead.Owner;
import dev.baton.salesforce.Graph;
import dev.baton.store.Sighting;
import java.util.Optional;

/** What is to be written for one lead. */
sealed interface Planned {
    /** The node of a graph that writes the Lead. */
    String LEAD = "lead";

    /** The node that writes the Task. */
    String TASK = "task";

    /** The node that puts the lead into the campaign where it is nurtured. */
    String MEMBER = "member";

    /** The node that puts the lead into the campaign that its form named. */
    String RESPONSE = "response";

    /**
     * A graph.
     *
     * @param target which record it is about
     * @param ownerId the user or queue that has the record afterwards; empty when nobody was decided upon
     * @param owned whether the graph writes that owner; otherwise the record has this owner already
     * @param linked who has the lead, where that is another than was chosen
     */
    record Write(Graph graph, Target target, Optional<String> ownerId, boolean owned, Optional<Owner> linked)
            implements Planned {}

    /** Nothing that Baton could write would be right; {@code why} is for a person to act on. */
    record Refused(String why) implements Planned {}

    /** The Lead was converted before its outcome arrived: nothing is to be written, but how it ended is to be read. */
    record Finished(String recordId, String ownerId) implements Planned {}

    /** Nothing is to be written. */
    record Nothing() implements Planned {}

    /**
     * The record that a lead is delivered to.
     *
     * @param recordId empty when it is not there yet: the node {@link #LEAD} makes it
     * @param existed whether it was there before the lead
     */
    record Target(Optional<String> recordId, Sighting.Kind kind, boolean existed) {}
}
