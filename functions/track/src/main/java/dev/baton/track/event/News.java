package dev.baton.track.event;

import dev.baton.store.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one event says of one thing. */
public sealed interface News {
    /**
     * A Lead changed.
     *
     * @param org the org's 18-character id
     * @param sightings what is known of it now; one for what changed, and one for what was merely told with it
     * @param changed the names of the fields that the change set; empty for a deletion
     * @param fields their values as text
     */
    record OfLead(
            String org,
            String record,
            Kind kind,
            List<Sighting> sightings,
            Set<String> changed,
            Map<String, String> fields)
            implements News {
        public OfLead {
            sightings = List.copyOf(sightings);
            changed = Set.copyOf(changed);
            fields = Map.copyOf(fields);
        }
    }

    /** What happened to a record. */
    enum Kind {
        CREATED,
        UPDATED,
        DELETED,
        UNDELETED
    }

    /**
     * A Task is done.
     *
     * @param who the Lead or Contact that it is about; empty when the event does not say
     * @param by the id of the user who did it
     */
    record TaskDone(String task, Optional<String> who, Instant at, String by) implements News {}

    /**
     * A Task was deleted, or is there again: which of the two is so now is to be read, as the one may be told after the other.
     *
     * @param by the id of the user who did it
     */
    record TaskMoved(String task, boolean deleted, Instant at, String by) implements News {}

    /**
     * Somebody became a member of a campaign, or what is known of the membership changed.
     *
     * @param who the Lead or Contact; empty when the event does not say
     * @param campaign the campaign's id; empty when the event does not say
     * @param status what the membership says now: {@code Responded}; empty when the event does not say
     * @param event names the event, the same when it is delivered again
     */
    record Member(
            String org, String member, Optional<String> who, String campaign, String status, Instant at, String event)
            implements News {}

    /**
     * Something changed that the event does not tell: the record is to be read.
     *
     * @param bornSince a record that was created then or later is one that nobody has told of
     * @param gone that it was deleted, where the event says so: it holds if the record cannot be read. What can be read may be back by now
     */
    record Untold(String org, Entity entity, String record, Instant bornSince, Optional<Sighting> gone)
            implements News {}

    /** Something changed in records that the event does not even name: whatever changed since then is to be read. */
    record Unnamed(String org, Entity entity, Instant since) implements News {}

    /** What kind of thing changed. */
    enum Entity {
        LEAD("Lead"),
        TASK("Task"),
        MEMBER("CampaignMember");

        private final String object;

        Entity(String object) {
            this.object = object;
        }

        /** Its name in the API. */
        public String object() {
            return object;
        }
    }
}
