package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.Turn.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The eight rules, one by one, on states small enough to compute by hand. */
class EevdfTest {
    private static final long ONE = 1L << 32;
    private static final Map<String, Integer> EQUAL = Map.of("ana", 1000, "bo", 1000);
    private static final Set<String> BOTH = Set.of("ana", "bo");

    @Test
    void aNewcomerStartsAtVirtualTime() {
        Turn turn = new Turn(5 * ONE, Map.of("ana", at(5 * ONE)));
        Turn after = pick(turn, EQUAL, BOTH, Set.of()).after();
        assertThat(after.members()).containsEntry("ana", at(6 * ONE)).containsEntry("bo", at(5 * ONE));
    }

    @Test
    void aReturnKeepsItsDebtAndNoCredit() {
        Map<String, Integer> three = Map.of("ana", 1000, "bo", 1000, "cy", 1000);
        Turn turn = new Turn(
                5 * ONE,
                Map.of(
                        "ana",
                        at(5 * ONE),
                        "bo",
                        new Member(3 * ONE, 1000, false),
                        "cy",
                        new Member(8 * ONE, 1000, false)));
        Turn after = pick(turn, three, three.keySet(), Set.of()).after();
        assertThat(after.members()).containsEntry("bo", at(5 * ONE)).containsEntry("cy", at(8 * ONE));
    }

    @Test
    void amongThoseWhoAreDueTheEarliestDeadlineIsNextAndTiesGoByName() {
        Turn turn = new Turn(ONE, Map.of("ana", at(ONE), "bo", new Member(ONE, 2000, true)));
        assertThat(pick(turn, Map.of("ana", 1000, "bo", 2000), BOTH, Set.of()).rep())
                .isEqualTo("bo");
        assertThat(pick(Turn.START, EQUAL, BOTH, Set.of()).rep()).isEqualTo("ana");
    }

    @Test
    void somebodyWhoIsNotDueWaitsEvenWithAnEarlierDeadline() {
        Turn turn = new Turn(ONE, Map.of("ana", new Member(ONE + 1, 9000, true), "bo", at(ONE)));
        assertThat(pick(turn, Map.of("ana", 9000, "bo", 1000), BOTH, Set.of()).rep())
                .isEqualTo("bo");
    }

    @Test
    void whenExclusionsLeaveNobodyWhoIsDueTheEarliestDeadlineIsNext() {
        Map<String, Integer> three = Map.of("ana", 1000, "bo", 1000, "cy", 1000);
        Turn turn = new Turn(0, Map.of("ana", at(0), "bo", at(2 * ONE), "cy", at(ONE)));
        Eevdf.Picked picked = pick(turn, three, three.keySet(), Set.of("ana"));
        assertThat(picked.rep()).isEqualTo("cy");
        assertThat(picked.after().members()).containsEntry("ana", at(0));
    }

    @Test
    void virtualTimeRisesToTheLowestAvailablePass() {
        Turn turn = new Turn(ONE, Map.of("ana", at(4 * ONE), "bo", at(ONE)));
        Eevdf.Picked picked = pick(turn, EQUAL, Set.of("ana"), Set.of());
        assertThat(picked.after().virtualTime()).isEqualTo(5 * ONE);
    }

    @Test
    void aTurnMovesVirtualTimeByTheSharesOfThoseWhoCompeteForIt() {
        Turn turn = new Turn(0, Map.of("ana", at(0), "bo", at(9 * ONE)));
        assertThat(pick(turn, EQUAL, BOTH, Set.of()).after().virtualTime()).isEqualTo(ONE);
        assertThat(pick(Turn.START, EQUAL, BOTH, Set.of()).after().virtualTime())
                .isEqualTo(ONE / 2);
    }

    @Test
    void aCountedMatchMovesOnlyThePass() {
        Turn turn = new Turn(ONE, Map.of("ana", at(ONE), "bo", at(ONE)));
        Turn after = Eevdf.count(turn, EQUAL, "ana");
        assertThat(after).isEqualTo(new Turn(ONE, Map.of("ana", at(2 * ONE), "bo", at(ONE))));
        assertThat(Eevdf.count(turn, EQUAL, "stranger")).isEqualTo(turn);
    }

    @Test
    void aChangeOfWeightKeepsHowManyOwnTurnsSomebodyIsAhead() {
        Turn turn = new Turn(10 * ONE, Map.of("ana", at(16 * ONE), "bo", at(10 * ONE)));
        Turn after = pick(turn, Map.of("ana", 3000, "bo", 1000), BOTH, Set.of()).after();
        assertThat(after.members()).containsEntry("ana", new Member(12 * ONE, 3000, true));
    }

    @Test
    void anAbsentMemberIsForgottenOnceVirtualTimeHasReachedThePass() {
        Turn turn = new Turn(0, Map.of("ana", at(0), "bo", at(ONE), "gone", at(2 * ONE)));
        Turn once = pick(turn, EQUAL, Set.of("ana"), Set.of()).after();
        assertThat(once.members()).containsOnlyKeys("ana", "gone");
        Turn twice = pick(once, EQUAL, Set.of("ana"), Set.of()).after();
        assertThat(twice.members()).containsOnlyKeys("ana");
    }

    @Test
    void withNobodyToPickNothingMoves() {
        assertThat(Eevdf.pick(Turn.START, EQUAL, Set.of(), Set.of())).isEmpty();
        assertThat(Eevdf.pick(Turn.START, EQUAL, BOTH, BOTH)).isEmpty();
        assertThat(Eevdf.pick(Turn.START, Map.of("ana", 0), Set.of("ana"), Set.of()))
                .isEmpty();
    }

    @Test
    void nothingLeavesTheRangeAtTheSmallestAndTheLargestWeightAndAfterAMillionMatches() {
        Map<String, Integer> extreme = Map.of("ana", 1, "bo", Weights.MOST);
        Turn turn = new Turn(Rotation.FAR - 1, Map.of("ana", new Member(Rotation.FAR, 1, true)));
        for (int i = 0; i < 1000; i++) {
            turn = Eevdf.count(turn, extreme, "ana");
        }
        turn = new Turn(
                turn.virtualTime(), Map.of("ana", new Member(turn.virtualTime() + Rotation.FAR, Weights.MOST, true)));
        turn = Eevdf.count(turn, extreme, "ana");
        List<String> picked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Eevdf.Picked next = pick(turn, extreme, BOTH, Set.of());
            turn = next.after();
            picked.add(next.rep());
        }
        assertThat(picked).containsOnly("bo");
        assertThat(turn.members().values()).allMatch(member -> member.pass() > 0);
    }

    private static Eevdf.Picked pick(
            Turn turn, Map<String, Integer> weights, Set<String> available, Set<String> excluded) {
        return Eevdf.pick(turn, weights, available, excluded).orElseThrow();
    }

    private static Member at(long pass) {
        return new Member(pass, 1000, true);
    }
}
