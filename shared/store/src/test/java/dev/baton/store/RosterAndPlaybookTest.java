package dev.baton.store;

import static dev.baton.store.Given.ANA;
import static dev.baton.store.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Account;
import dev.baton.lead.Keys;
import dev.baton.lead.Signal;
import dev.baton.playbook.LookupKey;
import dev.baton.playbook.LookupKeys;
import dev.baton.playbook.RouteWhen;
import dev.baton.playbook.Table;
import dev.baton.roster.Cells;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class RosterAndPlaybookTest {
    private static final Cells ONE = new Cells(Map.of("dach", "dach"), Map.of("dach", List.of(ANA)));
    private static final RouteWhen MQL =
            new RouteWhen(false, List.of(new RouteWhen.Becomes("Status", List.of("MQL", "SQL"))));
    private static final Cells NONE = new Cells(Map.of(), Map.of());

    private final Db db = Db.fresh();
    private final PlaybookStore playbooks = new PlaybookStore(db.client(), db.tables());
    private final RosterStore roster = db.roster();

    @Test
    void aVersionIsReadBackHoweverLongItIs() {
        Random random = new Random(1);
        String source =
                random.ints(900_000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());

        int number = playbooks.add(source, "compiled", "ops", "first", NOW);

        assertThat(number).isEqualTo(1);
        assertThat(playbooks.version(1))
                .contains(new PlaybookStore.Version(1, source, "compiled", NOW, "ops", "first"));
        assertThat(playbooks.add("b", "c", "ops", "second", NOW)).isEqualTo(2);
        assertThat(playbooks.versions())
                .extracting(PlaybookStore.Summary::number)
                .containsExactly(2, 1);
        assertThat(playbooks.version(3)).isEmpty();
    }

    @Test
    void ofTwoActivationsOnTheSameReadingOneHolds() {
        Active seen = playbooks.active();
        assertThat(seen).isEqualTo(Active.NOTHING);
        assertThat(playbooks.intake()).isEqualTo(RouteWhen.DEFAULT);

        assertThat(playbooks.activate(1, 0, ONE, MQL, seen)).isTrue();
        assertThat(playbooks.activate(2, 0, NONE, RouteWhen.DEFAULT, seen)).isFalse();
        assertThat(playbooks.active()).isEqualTo(new Active(1, 0, 1, ONE));
        assertThat(playbooks.intake()).isEqualTo(MQL);
    }

    @Test
    void aSyncSaysWhatItChangedAndComputesTheCellsAgain() {
        playbooks.activate(1, 0, NONE, MQL, Active.NOTHING);

        RosterStore.Synced first = roster.sync(List.of(Given.rep(ANA), Given.rep("bo@acme.example")), _ -> ONE);
        RosterStore.Synced second = roster.sync(List.of(Given.rep(ANA)), _ -> NONE);

        assertThat(first.added()).containsExactly(ANA, "bo@acme.example");
        assertThat(second).isEqualTo(new RosterStore.Synced(List.of(), List.of(), List.of("bo@acme.example")));
        assertThat(roster.all().reps()).containsExactly(Given.rep(ANA));
        assertThat(roster.rep("bo@acme.example").orElseThrow().value().active()).isFalse();
        assertThat(playbooks.active()).isEqualTo(new Active(1, 2, 3, NONE));
        assertThat(playbooks.intake()).isEqualTo(MQL);
    }

    @Test
    void aManualSwitchSurvivesASync() {
        roster.sync(List.of(Given.rep(ANA)), _ -> NONE);
        assertThat(roster.turn(ANA, false)).isTrue();

        roster.sync(List.of(Given.rep(ANA).with(true, true)), _ -> NONE);

        assertThat(roster.rep(ANA).orElseThrow().value().on()).isFalse();
        assertThat(roster.turn("nobody@acme.example", false)).isFalse();
    }

    @Test
    void somebodyWhoComesBackIsActiveAgain() {
        roster.sync(List.of(Given.rep(ANA)), _ -> NONE);
        roster.sync(List.of(), _ -> NONE);
        roster.sync(List.of(Given.rep(ANA)), _ -> NONE);

        assertThat(roster.rep(ANA).orElseThrow().value().active()).isTrue();
    }

    @Test
    void rowsAreFoundByTheirKeys() {
        LookupStore lookups = new LookupStore(db.client(), db.tables());
        Map<String, String> rows =
                IntStream.range(0, 60).boxed().collect(Collectors.toMap(i -> "DE|" + i, i -> "pool-" + i));
        lookups.putTable(new Table("territories", rows));
        Account account = new Account("1", "Acme", "acme.example", "Customer", ANA, "", OptionalInt.of(7));
        lookups.putAccounts(List.of(account));

        assertThat(lookups.rows(new LookupKeys(
                                List.of(new LookupKey("territories", "DE|59"), new LookupKey("territories", "FR"))))
                        .values())
                .isEqualTo(Map.of("territories/DE|59", "pool-59"));
        assertThat(lookups.account("acme.example")).contains(account);
        assertThat(lookups.account("other.example")).isEmpty();
    }

    @Test
    void aSignalIsRecordedOnceAndListedOnceTheNewestFirst() {
        Signals signals = new Signals(db.client(), db.tables());
        Keys keys = new Keys("person", "company");
        Signal webinar = new Signal("webinar", NOW.minusSeconds(60), Signal.By.PERSON, "");
        Signal visit = new Signal("visit", NOW, Signal.By.COMPANY, "/pricing");

        assertThat(signals.record(keys, webinar, "a", NOW)).isEqualTo(NOW);
        assertThat(signals.record(keys, webinar, "a", NOW.plusSeconds(60))).isEqualTo(NOW);
        assertThat(signals.record(new Keys("", "company"), visit, "b", NOW)).isEqualTo(NOW);

        assertThat(signals.of(keys, 10, NOW)).containsExactly(visit, webinar);
        assertThat(signals.of(keys, 10, NOW.plus(Signals.KEPT))).isEmpty();
    }

    @Test
    void whatCouldNotBecomeALeadIsKeptOnce() {
        KeptStore keptStore = new KeptStore(db.client(), db.tables());
        KeptStore.Kept kept = new KeptStore.Kept(
                "1",
                Instant.parse("2026-11-22T23:59:59Z"),
                "salesforce",
                "a wildcard",
                new Received("application/json", SdkBytes.fromUtf8String("{\"a\":1}")));

        keptStore.keep(kept);
        keptStore.keep(kept);

        assertThat(keptStore.on(LocalDate.parse("2026-11-22"))).containsExactly(kept);
        assertThat(Totals.count(db.client(), db.tables(), NOW).kept()).isEqualTo(1);
    }
}
