package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.baton.lead.LeadId;
import dev.baton.roster.Load.PoolLoad;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotTextTest {
    private static final Rep ANA = new Rep(
            "ana@acme.example",
            "Ana Öz=a/b, c",
            "Enterprise AE",
            Set.of("de", "en"),
            Map.of("product", Set.of("a,b", "c d"), "none", Set.of()),
            ZoneId.of("Europe/Berlin"),
            1500,
            Team.caps(25, 5, -1),
            true,
            false,
            List.of(
                    new Rep.Leave(Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2026-12-05T00:00:00Z")),
                    new Rep.Leave(Instant.parse("2026-12-24T00:00:00Z"), Instant.parse("2026-12-31T00:00:00Z"))),
            "https://cal.example/ana?x=1&y=2");

    private static final Instant LEFT = Instant.parse("2026-11-01T08:00:00Z");

    @Test
    void whatIsWrittenIsReadBackEqual() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        Snapshot snapshot = new Snapshot(
                Map.of(ANA.id(), ANA, "bo", Team.rep("bo")),
                Map.of(ANA.id(), new Load(3, day, 1, day, 2, Map.of("my pool", new PoolLoad(1, 2, 3)))),
                Map.of(
                        "my pool",
                        new Turn(-7, Map.of("ana@acme.example", new Turn.Member(-5, 1500, false))),
                        "new",
                        Turn.START),
                Map.of("kX-9_", new LastLead(new LeadId("lead-00000000000000001"), "ana@acme.example", LEFT)));
        assertThat(SnapshotText.read(SnapshotText.write(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void theTextIsCompactAndReadable() {
        Turn turn = new Turn(1L << 32, Map.of("bo", new Turn.Member(2L << 32, 1000, true)));
        assertThat(SnapshotText.write(new Snapshot(Map.of(), Map.of(), Map.of("sdr", turn))))
                .isEqualTo(Map.of("POOL#sdr", "v=4294967296 bo=8589934592/1000/+"));
    }

    @Test
    void entriesOfOtherNamesArePassedOverAndABrokenRepIsRefused() {
        assertThat(SnapshotText.read(Map.of("LEAD#x", "a=b"))).isEqualTo(Snapshot.EMPTY);
        assertThatIllegalArgumentException().isThrownBy(() -> SnapshotText.read(Map.of("REP#x", "name=x")));
    }
}
