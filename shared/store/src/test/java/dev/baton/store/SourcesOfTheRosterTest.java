package dev.baton.store;

import static dev.baton.store.Given.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.playbook.RouteWhen;
import dev.baton.roster.Cells;
import dev.baton.roster.Rep;
import dev.baton.roster.Said;
import dev.baton.roster.Sources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** People from several sources: what is stored, who is in the roster, and what a change moves. */
class SourcesOfTheRosterTest {
    private static final String BO = "bo@acme.example";

    private final Db db = Db.fresh();
    private final RosterStore roster = db.roster();
    private final PlaybookStore playbooks = new PlaybookStore(db.client(), db.tables());

    @BeforeEach
    void everybody_of_the_team_is_in_one_pool() {
        playbooks.activate(1, 0, cells(List.of()), RouteWhen.DEFAULT, Active.NOTHING);
    }

    private static Cells cells(Collection<Rep> reps) {
        return new Cells(
                Map.of("ae", "ae"),
                Map.of(
                        "ae",
                        reps.stream()
                                .filter(rep -> rep.team().equals("AE"))
                                .map(Rep::id)
                                .sorted()
                                .toList()));
    }

    private static Said inTeam(String team) {
        return new Said(
                Optional.of(true),
                Optional.of("A User"),
                Optional.of(team),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Said inactive() {
        return Said.of(Given.rep("anybody").with(true, false));
    }

    private List<String> members() {
        return playbooks.active().cells().members().getOrDefault("ae", List.of());
    }

    @Test
    void a_new_user_of_the_team_is_in_the_pool() {
        roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells);

        RosterStore.Synced synced = roster.fromSalesforce(Map.of(BO, inTeam("AE")), SourcesOfTheRosterTest::cells);

        assertThat(synced).isEqualTo(new RosterStore.Synced(List.of(BO), List.of(), List.of()));
        assertThat(members()).containsExactly(ANA, BO);
        assertThat(roster.rep(BO).orElseThrow().value().active()).isTrue();
    }

    @Test
    void a_user_who_was_switched_off_is_inactive_and_no_file_and_no_hand_brings_them_back() {
        roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells);
        roster.fromSalesforce(Map.of(ANA, inactive()), SourcesOfTheRosterTest::cells);
        roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells);
        roster.turn(ANA, true);
        roster.edit(ANA, sources -> sources.withManual(Said.NOTHING.withMember(true)), SourcesOfTheRosterTest::cells);

        assertThat(roster.rep(ANA).orElseThrow().value().active()).isFalse();

        roster.fromSalesforce(Map.of(ANA, inTeam("AE")), SourcesOfTheRosterTest::cells);
        assertThat(roster.rep(ANA).orElseThrow().value().active()).isTrue();
    }

    @Test
    void a_sync_that_finds_nothing_new_writes_nothing() {
        roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells);
        roster.fromSalesforce(Map.of(BO, inTeam("AE")), SourcesOfTheRosterTest::cells);
        Active before = playbooks.active();
        long version = roster.rep(BO).orElseThrow().version();

        assertThat(roster.fromSalesforce(Map.of(BO, inTeam("AE")), SourcesOfTheRosterTest::cells)
                        .isNothing())
                .isTrue();
        assertThat(roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells)
                        .isNothing())
                .isTrue();

        assertThat(playbooks.active()).isEqualTo(before);
        assertThat(roster.rep(BO).orElseThrow().version()).isEqualTo(version);
    }

    @Test
    void whoever_is_in_one_source_only_leaves_with_it_and_whoever_is_in_both_stays() {
        roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells);
        roster.fromSalesforce(Map.of(ANA, inTeam("AE"), BO, inTeam("AE")), SourcesOfTheRosterTest::cells);

        RosterStore.Synced synced = roster.fromSalesforce(Map.of(), SourcesOfTheRosterTest::cells);

        assertThat(synced).isEqualTo(new RosterStore.Synced(List.of(), List.of(ANA), List.of(BO)));
        assertThat(members()).containsExactly(ANA);
        assertThat(roster.rep(BO).orElseThrow().value().active()).isFalse();
    }

    @Test
    void whoever_was_taken_out_by_hand_stays_out_until_put_in_again() {
        roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells);
        roster.edit(ANA, sources -> sources.withManual(Said.NOTHING.withMember(false)), SourcesOfTheRosterTest::cells);
        roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells);

        assertThat(members()).isEmpty();
        assertThat(roster.all().reps()).isEmpty();
        assertThat(roster.rep(ANA).orElseThrow().value().active()).isFalse();
        assertThat(roster.sources()).containsOnlyKeys(ANA);

        roster.edit(ANA, sources -> sources.withManual(Said.NOTHING), SourcesOfTheRosterTest::cells);
        assertThat(members()).containsExactly(ANA);
        assertThat(roster.rep(ANA).orElseThrow().value()).isEqualTo(Given.rep(ANA));
    }

    @Test
    void a_limit_by_hand_moves_no_cell() {
        roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells);
        Active before = playbooks.active();

        RosterStore.Edited edited = roster.edit(
                ANA,
                sources -> sources.withManual(
                        Said.NOTHING.withLimits(Optional.of(Said.Limit.of(3)), Optional.empty(), Optional.empty())),
                SourcesOfTheRosterTest::cells);

        assertThat(edited.before().caps().open()).isEmpty();
        assertThat(edited.after().caps().open()).hasValue(3);
        assertThat(roster.rep(ANA).orElseThrow().value()).isEqualTo(edited.after());
        assertThat(playbooks.active()).isEqualTo(before);
    }

    @Test
    void items_of_before_are_read_as_the_last_files() {
        db.client().putItem(request -> request.tableName(db.tables().routing()).item(old(ANA, Given.rep(ANA))));
        db.client()
                .putItem(request -> request.tableName(db.tables().routing())
                        .item(old(BO, Given.rep(BO).with(true, false))));
        db.tamper(
                db.tables().routing(),
                Key.roster(),
                Map.of("reps", Attributes.ofAll(List.of(ANA)), "version", Attributes.value(1)));

        assertThat(roster.all().reps()).containsExactly(Given.rep(ANA));
        roster.fromSalesforce(Map.of(BO, inTeam("AE")), SourcesOfTheRosterTest::cells);

        assertThat(members()).containsExactly(ANA, BO);
        assertThat(roster.sources().getOrDefault(BO, Sources.NONE).csv())
                .as("the last file did not have Bo")
                .isEmpty();
        assertThat(roster.sources().getOrDefault(ANA, Sources.NONE).csv()).contains(Given.rep(ANA));
    }

    private static Map<String, AttributeValue> old(String id, Rep rep) {
        var item = new HashMap<>(Key.profile(id).attributes());
        item.put("rep", Attributes.value(Json.text(rep)));
        item.put("version", Attributes.value(1));
        return item;
    }

    @Test
    void sources_that_change_at_once_all_count_in_the_end() throws Exception {
        List<Callable<Object>> all = new ArrayList<>();
        IntStream.range(0, 5).forEach(i -> {
            all.add(() -> roster.sync(List.of(Given.rep(ANA)), SourcesOfTheRosterTest::cells));
            all.add(() -> roster.fromSalesforce(Map.of(BO, inTeam("AE")), SourcesOfTheRosterTest::cells));
            all.add(() -> roster.edit(
                    "chi@acme.example", sources -> sources.withManual(inTeam("AE")), SourcesOfTheRosterTest::cells));
        });
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var done : pool.invokeAll(all)) {
                done.get();
            }
        }
        assertThat(members()).containsExactly(ANA, BO, "chi@acme.example");
        assertThat(roster.all().reps()).hasSize(3);
    }

    @Test
    void cells_that_an_interruption_left_behind_are_found_by_the_next_sync() {
        roster.sync(List.of(Given.rep(ANA), Given.rep(BO)), SourcesOfTheRosterTest::cells);
        Active seen = playbooks.active();
        playbooks.activate(1, seen.rosterVersion(), cells(List.of()), RouteWhen.DEFAULT, seen);

        roster.sync(List.of(Given.rep(ANA), Given.rep(BO)), SourcesOfTheRosterTest::cells);

        assertThat(members()).containsExactly(ANA, BO);
    }
}
