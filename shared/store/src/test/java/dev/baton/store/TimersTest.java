package dev.baton.store;

import static dev.baton.store.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final Db db = Db.fresh();
    private final Timers timers = new Timers(db.client(), db.tables());

    @Test
    void aReceivedLeadIsSentAgainWithGrowingPausesAndIsStuckAfterFive() {
        LeadId id = Given.accepted(db, "one").id();
        List<Duration> pauses = new ArrayList<>();
        Instant now = NOW;
        for (int attempt = 1; attempt <= 5; attempt++) {
            now = state(id).dueAt().orElseThrow();
            assertThat(due(Status.RECEIVED, now)).containsExactly(id);
            assertThat(timers.resend(state(id), now)).isEqualTo(new Resend.Again(attempt));
            pauses.add(Duration.between(now, state(id).dueAt().orElseThrow()));
        }

        assertThat(pauses).extracting(Duration::toMinutes).containsExactly(2L, 4L, 8L, 8L, 8L);
        LeadState seen = state(id);
        assertThat(timers.resend(seen, now)).isEqualTo(new Resend.Stuck());
        assertThat(timers.resend(seen, now)).isEqualTo(new Resend.Changed());
        assertThat(state(id).status()).isEqualTo(Status.STUCK);
        assertThat(state(id).dueAt()).isEmpty();
        assertThat(new Rerouting(db.client(), db.tables()).again(id, "ops", "fixed", now))
                .contains(1);
        assertThat(state(id).status()).isEqualTo(Status.RECEIVED);
    }

    @Test
    void ofTwoWatchesOneCounts() {
        LeadState seen = state(Given.accepted(db, "one").id());

        assertThat(timers.resend(seen, NOW)).isEqualTo(new Resend.Again(1));
        assertThat(timers.resend(seen, NOW)).isEqualTo(new Resend.Changed());
    }

    @Test
    void aBacklogPostponesForAnHourAtMost() {
        LeadId id = Given.accepted(db, "one").id();

        assertThat(timers.postpone(state(id), NOW.plus(Duration.ofMinutes(59)))).isTrue();
        assertThat(state(id).attempts()).isZero();
        assertThat(timers.postpone(state(id), NOW.plus(Duration.ofMinutes(60)))).isFalse();
    }

    @Test
    void anOutcomeOfAStuckLeadEndsThatAndItsDeliveryGetsStuckWithoutChangingItsStatus() {
        Lead lead = Given.accepted(db, "one");
        for (int i = 0; i < 6; i++) {
            timers.resend(state(lead.id()), NOW);
        }
        Decision decision = Given.decision(lead, 1, new Outcome.Rejected("a test"));
        assertThat(new Outcomes(db.client(), db.tables()).end(lead, Given.facts(), decision, NOW))
                .isInstanceOf(Ending.Done.class);
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(timers.redeliver(state(lead.id()), NOW)).isEqualTo(new Resend.Again(attempt));
        }

        assertThat(timers.redeliver(state(lead.id()), NOW)).isEqualTo(new Resend.Stuck());
        assertThat(state(lead.id()).deliverStuck()).isTrue();
        assertThat(state(lead.id()).status()).isEqualTo(Status.REJECTED);
        assertThat(due(Status.REJECTED, NOW.plus(Duration.ofDays(1)))).isEmpty();
        Totals totals = Totals.count(db.client(), db.tables(), NOW);
        assertThat(totals.all()).isEqualTo(1);
        assertThat(totals.deliverStuck()).isEqualTo(1);
    }

    @Test
    void aDeliveryRemovesItsOwnMarkAndMarksTheNewerRoutingItMayHaveOverwritten() {
        Lead lead = Given.accepted(db, "one");
        Outcomes outcomes = new Outcomes(db.client(), db.tables());
        Deliveries deliveries = new Deliveries(db.client(), db.tables());
        Decision nurtured = Given.decision(lead, 1, new Outcome.Nurtured("newsletter", "too few points"));
        outcomes.end(lead, Given.facts(), nurtured, NOW);
        new Rerouting(db.client(), db.tables()).rescore(lead.id(), "ingest", "webinar", NOW);
        assertThat(deliveries.clear(lead.id(), 1, NOW)).isEqualTo(new Cleared.Already());
        outcomes.end(lead, Given.facts(), Given.decision(lead, 2, new Outcome.Rejected("a test")), NOW);

        assertThat(deliveries.tell(lead.id(), new Deliveries.Told(2, NOW, "rejected")))
                .isTrue();
        assertThat(deliveries.clear(lead.id(), 2, NOW)).isEqualTo(new Cleared.Done());
        assertThat(deliveries.clear(lead.id(), 2, NOW)).isEqualTo(new Cleared.Already());
        assertThat(state(lead.id()).dueAt()).isEmpty();
        assertThat(deliveries.tell(lead.id(), new Deliveries.Told(1, NOW, "nurtured")))
                .isFalse();
        assertThat(deliveries.clear(lead.id(), 1, NOW)).isInstanceOf(Cleared.Newer.class);
        assertThat(state(lead.id()).delivery()).contains(new LeadState.Delivery(2, 0));
        assertThat(deliveries.told(lead.id()).orElseThrow().outcome()).isEqualTo("rejected");
    }

    private LeadState state(LeadId id) {
        return db.leads().state(id).orElseThrow();
    }

    private List<LeadId> due(Status status, Instant now) {
        List<LeadId> all = new ArrayList<>();
        for (int shard = 0; shard < Tables.SHARDS; shard++) {
            timers.due(status, shard, now, due -> all.add(due.id()));
        }
        return all;
    }
}
