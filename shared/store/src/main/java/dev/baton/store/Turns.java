package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.json.Json;
import dev.baton.lead.Owner;
import dev.baton.roster.Eevdf;
import dev.baton.roster.Rep;
import dev.baton.roster.Turn;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A turn that was taken for a lead is given back or changes hands, in the transaction that moves the lead. */
record Turns(Dynamo dynamo, RosterStore roster) {
    /**
     * What becomes of the turn.
     *
     * @param write the write of the turn, on the version that was read
     * @param now the turn that is taken for the lead from now on
     */
    record Moved(TransactWriteItem write, Optional<TurnTaken> now) {}

    /** The write of the lead, with its turn noted. */
    static Expression note(Expression lead, Optional<TurnTaken> now) {
        now.ifPresentOrElse(taken -> lead.set("turn", LeadItem.turn(taken)), () -> lead.remove("turn"));
        return lead;
    }

    /**
     * Moves the turn that was taken for a lead; empty when none was, or nothing is asked for.
     *
     * @param giveBack whether whoever took it gets it back
     * @param takes who takes one for the lead now, where somebody does
     */
    Optional<Moved> move(Optional<TurnTaken> taken, boolean giveBack, Optional<Owner> takes) {
        Optional<String> onto = takes.flatMap(Turns::rep);
        if (taken.isEmpty() || (!giveBack && onto.isEmpty())) {
            return Optional.empty();
        }
        TurnTaken took = taken.get();
        if (onto.filter(took.rep()::equals).isPresent()) {
            return Optional.empty();
        }
        Versioned<Turn> there = read(took.name());
        Turn moved = there.value();
        if (giveBack) {
            // One that changes hands has moved V once, and that stays so.
            moved = Eevdf.returned(moved, took.rep(), took.inRotation() && onto.isEmpty());
        }
        if (onto.isPresent()) {
            moved = Eevdf.taken(moved, onto.get(), weight(onto.get()));
        }
        Optional<TurnTaken> now = onto.map(rep -> new TurnTaken(took.name(), rep, giveBack && took.inRotation()));
        return Optional.of(new Moved(put(took.name(), moved, there.version()), now));
    }

    private TransactWriteItem put(String name, Turn turn, long seen) {
        return Expression.on(dynamo.tables().routing(), Key.turn(name))
                .whenVersion(seen)
                .put(Map.of("turn", value(Json.text(turn)), "version", value(seen + 1)));
    }

    private int weight(String rep) {
        return roster.rep(rep).map(Versioned::value).map(Rep::weight).orElse(0);
    }

    private Versioned<Turn> read(String name) {
        return dynamo.get(dynamo.inRouting(Key.turn(name)))
                .map(item -> new Versioned<>(
                        Json.read(Attributes.text(item, "turn"), Turn.class), Attributes.number(item, "version")))
                .orElse(new Versioned<>(Turn.START, 0));
    }

    static Optional<String> rep(Owner owner) {
        return owner instanceof Owner.Rep rep ? Optional.of(rep.id()) : Optional.empty();
    }
}
