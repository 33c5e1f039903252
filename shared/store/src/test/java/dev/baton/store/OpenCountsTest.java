package dev.baton.store;

import static dev.baton.store.Given.ANA;
import static dev.baton.store.Given.NOW;
import static dev.baton.store.Given.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.store.OpenCounts.Count;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What the CRM counts for a rep stands beside what Baton counts, and neither hurts the other. */
class OpenCountsTest {
    private final Db db = Db.fresh();
    private final OpenCounts counts = new OpenCounts(db.client(), db.tables());

    @Test
    void leads_elsewhere_are_a_part_of_the_open_ones_and_outlive_every_transition() {
        counts.elsewhere(ANA, 3);
        var lead = Given.assigned(db, "one");

        assertThat(count()).isEqualTo(new Count(4, 3, Map.of(POOL, 1), 2));
        assertThat(db.roster().load(ANA).value().open()).isEqualTo(4);

        new Closing(db.client(), db.tables()).close(lead.id(), "test", "", NOW);

        assertThat(count()).isEqualTo(new Count(3, 3, Map.of(), 3));
        assertThat(Audit.of(db.client(), db.tables(), Map.of()).violations()).isEmpty();
    }

    @Test
    void another_count_elsewhere_leaves_batons_own_as_they_are() {
        Given.assigned(db, "one");
        counts.elsewhere(ANA, 3);

        assertThat(counts.elsewhere(ANA, 5).elsewhere()).isEqualTo(3);
        assertThat(counts.elsewhere(ANA, 5).open()).isEqualTo(6);
        assertThat(counts.elsewhere(ANA, 0).open()).isEqualTo(6);
        assertThat(count().open()).isEqualTo(1);
        assertThat(Audit.of(db.client(), db.tables(), Map.of()).violations()).isEmpty();
    }

    @Test
    void a_recount_sets_a_wrong_load_right() {
        Given.assigned(db, "one");
        db.tamper(db.tables().routing(), Key.load(ANA), Map.of("open", Attributes.value(7)));

        assertThat(counts.repair(ANA, count(), Map.of(POOL, 1), 2)).isTrue();

        assertThat(count().open()).isEqualTo(3);
        assertThat(db.roster().load(ANA).value().today()).isEqualTo(1);
        assertThat(Audit.of(db.client(), db.tables(), Map.of()).violations()).isEmpty();
    }

    @Test
    void a_recount_that_a_decision_overtook_changes_nothing() {
        Count seen = count();
        Given.assigned(db, "one");

        assertThat(counts.repair(ANA, seen, Map.of(), 2)).isFalse();

        assertThat(count()).isEqualTo(new Count(1, 0, Map.of(POOL, 1), 1));
    }

    @Test
    void counting_elsewhere_while_leads_are_decided_loses_neither() throws Exception {
        List<Callable<Object>> both = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            int elsewhere = i;
            both.add(() -> counts.elsewhere(ANA, elsewhere));
            both.add(() -> decided("lead-" + elsewhere));
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var done : pool.invokeAll(both)) {
                done.get();
            }
        }
        assertThat(count().own()).isEqualTo(10);
        assertThat(Audit.of(db.client(), db.tables(), Map.of()).violations()).isEmpty();
    }

    private Object decided(String name) {
        var change = Given.decide(Given.accepted(db, name));
        while (!(Given.commit(db, change) instanceof Commit.Done)) {
            Thread.onSpinWait();
        }
        return name;
    }

    @Test
    void a_mark_only_goes_forward() {
        Marks marks = new Marks(db.client(), db.tables());
        assertThat(marks.of("accounts")).isEmpty();
        assertThat(marks.forward("accounts", NOW)).isTrue();
        assertThat(marks.forward("accounts", NOW)).isFalse();
        assertThat(marks.forward("accounts", NOW.minus(Duration.ofMillis(1)))).isFalse();
        assertThat(marks.of("accounts")).contains(NOW);
        assertThat(marks.of("users")).isEmpty();
        marks.forget("accounts");
        assertThat(marks.of("accounts")).isEmpty();
    }

    private Count count() {
        return counts.of(Set.of(ANA)).getOrDefault(ANA, Count.NONE);
    }
}
