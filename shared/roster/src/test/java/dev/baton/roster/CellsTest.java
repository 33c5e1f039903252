package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final List<Rep> REPS =
            List.of(rep("ana", "AE"), rep("bo", "SDR"), rep("cy", "Partner"), rep("di", "SDR"), rep("el", "Nobody's"));

    @Test
    void poolsThatShareARepAreOneCellNamedByTheSmallest() {
        Cells cells = Cells.of(List.of(Team.pool("z", "SDR"), Team.pool("m", "SDR"), Team.pool("a", "AE")), REPS);
        assertThat(cells.cells()).isEqualTo(Map.of("a", "a", "m", "m", "z", "m"));
        assertThat(cells.members())
                .isEqualTo(Map.of("a", List.of("ana"), "m", List.of("bo", "di"), "z", List.of("bo", "di")));
        assertThat(cells.together("z")).containsExactly("m", "z");
        assertThat(cells.poolsOf("di")).containsExactly("m", "z");
        assertThat(cells.poolsOf("el")).isEmpty();
    }

    @Test
    void overflowAndSharedTurnsJoinButTheFallbackQueueAndUnknownPoolsDoNot() {
        Pool ae = Team.pool("ae", "AE", Caps.NONE, Duration.ZERO, "sdr");
        Pool sdr = Team.pool("sdr", "SDR");
        Pool partner = Team.pool("partner", "Partner");
        Pool lost = Team.pool("lost", "None", Caps.NONE, Duration.ZERO, "no-such-pool");
        Pool sharing = Team.sharing(Team.pool("sharing", "None"), "partner");
        Cells cells = Cells.of(List.of(sharing, ae, sdr, partner, lost), REPS);
        assertThat(cells.cells())
                .isEqualTo(Map.of("ae", "ae", "sdr", "ae", "partner", "partner", "sharing", "partner", "lost", "lost"));
        assertThat(cells.members()).containsEntry("lost", List.of());
    }

    @Test
    void aPoolThatIsNotKnownIsACellOfItsOwn() {
        Cells cells = Cells.of(Map.of(), REPS);
        assertThat(cells.cellOf("gone")).isEqualTo("gone");
        assertThat(cells.together("gone")).containsExactly("gone");
    }

    @Test
    void aChainOfSharedTurnsEndsAtItsRootAndACircleAtItsSmallestName() {
        Pool a = Team.sharing(Team.pool("a", "SDR"), "b");
        Pool b = Team.sharing(Team.pool("b", "SDR"), "c");
        Pool c = Team.pool("c", "SDR");
        assertThat(Sharing.turnOf(Map.of("a", a, "b", b, "c", c), "a")).isEqualTo("c");
        Pool circle = Team.sharing(c, "b");
        assertThat(Sharing.turnOf(Map.of("a", a, "b", b, "c", circle), "a")).isEqualTo("b");
        assertThat(Sharing.turnOf(Map.of("a", a), "a")).isEqualTo("a");
    }

    private static Rep rep(String id, String team) {
        return Team.rep(id, team, ZoneId.of("UTC"), 1000, Caps.NONE);
    }
}
