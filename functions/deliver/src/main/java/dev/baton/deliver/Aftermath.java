package dev.baton.deliver;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.roster.Rep;
import dev.baton.store.Decided;
import dev.baton.store.LeadStore;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import dev.baton.store.Register;
import dev.baton.store.Reown;
import dev.baton.store.Reowning;
import dev.baton.store.Sighting;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What Baton knows of records in Salesforce, before and after they are written. Thread-safe. */
final class Aftermath {
    private static final Logger LOG = Logger.getLogger(Aftermath.class);

    /** How long an assignment rule or a trigger has to undo an owner before that is looked for. */
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private static final String BY = "deliver";

    private final LeadStore leads;
    private final Records records;
    private final Reowning reowning;
    private final Setup setup;
    private final Sender sender;
    private final String changesQueue;
    private final Clock clock;

    Aftermath(
            LeadStore leads,
            Records records,
            Reowning reowning,
            Setup setup,
            Sender sender,
            String changesQueue,
            Clock clock) {
        this.leads = leads;
        this.records = records;
        this.reowning = reowning;
        this.setup = setup;
        this.sender = sender;
        this.changesQueue = changesQueue;
        this.clock = clock;
    }

    /** What is known of the records of these. */
    Records.Read<LeadId, RecordState> records(Collection<Taken> batch) {
        return records.states(batch.stream().map(Taken::id).toList());
    }

    /**
     * A delivery with what has to be known to write it.
     *
     * @throws IllegalStateException if what is known of its record cannot be read
     */
    Wanted wanted(Taken taken, Records.Read<LeadId, RecordState> known) {
        if (known.broken().contains(taken.id())) {
            LOG.errorf(
                    "what Baton knows of the record of lead %s cannot be read: correct or delete its item RECORD",
                    taken.id());
            throw new IllegalStateException("the item LEAD#" + taken.id() + " / RECORD cannot be read");
        }
        RecordState record = known.found().getOrDefault(taken.id(), RecordState.unknown(taken.id()));
        Wanted wanted = new Wanted(taken.message(), taken.state(), record, Facts.NONE);
        return wanted.settled() || wanted.bornAs().isPresent() ? wanted : wanted.with(facts(taken));
    }

    private Facts facts(Taken taken) {
        return leads.decision(taken.id(), taken.routing()).map(Decided::facts).orElse(Facts.NONE);
    }

    /**
     * Where somebody else has the lead than was chosen, the lead follows; then what was written is remembered. In this order: a repetition
     * writes what is remembered without asking who had it, so it must find the owner here by then.
     */
    void remember(Wanted wanted, Result.Written written) {
        written.linked().ifPresent(owner -> {
            Reown why = new Reown(Reown.Kind.LINKED, BY, "known in Salesforce already", true, false);
            reowning.reown(wanted.state(), owner, why, clock.instant());
        });
        records.delivered(wanted.id(), written.delivered(), written.task());
    }

    /** Nothing is written, but the record of a lead that was born in Salesforce is known, and perhaps who has it there. */
    void observe(Taken taken) {
        Wanted wanted = new Wanted(taken.message(), taken.state(), RecordState.unknown(taken.id()), Facts.NONE);
        wanted.bornAs().ifPresent(record -> {
            RecordState known = records.delivered(
                    taken.id(),
                    new RecordState.Delivered(
                            record, Sighting.Kind.LEAD, false, Optional.empty(), taken.routing(), clock.instant()),
                    Optional.empty());
            if (isShadow(taken.message().decision())) {
                known.owner()
                        .map(Register::value)
                        .flatMap(user -> setup.now(clock.instant()).reps().withUser(user))
                        .ifPresent(rep -> has(taken, rep));
            }
        });
    }

    private void has(Taken taken, Rep rep) {
        Owner owner = Reps.card(rep);
        Reown why = new Reown(Reown.Kind.OBSERVED, BY, "", false, false);
        reowning.reown(taken.state(), owner, why, clock.instant());
    }

    static boolean isShadow(Decision decision) {
        return switch (decision.mode()) {
            case SHADOW -> true;
            case LIVE -> false;
        };
    }

    /** Asks track to look, in a minute, whether these owners are still there. */
    void readBack(List<Message.Written> written) {
        if (!written.isEmpty()) {
            sender.send(changesQueue, Outgoing.after(A_MINUTE, new Message.ReadBack(written)));
        }
    }
}
