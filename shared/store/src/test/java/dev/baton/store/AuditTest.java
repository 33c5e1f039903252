package dev.baton.store;

import static dev.baton.store.Attributes.value;
import static dev.baton.store.Given.ANA;
import static dev.baton.store.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.roster.Caps;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Snapshot;
import dev.baton.roster.SnapshotText;
import dev.baton.store.Violation.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The audit finds nothing where all is well, and each corruption where it is not. */
class AuditTest {
    private final Db db = Db.fresh();
    private Lead assigned = Given.lead("unset");
    private HeldLead held = Given.held(Given.lead("unset"), NOW);
    private Lead nurtured = Given.lead("unset");
    private Lead received = Given.lead("unset");

    @BeforeEach
    void a_history_of_every_kind() {
        db.roster().sync(List.of(Given.rep(ANA)), _ -> new dev.baton.roster.Cells(Map.of(), Map.of()));
        assigned = Given.assigned(db, "assigned");
        Given.assigned(db, "another");
        held = Given.parked(db, "held");
        received = Given.accepted(db, "received");
        nurtured = Given.accepted(db, "nurtured");
        new Outcomes(db.client(), db.tables())
                .end(nurtured, Given.facts(), Given.decision(nurtured, 1, new Outcome.Nurtured("Newsletter", "")), NOW);
        Lead closed = Given.assigned(db, "closed");
        new Closing(db.client(), db.tables()).close(closed.id(), "test", "", NOW);
    }

    @Test
    void a_sound_history_has_no_violations() {
        Audit audit = Audit.of(db.client(), db.tables(), Map.of());
        assertThat(audit.violations()).isEmpty();
        assertThat(audit.leads()).isEqualTo(6);
    }

    @Test
    void a_lead_that_vanished_is_found() {
        db.delete(db.tables().leads(), Key.lead(received.id()));
        assertThat(found()).contains(Promise.NONE_LOST);
    }

    @Test
    void a_lead_without_its_data_is_found() {
        db.delete(db.tables().leads(), Key.data(received.id()));
        assertThat(found()).contains(Promise.NONE_LOST);
    }

    @Test
    void a_lead_that_nobody_will_look_for_is_found() {
        tamper(Key.lead(received.id()), Map.of("shard", value("assigned#0")));
        assertThat(found()).contains(Promise.NONE_LOST);
    }

    @Test
    void a_lead_that_waits_without_a_timer_is_found() {
        db.client()
                .updateItem(request -> request.tableName(db.tables().leads())
                        .key(Key.lead(received.id()).attributes())
                        .updateExpression("REMOVE dueAt"));
        assertThat(found()).contains(Promise.NONE_LOST);
    }

    @Test
    void an_unreadable_item_is_found() {
        tamper(Key.lead(received.id()), Map.of("status", value("adrift")));
        assertThat(found()).contains(Promise.NONE_LOST);
    }

    @Test
    void a_decision_without_its_outcome_is_found() {
        tamper(Key.lead(assigned.id()), Map.of("routing", value(2)));
        assertThat(found()).contains(Promise.ONE_OWNER);
    }

    @Test
    void an_outcome_without_its_decision_is_found() {
        db.delete(db.tables().leads(), Key.decision(nurtured.id(), 1));
        assertThat(found()).contains(Promise.ONE_OWNER);
    }

    @Test
    void an_owner_whom_nobody_decided_is_found() {
        tamper(Key.lead(assigned.id()), Map.of("owner", value(Map.of("rep", value("bo@acme.example")))));
        assertThat(found()).contains(Promise.ONE_OWNER, Promise.CAPACITY);
    }

    @Test
    void a_load_that_counts_too_many_is_found() {
        db.tamper(db.tables().routing(), Key.load(ANA), Map.of("open", value(7)));
        assertThat(found()).containsExactly(Promise.CAPACITY);
    }

    @Test
    void a_load_that_is_gone_is_found() {
        db.delete(db.tables().routing(), Key.load(ANA));
        assertThat(found()).contains(Promise.CAPACITY);
    }

    @Test
    void a_lead_freed_twice_is_found() {
        tamper(Key.lead(assigned.id()), Map.of("open", value(false)));
        assertThat(found()).contains(Promise.CAPACITY);
    }

    @Test
    void a_held_lead_that_is_on_no_list_is_found() {
        db.delete(db.tables().leads(), held.key());
        assertThat(found()).contains(Promise.HELD_ONCE);
    }

    @Test
    void a_list_entry_of_a_decided_lead_is_found() {
        HeldLead stale = Given.held(assigned, NOW);
        db.client()
                .transactWriteItems(request ->
                        request.transactItems(HeldLeads.put(db.tables().leads(), stale)));
        assertThat(found()).contains(Promise.HELD_ONCE);
    }

    @Test
    void an_outcome_that_nobody_will_deliver_is_found() {
        db.client()
                .updateItem(request -> request.tableName(db.tables().leads())
                        .key(Key.lead(nurtured.id()).attributes())
                        .updateExpression("REMOVE deliverDue, dueAt"));
        assertThat(found()).contains(Promise.DELIVERED);
    }

    @Test
    void a_decision_above_a_limit_is_found() {
        Load full = new Load(2, NOW.atZone(Given.rep(ANA).zone()).toLocalDate(), 2, Load.NONE.week(), 2, Map.of());
        decide(assigned, capped(2), full);
        assertThat(found()).contains(Promise.CAPACITY);
    }

    @Test
    void two_decisions_on_one_count_are_found() {
        Lead other = Given.assigned(db, "other");
        decide(assigned, capped(9), Load.NONE);
        decide(other, capped(9), Load.NONE);
        assertThat(found()).contains(Promise.CAPACITY);
    }

    private static Rep capped(int open) {
        Rep ana = Given.rep(ANA);
        return new Rep(
                ana.id(),
                ana.name(),
                ana.team(),
                ana.speaks(),
                ana.attributes(),
                ana.zone(),
                ana.weight(),
                new Caps(OptionalInt.of(open), OptionalInt.empty(), OptionalInt.empty()),
                true,
                true,
                List.of(),
                "");
    }

    /** Makes the lead's decision one that found Ana so. */
    private void decide(Lead lead, Rep ana, Load load) {
        Map<String, String> roster = SnapshotText.write(new Snapshot(Map.of(ANA, ana), Map.of(ANA, load), Map.of()));
        Decision decision = Given.decision(lead, 1, Given.toAna());
        Decision looked = new Decision(
                lead.id(),
                1,
                NOW,
                decision.verdict(),
                decision.outcome(),
                List.of(),
                new Decision.Inputs("", "", 0, Map.of(), roster));
        tamper(Key.decision(lead.id(), 1), Map.of("decision", value(Packed.pack(new Decided(looked, Given.facts())))));
    }

    private void tamper(Key key, Map<String, AttributeValue> attributes) {
        db.tamper(db.tables().leads(), key, attributes);
    }

    private List<Promise> found() {
        List<Promise> promises = new ArrayList<>();
        Audit.confirmed(db.client(), db.tables(), Map.of())
                .violations()
                .forEach(violation -> promises.add(violation.promise()));
        return promises.stream().distinct().toList();
    }
}
