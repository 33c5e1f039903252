package dev.baton.store;

import dev.baton.lead.FirstTouch;
import dev.baton.lead.Keys;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.roster.EarlierLead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a lead stands: the item {@code LEAD#id / LEAD}.
 *
 * @param routing 1 for the first; each re-routing counts one up
 * @param digest SHA-256 of what was received and its type
 * @param source the source's name
 * @param dueAt when the watch has to look at it; empty when there is nothing to wait for
 * @param attempts how often the watch has sent the lead again
 * @param triedAt when the lead was last sent on its way, first by ingest
 * @param pool the pool that decided; empty before
 * @param route the route that was taken; empty when none was
 * @param open whether it counts in its owner's load
 * @param delivery what must still be delivered
 * @param deliverStuck whether the delivery was given up
 * @param hold where it waits, while it is held
 * @param waiters the pools to ring when this lead is decided
 * @param closeReason empty when it is not closed or no reason was given
 * @param mode shadow when its last decision was only recorded: its owner, if it has one, is who really has it in Salesforce
 * @param overrides how often a person gave it to somebody else than Baton had
 * @param ownerBy how it came to its owner, where that was not the decision: the word of a {@link Reown.Kind}
 * @param turn the turn that was taken for it; empty when none was, or it was given back
 * @param chosen whom the last decision named, where it was only recorded; empty otherwise
 * @param notTo reps who must not get it in this routing, by id
 * @param slaDue when its first touch is or was due, by its last assignment; empty where nothing was promised
 * @param tookFrom reps from whom the watch took it because they had not touched it in time, by id, the first one first; a person's
 *     decision begins anew
 */
public record LeadState(
        LeadId id,
        Status status,
        int routing,
        Instant acceptedAt,
        Instant updatedAt,
        String digest,
        String source,
        Keys keys,
        Optional<Instant> dueAt,
        int attempts,
        Instant triedAt,
        Optional<Owner> owner,
        String pool,
        String route,
        boolean open,
        Optional<Instant> assignedAt,
        Optional<Delivery> delivery,
        boolean deliverStuck,
        Optional<Hold> hold,
        Set<String> waiters,
        Optional<Instant> firstTouchAt,
        Optional<Instant> closedAt,
        String closeReason,
        Mode mode,
        int overrides,
        String ownerBy,
        Optional<TurnTaken> turn,
        Optional<Owner> chosen,
        Set<String> notTo,
        Optional<Instant> slaDue,
        List<String> tookFrom) {
    public LeadState {
        waiters = Set.copyOf(waiters);
        notTo = Set.copyOf(notTo);
        tookFrom = List.copyOf(tookFrom);
    }

    /** How it stands with the first touch that was promised; empty where nothing was, or nobody has had it yet. */
    public Optional<FirstTouch> firstTouch(Instant now) {
        return slaDue.map(due -> FirstTouch.of(due, firstTouchAt, closedAt, now));
    }

    /**
     * What must still be delivered: the outcome of {@code routing}.
     *
     * @param attempts how often the watch has sent it again because it was lost
     * @param told whether its event was published already, and only the rest is outstanding
     * @param later whether deliver itself put it off: the re-send at its time is no attempt
     * @param tries how often it failed for a reason of its own (not because Salesforce as a whole could not be used)
     */
    public record Delivery(int routing, int attempts, boolean told, boolean later, int tries) {
        /** One that deliver has not seen yet. */
        public Delivery(int routing, int attempts) {
            this(routing, attempts, false, false, 0);
        }
    }

    /**
     * Where a lead waits.
     *
     * @param since when this routing was parked first
     * @param until the deadline
     * @param then the pool asked at the deadline, or {@code fallback}
     * @param fault why deciding failed; empty for a hold that the pool asked for
     */
    public record Hold(String pool, Instant since, Instant until, String then, String fault) {}

    /** Whether {@code routing} is this lead's routing and has no outcome yet. */
    public boolean undecided(int routing) {
        return this.routing == routing && (status == Status.RECEIVED || status == Status.STUCK);
    }

    /** It as its person's earlier lead; empty where no rep has or had it. */
    public Optional<EarlierLead> earlier() {
        boolean had = status == Status.ASSIGNED || status == Status.CLOSED;
        return had && owner.orElse(null) instanceof Owner.Rep rep
                ? Optional.of(new EarlierLead(id, rep.id(), assignedAt.orElse(updatedAt), status == Status.ASSIGNED))
                : Optional.empty();
    }

    /** Who was chosen for it in shadow, as whoever is asked first for its person's next lead in shadow; empty where somebody has it. */
    public Optional<Verdict.Preference> leadsInShadow() {
        return status == Status.ASSIGNED && owner.isEmpty() && chosen.orElse(null) instanceof Owner.Rep rep
                ? Optional.of(EarlierLead.chosen(id, rep.id()))
                : Optional.empty();
    }
}
