package dev.baton.store;

import static dev.baton.store.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.LeadId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One lead at a time may have a person made, whoever asks, and nobody has a person for ever. */
class PersonClaimsTest {
    private static final String PERSON = "hmac-of-a-person";
    private static final LeadId ONE = new LeadId("one-lead-of-this-person");
    private static final LeadId OTHER = new LeadId("other-lead-of-the-person");
    private static final Instant UNTIL = NOW.plusSeconds(90);

    private final Db db = Db.fresh();
    private final PersonClaims claims = new PersonClaims(db.client(), db.tables());

    @Test
    void theFirstHasItAndMayAskAgainAndNobodyElseHasItMeanwhile() {
        assertThat(claims.claim(PERSON, ONE, NOW, UNTIL)).isTrue();
        assertThat(claims.claim(PERSON, ONE, NOW, UNTIL))
                .as("the same lead again")
                .isTrue();
        assertThat(claims.claim(PERSON, OTHER, NOW, UNTIL)).isFalse();
        assertThat(claims.claim("another person", OTHER, NOW, UNTIL)).isTrue();
    }

    @Test
    void itIsFreeOnceItIsGivenBackOrItsTimeIsOver() {
        claims.claim(PERSON, ONE, NOW, UNTIL);
        claims.release(PERSON, ONE);
        assertThat(claims.claim(PERSON, OTHER, NOW, UNTIL)).isTrue();
        assertThat(claims.claim(PERSON, ONE, UNTIL.minusMillis(1), UNTIL)).isFalse();
        assertThat(claims.claim(PERSON, ONE, UNTIL, UNTIL.plusSeconds(90))).isTrue();
    }

    @Test
    void whoComesLateGivesNothingBackThatIsAnothersByNow() {
        claims.claim(PERSON, ONE, NOW, UNTIL);
        claims.claim(PERSON, OTHER, UNTIL, UNTIL.plusSeconds(90));

        claims.release(PERSON, ONE);

        assertThat(claims.claim(PERSON, ONE, UNTIL, UNTIL.plusSeconds(90))).isFalse();
    }

    @Test
    void ofManyWhoAskAtOnceOneHasIt() throws Exception {
        try (ExecutorService instances = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> asking = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(
                            n -> () -> claims.claim(PERSON, new LeadId("lead-number-%020d".formatted(n)), NOW, UNTIL))
                    .toList();
            long have = 0;
            for (var answer : instances.invokeAll(asking)) {
                have += answer.get() ? 1 : 0;
            }
            assertThat(have).isEqualTo(1);
        }
    }
}
