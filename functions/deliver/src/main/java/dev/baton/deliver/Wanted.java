package dev.baton.deliver;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Source;
import dev.baton.queue.Message;
import dev.baton.salesforce.RecordId;
import dev.baton.store.LeadState;
import dev.baton.store.RecordState;
import dev.baton.store.Reown;
import dev.baton.store.Sighting;
import java.util.Locale;
import java.util.Optional;

/**
 * One lead whose outcome is to be written to Salesforce.
 *
 * @param state where the lead stands
 * @param record what is known of its record there
 * @param facts what enrichment found out about it
 * @param twin the record that a duplicate rule named when a new one was to be made; empty before
 * @param notice what is to be told of its first touch; empty where it is its outcome
 */
record Wanted(
        Message.Deliver message,
        LeadState state,
        RecordState record,
        Facts facts,
        Optional<Twin> twin,
        Optional<SlaNotice> notice) {
    /** An outcome. */
    Wanted(Message.Deliver message, LeadState state, RecordState record, Facts facts) {
        this(message, state, record, facts, Optional.empty(), Optional.empty());
    }

    /** A record that is there already: {@code object} is {@code Lead}, {@code Contact} or not known (empty). */
    record Twin(String recordId, String object) {}

    LeadId id() {
        return message.id();
    }

    Lead lead() {
        return message.lead();
    }

    Decision decision() {
        return message.decision();
    }

    int routing() {
        return message.routing();
    }

    Wanted with(Facts found) {
        return new Wanted(message, state, record, found, twin, notice);
    }

    Wanted withTwin(String recordId, String object) {
        return new Wanted(message, state, record, facts, Optional.of(new Twin(recordId, object)), notice);
    }

    /** The Lead that this lead came as, if it was born in Salesforce. */
    Optional<String> bornAs() {
        Source source = lead().source();
        return source.kind() == Source.Kind.SALESFORCE && source.recordId().startsWith("00Q")
                ? RecordId.of(source.recordId())
                : Optional.empty();
    }

    /**
     * Who has it. Where a person gave it to somebody else since it was decided, that is whom the lead's item names: a late delivery must
     * not take it back.
     */
    Optional<Owner> owner() {
        return decision().outcome() instanceof Outcome.Assigned assigned
                ? Optional.of(state.owner().orElse(assigned.owner()))
                : Optional.empty();
    }

    /** Who is told of its first touch, in lower case; empty when nobody is known. */
    String told() {
        return notice.map(SlaNotice::tell).orElse("").toLowerCase(Locale.ROOT);
    }

    /** In lower case; empty when there is none. */
    String email() {
        return lead().person().email().toLowerCase(Locale.ROOT);
    }

    /** Whether its person is looked for by the address, and a record made where there is none. */
    boolean isLookedFor() {
        return !isOfTask()
                && record.record().isEmpty()
                && bornAs().isEmpty()
                && !email().isEmpty()
                && !(decision().outcome() instanceof Outcome.Rejected);
    }

    /** Whether an earlier delivery settled which record it is, and who has it there. */
    boolean settled() {
        return !record.record().isEmpty()
                && (!record.existed() || !record.ownerWritten().isEmpty());
    }

    /** Whether somebody else was given the record in Salesforce after it was delivered: all that is left to do is to pass the Task on. */
    boolean follows() {
        return notice.isEmpty()
                && repeated()
                && (state.ownerBy().equals(Reown.Kind.REOWNED.word())
                        || state.ownerBy().equals(Reown.Kind.REVERSED.word()));
    }

    /** Whether it is about a Task alone: who has the record is not looked at. */
    boolean isOfTask() {
        return notice.isPresent() || follows();
    }

    /** Whether this very routing's owner was written before: this is a repetition. */
    boolean repeated() {
        return record.writtenRouting() == routing();
    }

    boolean isContact() {
        return record.kind() == Sighting.Kind.CONTACT;
    }
}
