package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.Turn.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What giving a turn back does to whose turn it is, and what it must not do. */
class ReturnedTurnsTest {
    private static final long ONE = 1L << 32;
    private static final Map<String, Integer> EQUAL = Map.of("ana", 1000, "bo", 1000);

    @Test
    void whoeverGetsATurnBackIsNextAsIfItHadNotBeenTaken() {
        Turn taken = pick(Turn.START, EQUAL).after();
        assertThat(taken.members()).containsEntry("ana", new Member(ONE, 1000, true));
        Turn back = Eevdf.returned(taken, "ana", true);
        assertThat(back.members()).containsEntry("ana", new Member(0, 1000, true));
        assertThat(back.virtualTime()).as("V never falls").isEqualTo(taken.virtualTime());
        assertThat(back.owed()).isEqualTo(ONE / 2);
        Eevdf.Picked again = pick(back, EQUAL);
        assertThat(again.rep()).isEqualTo("ana");
        assertThat(again.after()).as("as after the first time").isEqualTo(taken);
    }

    @Test
    void nobodyIsOwedMoreThanOneTurn() {
        Turn turn = Turn.START;
        for (int lead = 0; lead < 20; lead++) {
            turn = pick(turn, EQUAL).after();
        }
        for (int lead = 0; lead < 10; lead++) {
            turn = Eevdf.returned(turn, "ana", true);
        }
        assertThat(turn.members()).containsEntry("ana", new Member(turn.virtualTime() - ONE, 1000, true));
        List<String> next = new ArrayList<>();
        for (int lead = 0; lead < 6; lead++) {
            Eevdf.Picked picked = pick(turn, EQUAL);
            next.add(picked.rep());
            turn = picked.after();
        }
        assertThat(next).as("no flood").containsExactly("ana", "ana", "bo", "ana", "bo", "ana");
    }

    @Test
    void aTurnThatChangesHandsMovesTheTwoPassesAndNothingElse() {
        Turn taken = pick(Turn.START, EQUAL).after();
        Turn handed = Eevdf.taken(Eevdf.returned(taken, "ana", false), "bo", 1000);
        assertThat(handed.members())
                .containsEntry("ana", new Member(0, 1000, true))
                .containsEntry("bo", new Member(ONE, 1000, true));
        assertThat(handed.virtualTime()).isEqualTo(taken.virtualTime());
        assertThat(handed.owed()).isZero();
    }

    @Test
    void aStrangerWhoTakesATurnStartsAtVirtualTimeAndIsForgottenInTime() {
        Turn taken = pick(Turn.START, EQUAL).after();
        Turn with = Eevdf.taken(taken, "cy", 1000);
        assertThat(with.members()).containsEntry("cy", new Member(ONE + ONE / 2, 1000, false));
        for (int lead = 0; lead < 4; lead++) {
            with = pick(with, EQUAL).after();
        }
        assertThat(with.members()).doesNotContainKey("cy");
        assertThat(Eevdf.returned(with, "cy", true))
                .as("nothing is left to give back")
                .isEqualTo(with);
    }

    @Test
    void whenEverybodyIsAheadOfVirtualTimeNothingIsOwedAnyMore() {
        Turn turn =
                new Turn(0, Map.of("ana", new Member(2 * ONE, 1000, true), "bo", new Member(2 * ONE, 1000, true)), ONE);
        Turn after = pick(turn, EQUAL).after();
        assertThat(after.virtualTime()).isEqualTo(2 * ONE + ONE / 2);
        assertThat(after.owed()).isZero();
    }

    @Test
    void theTextOfATurnKeepsWhatIsOwed() {
        Turn turn = new Turn(ONE, Map.of("ana", new Member(-ONE, 1000, true)), 7);
        Snapshot snapshot = new Snapshot(Map.of(), Map.of(), Map.of("dach", turn));
        assertThat(SnapshotText.read(SnapshotText.write(snapshot))).isEqualTo(snapshot);
    }

    /** From any moment on within three turns, as ever; and V does not run away from those who stay, so nobody who comes is made to wait. */
    @Test
    void turnsGivenBackLeaveTheStatedBoundsAlone() {
        double worst = 0;
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Map<String, Integer> weights = team(random);
            Turn turn = corrected(random, weights, 0);
            Map<String, Integer> had = new HashMap<>();
            for (int k = 1; k <= 200; k++) {
                Eevdf.Picked picked = pick(turn, weights);
                turn = picked.after();
                had.merge(picked.rep(), 1, Integer::sum);
                for (Map.Entry<String, Integer> member : weights.entrySet()) {
                    double share = (double) k * member.getValue() / sum(weights);
                    worst = Math.max(worst, Math.abs(had.getOrDefault(member.getKey(), 0) - share));
                }
            }
        }
        assertThat(worst).isLessThan(3);
    }

    /** Who was given turns has to wait for them: that is what a turn is. Nobody else, and no newcomer, pays for it with V. */
    @Test
    void aNewcomerIsSoonInTurnWhateverChangedHands() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Map<String, Integer> weights = team(random);
            Turn turn = corrected(random, weights, 15);
            Map<String, Integer> more = new HashMap<>(weights);
            more.put("new", 1000);
            int before = 0;
            Eevdf.Picked picked = pick(turn, more);
            while (!picked.rep().equals("new")) {
                before++;
                picked = pick(picked.after(), more);
            }
            assertThat(before * 1000.0 / sum(more))
                    .as("of a turn, seed " + seed)
                    .isLessThan(2);
        }
    }

    private static Map<String, Integer> team(Random random) {
        Map<String, Integer> weights = new HashMap<>();
        int members = 2 + random.nextInt(7);
        for (int i = 0; i < members; i++) {
            weights.put("m" + i, 500 * (1 + random.nextInt(10)));
        }
        return weights;
    }

    private static long sum(Map<String, Integer> weights) {
        return weights.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static Turn corrected(Random random, Map<String, Integer> weights, int percentHanded) {
        Turn turn = Turn.START;
        List<String> taken = new ArrayList<>();
        List<String> names = List.copyOf(weights.keySet());
        for (int step = 0; step < 300; step++) {
            int dice = random.nextInt(100);
            if (dice < 70 || taken.isEmpty()) {
                Eevdf.Picked picked = pick(turn, weights);
                turn = picked.after();
                taken.add(picked.rep());
            } else {
                String from = taken.remove(random.nextInt(taken.size()));
                if (dice < 100 - percentHanded) {
                    turn = Eevdf.returned(turn, from, true);
                } else {
                    String to = names.get(random.nextInt(names.size()));
                    turn = Eevdf.taken(Eevdf.returned(turn, from, false), to, 1000);
                }
            }
        }
        return turn;
    }

    private static Eevdf.Picked pick(Turn turn, Map<String, Integer> weights) {
        return Eevdf.pick(turn, weights, weights.keySet(), Set.of()).orElseThrow();
    }
}
