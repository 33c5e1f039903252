package dev.baton.assign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories in which everything happens at once: two writers after a visibility time-out, capacity freed and reps switched off between
 * reading and writing, a roster change that joins two cells, a publish while leads wait, a person's second form while the first is
 * undecided, one lead twice in a batch, a delivery that outlives its routing, leads that people route again, give to somebody or forget; with conflicts and deaths on the way. The seed in a test's
 * name plays the same history again: {@code -Dbaton.seed=...}; {@code -Dbaton.plays=...} says how many.
 */
class InterleavingTest {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePromisesHold(long seed) {
        Play play = new Play(seed);
        try {
            play.run();
            check(play);
        } catch (AssertionError broken) {
            throw new AssertionError("with -Dbaton.seed=" + seed + ": " + broken.getMessage(), broken);
        }
    }

    private static void check(Play play) {
        assertThat(play.floor.violations()).as("in the tables").isEmpty();
        assertThat(new Aftermath(play.floor).strayed(Play.COMPANIES))
                .as("last leads of companies that are not")
                .isEmpty();
        assertThat(new Aftermath(play.floor).notIdentical())
                .as("decisions that replay otherwise")
                .isEmpty();
        for (Lead lead : play.leads) {
            LeadState state = play.floor.state(lead);
            assertThat(state.status()).as("%s", lead.id()).isNotIn(Status.RECEIVED, Status.STUCK);
            assertThat(state.waiters()).as("who waits for %s", lead.id()).isEmpty();
            assertThat(state.owner().filter(Owner.Rep.class::isInstance).map(owner -> ((Owner.Rep) owner).id()))
                    .as("who has %s is not who must not", lead.id())
                    .isNotIn(state.notTo().stream().map(Optional::of).toList());
            assertThat(state.delivery())
                    .as("what is left to deliver of %s", lead.id())
                    .isEmpty();
        }
        assertThat(play.forgotten())
                .as("leads that wait although somebody is free")
                .isEmpty();
    }

    static List<Long> seeds() {
        Long one = Long.getLong("baton.seed");
        if (one != null) {
            return List.of(one);
        }
        long first = new Random().nextLong(1_000_000);
        return LongStream.range(first, first + Long.getLong("baton.plays", 16))
                .boxed()
                .toList();
    }
}
