package dev.baton.store;

import static dev.baton.store.Given.ANA;
import static dev.baton.store.Given.NOW;
import static dev.baton.store.Given.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Status;
import dev.baton.roster.Cells;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final Db db = Db.fresh();
    private final Closing closing = new Closing(db.client(), db.tables());

    @BeforeEach
    void anaIsThere() {
        db.roster().sync(List.of(Given.rep(ANA)), _ -> new Cells(Map.of(), Map.of()));
    }

    @Test
    void closingFreesCapacityOnceHoweverManyCloseAtOnce() throws Exception {
        Lead one = Given.assigned(db, "one");
        Lead two = Given.assigned(db, "two");
        Callable<CloseResult> close = () -> closing.close(one.id(), "ops", "won", NOW);
        Callable<CloseResult> other = () -> closing.close(two.id(), "ops", "lost", NOW);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<CloseResult> all =
                    threads
                            .invokeAll(Stream.of(close, other, close, other, close, other)
                                    .toList())
                            .stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(all).filteredOn(CloseResult.Closed.class::isInstance).hasSize(2);
            assertThat(all).filteredOn(CloseResult.Already.class::isInstance).hasSize(4);
        }
        assertThat(db.roster().load(ANA).value().open()).isZero();
        assertThat(db.roster().load(ANA).value().today()).isEqualTo(2);
        LeadState state = db.leads().state(one.id()).orElseThrow();
        assertThat(state.status()).isEqualTo(Status.CLOSED);
        assertThat(state.open()).isFalse();
        assertThat(state.delivery()).as("what was decided is still delivered").isPresent();
        assertThat(db.leads().events(one.id())).extracting(LeadEvent::why).containsExactly("won");
    }

    @Test
    void aHeldLeadIsClosedAndLeavesItsList() {
        HeldLead held = Given.parked(db, "one");

        assertThat(closing.close(held.id(), "ops", "spam", NOW)).isInstanceOf(CloseResult.Closed.class);

        assertThat(new HeldLeads(db.client(), db.tables()).oldest(POOL, 10).leads())
                .isEmpty();
        assertThat(db.leads().state(held.id()).orElseThrow().dueAt()).isEmpty();
    }

    @Test
    void aLeadWithoutAnOutcomeIsNotClosed() {
        Lead lead = Given.accepted(db, "one");

        assertThat(closing.close(lead.id(), "ops", "", NOW)).isInstanceOf(CloseResult.Undecided.class);
        assertThat(closing.close(Given.id("nobody"), "ops", "", NOW)).isEqualTo(new CloseResult.Unknown());
    }

    @Test
    void theFirstTouchStands() {
        Lead lead = Given.assigned(db, "one");

        assertThat(closing.touch(lead.id(), "ana", NOW)).isInstanceOf(TouchResult.Touched.class);
        assertThat(closing.touch(lead.id(), "bo", NOW.plusSeconds(1))).isInstanceOf(TouchResult.Already.class);
        assertThat(db.leads().state(lead.id()).orElseThrow().firstTouchAt()).contains(NOW);
        assertThat(closing.touch(Given.accepted(db, "two").id(), "ana", NOW))
                .isInstanceOf(TouchResult.NotAssigned.class);
    }
}
