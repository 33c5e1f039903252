package dev.baton.store;

import dev.baton.lead.LeadId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the Salesforce record of a lead: the item {@code LEAD#id / RECORD}. It is a merge: the same sightings give the same state
 * in every order, and repeating one changes nothing.
 *
 * @param record the record's 18-character id; empty while it is not known
 * @param existed whether the record was there before the lead: then what it was like before is no news of this lead
 * @param ownerWritten the user's or queue's id that deliver wrote last; empty when it never did
 * @param writtenAt when that was
 * @param writtenRouting the routing whose owner that was; 0 when there was none
 */
public record RecordState(
        LeadId lead,
        String record,
        Sighting.Kind kind,
        boolean existed,
        Optional<Register> owner,
        Optional<Register> status,
        Optional<Register> converted,
        Optional<Register> deleted,
        String ownerWritten,
        Instant writtenAt,
        int writtenRouting) {
    /** Nothing is known of this lead's record. */
    public static RecordState unknown(LeadId lead) {
        return new RecordState(
                lead,
                "",
                Sighting.Kind.LEAD,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Instant.EPOCH,
                0);
    }

    /** What is known after {@code seen}. A sighting of another record than the lead's says nothing of it. */
    public RecordState with(Sighting seen) {
        if (!record.isEmpty() && !record.equals(seen.record())) {
            return this;
        }
        return new RecordState(
                lead,
                seen.record(),
                seen.kind(),
                existed,
                merged(owner, seen.owner(), seen),
                merged(status, seen.status(), seen),
                merged(converted, seen.converted().map(String::valueOf), seen),
                merged(deleted, seen.deleted().map(String::valueOf), seen),
                ownerWritten,
                writtenAt,
                writtenRouting);
    }

    /** What is known after deliver has written. A lead that is delivered to another record than before starts anew. */
    public RecordState with(Delivered delivered) {
        RecordState before = record.isEmpty() || record.equals(delivered.record()) ? this : unknown(lead);
        boolean there = before.record().isEmpty() ? delivered.existed() : before.existed();
        boolean newer = delivered.routing() > before.writtenRouting()
                || (delivered.routing() == before.writtenRouting()
                        && !delivered.at().isBefore(before.writtenAt()));
        boolean wrote = delivered.owner().isPresent() && newer;
        Sighting own = new Sighting(
                delivered.record(),
                delivered.kind(),
                new Stamp(delivered.at(), 0),
                true,
                true,
                "",
                delivered.owner(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new RecordState(
                lead,
                delivered.record(),
                delivered.kind(),
                there,
                merged(before.owner(), delivered.owner(), own),
                before.status(),
                before.converted(),
                before.deleted(),
                wrote ? delivered.owner().orElseThrow() : before.ownerWritten(),
                wrote ? delivered.at() : before.writtenAt(),
                wrote ? delivered.routing() : before.writtenRouting());
    }

    private Optional<Register> merged(Optional<Register> there, Optional<String> now, Sighting seen) {
        if (now.isEmpty()) {
            return there;
        }
        return Optional.of(
                there.map(register -> register.with(now.get(), seen)).orElseGet(() -> first(now.get(), seen)));
    }

    /** How a record that is older than the lead was found the first time is how it had been before. */
    private Register first(String now, Sighting seen) {
        Register first = Register.first(now, seen);
        return existed && !seen.sets() ? first.ofOld() : first;
    }

    /**
     * What deliver did.
     *
     * @param record the Lead's or Contact's 18-character id
     * @param existed whether the record was there before, and not made for this lead or by it
     * @param owner the owner that was written: the user's or queue's 18-character id; empty when none was
     * @param routing whose owner it was
     * @param at when the call began: what happens in Salesforce after that is after it
     */
    public record Delivered(
            String record, Sighting.Kind kind, boolean existed, Optional<String> owner, int routing, Instant at) {}
}
