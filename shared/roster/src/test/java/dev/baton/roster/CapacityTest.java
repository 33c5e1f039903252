package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.Load.PoolLoad;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void anAssignmentCountsForThePersonAndThePool() {
        Load load = Capacity.assigned(Load.NONE, "sdr", MONDAY, BERLIN);
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertThat(load).isEqualTo(new Load(1, day, 1, day, 1, Map.of("sdr", new PoolLoad(1, 1, 1))));
    }

    @Test
    void aNewDayInTheSameWeekKeepsTheWeek() {
        Load load = Capacity.assigned(Load.NONE, "sdr", MONDAY, BERLIN);
        Load next = Capacity.assigned(load, "dach", MONDAY.plusSeconds(86_400), BERLIN);
        assertThat(next.today()).isEqualTo(1);
        assertThat(next.thisWeek()).isEqualTo(2);
        assertThat(next.open()).isEqualTo(2);
        assertThat(next.pools()).isEqualTo(Map.of("sdr", new PoolLoad(1, 0, 1), "dach", new PoolLoad(1, 1, 1)));
    }

    @Test
    void theDayNeverRunsBackwardsWhenARepMovesWestOrTheClockIsSetBack() {
        Rep west = Team.rep("ana", "SDR", ZoneId.of("America/Los_Angeles"), 1000, Team.caps(-1, 1, -1));
        Load load = Capacity.assigned(Load.NONE, "sdr", Instant.parse("2026-11-23T20:00:00Z"), TOKYO);
        assertThat(load.date()).isEqualTo("2026-11-24");
        assertThat(Capacity.refusal(west, load, Instant.parse("2026-11-23T21:00:00Z")))
                .contains("at 1 of 1 today");
        assertThat(Capacity.refusal(west, load, Instant.parse("2026-11-25T07:59:59Z")))
                .contains("at 1 of 1 today");
        assertThat(Capacity.refusal(west, load, Instant.parse("2026-11-25T08:00:00Z")))
                .isEmpty();
    }

    @Test
    void closingNeverGoesBelowZeroAndDoesNotGiveTheDayBack() {
        Load load = Capacity.assigned(Load.NONE, "sdr", MONDAY, BERLIN);
        Load closed = Capacity.closed(Capacity.closed(load, "sdr"), "sdr");
        assertThat(closed.open()).isZero();
        assertThat(closed.today()).isEqualTo(1);
        assertThat(closed.pools()).isEqualTo(Map.of("sdr", new PoolLoad(0, 1, 1)));
        assertThat(Capacity.closed(Load.NONE, "never-seen")).isEqualTo(Load.NONE);
    }

    @Test
    void aPoolWithNothingLeftToCountIsForgotten() {
        Load load = Capacity.closed(Capacity.assigned(Load.NONE, "sdr", MONDAY, BERLIN), "sdr");
        Load later = Capacity.assigned(load, "dach", MONDAY.plusSeconds(8 * 86_400), BERLIN);
        assertThat(later.pools()).containsOnlyKeys("dach");
    }

    @Test
    void aCapOfZeroRefusesTheFirst() {
        assertThat(Capacity.refusal(Team.rep("ana", "SDR", BERLIN, 1000, Team.caps(0, -1, -1)), Load.NONE, MONDAY))
                .contains("at 0 of 0 open");
    }

    @Test
    void leavesThatTouchAreToldAsOneAndTheEndIsNotAway() {
        Instant noon = MONDAY.plusSeconds(3600);
        Instant evening = MONDAY.plusSeconds(7200);
        Rep rep = World.with(
                Team.rep("ana"), true, true, List.of(new Rep.Leave(noon, evening), new Rep.Leave(MONDAY, noon)));
        assertThat(Availability.of(rep, Load.NONE, MONDAY))
                .isEqualTo(new Availability.Refused("on leave until 2026-11-23 11:00 UTC"));
        assertThat(Availability.of(rep, Load.NONE, MONDAY.minusSeconds(1))).isEqualTo(new Availability.Free());
        assertThat(Availability.of(rep, Load.NONE, evening)).isEqualTo(new Availability.Free());
    }
}
