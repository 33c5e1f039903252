package dev.baton.track.reconcile;

import dev.baton.lead.Owner;
import dev.baton.store.LeadState;
import dev.baton.store.RecordState;
import java.util.List;
import java.util.Optional;

/**
 * One lead beside its record.
 *
 * @param record what is known of the record, whatever told it
 * @param last whether no later lead was delivered to the same record: then the record's owner is this lead's
 * @param owner who the record's owner is to Baton; empty when the record's owner is not known
 * @param touches further signs that somebody has dealt with it
 * @param readBack whether the record was just read back after a write of ours: a change that nobody told of was then an automation's
 */
public record Case(
        LeadState lead,
        RecordState record,
        boolean last,
        Optional<Owner> owner,
        List<Touched> touches,
        boolean readBack) {
    public Case {
        touches = List.copyOf(touches);
    }
}
