package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.roster.LastLead;
import dev.baton.roster.RequestText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The last lead of each company that a rep got through a pool which keeps companies together: {@code COMPANY#key / LAST}. What was decided
 * in shadow stands beside it, so that it moves nothing of what is carried out.
 */
public final class Companies {
    /** Longer than any playbook looks back. */
    private static final Duration KEPT = Duration.ofDays(367);

    private final Dynamo dynamo;

    Companies(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The item's key, by the name that {@link LastLead#key} gives. */
    static Key key(String name) {
        return name.endsWith(LastLead.SHADOW)
                ? new Key("COMPANY#" + name.substring(0, name.length() - LastLead.SHADOW.length()), "LAST#SHADOW")
                : new Key("COMPANY#" + name, "LAST");
    }

    static Versioned<LastLead> read(Map<String, AttributeValue> item) {
        return new Versioned<>(
                new LastLead(
                        new LeadId(Attributes.text(item, "lead")),
                        Attributes.text(item, "rep"),
                        Attributes.timeOrEpoch(item, "assignedAt")),
                Attributes.number(item, "version"));
    }

    static TransactWriteItem put(String table, String name, LastLead last, long seen) {
        Instant passes = last.at().plus(KEPT);
        return Expression.on(table, key(name))
                .whenVersion(seen)
                .put(Map.of(
                        "lead", value(last.lead().value()),
                        "rep", value(last.rep()),
                        "assignedAt", value(last.at()),
                        "expiresAt", value(passes.getEpochSecond()),
                        "version", value(seen + 1)));
    }

    /**
     * A person gave a lead to somebody else: where it is its company's last one, the company's next goes there too. One that had fallen back
     * becomes the last one, as if it had been assigned. Somebody who is not in the roster is nobody whom a pool could ask.
     *
     * @param decided the decision that the lead was with its owner by
     */
    Optional<TransactWriteItem> moved(LeadState lead, Optional<Decision> decided, Owner to, Instant at) {
        String name = lead.keys().company();
        if (to instanceof Owner.Rep rep
                && lead.owner().orElse(null) instanceof Owner.Queue
                && decided.filter(Companies::asked).isPresent()) {
            long seen = dynamo.get(dynamo.inLeads(key(name)))
                    .map(item -> read(item).version())
                    .orElse(0L);
            return Optional.of(put(dynamo.tables().leads(), name, new LastLead(lead.id(), rep.id(), at), seen));
        }
        return mine(lead, name)
                .map(there -> to instanceof Owner.Rep rep
                        ? put(dynamo.tables().leads(), name, new LastLead(lead.id(), rep.id(), at), there.version())
                        : gone(name, there));
    }

    /** A lead that is taken from its owner to be decided anew says nothing of where its company's next one should go. */
    Optional<TransactWriteItem> left(LeadState lead) {
        String name = LastLead.key(lead.keys().company(), lead.mode());
        return mine(lead, name).map(there -> gone(name, there));
    }

    private TransactWriteItem gone(String name, Versioned<LastLead> there) {
        return Expression.on(dynamo.tables().leads(), key(name))
                .whenVersion(there.version())
                .delete();
    }

    /** Whether a pool on the lead's way keeps companies together: only then the core was told of its company. */
    private static boolean asked(Decision decision) {
        String request = decision.inputs().roster().getOrDefault("REQUEST", "");
        return !request.isEmpty()
                && !RequestText.read(decision.lead(), request).company().isEmpty();
    }

    /** Forgets an erased lead; how many items went. */
    int forget(LeadState lead) {
        int items = 0;
        for (Mode mode : Mode.values()) {
            String name = LastLead.key(lead.keys().company(), mode);
            if (mine(lead, name).isPresent()) {
                Expression still = Expression.on(dynamo.tables().leads(), key(name))
                        .when("#lead = :me")
                        .with("me", value(lead.id().value()));
                boolean gone = Transaction.settle(dynamo.client(), List.of(still.delete()))
                        instanceof Transaction.Result.Written;
                items += gone ? 1 : 0;
            }
        }
        return items;
    }

    private Optional<Versioned<LastLead>> mine(LeadState lead, String name) {
        return name.isEmpty()
                ? Optional.empty()
                : dynamo.get(dynamo.inLeads(key(name)))
                        .map(Companies::read)
                        .filter(last -> last.value().lead().equals(lead.id()));
    }
}
