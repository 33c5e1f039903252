package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.Availability;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Said;
import dev.baton.salesforce.Http;
import dev.baton.standin.Fault;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reps from Salesforce's Users. */
class PeopleSyncTest {
    private static final String EVA = "eva@acme.example";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Sync.Order FORCED = new Sync.Order(false, true, false);

    private final Org org = new Org();

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void the_people_of_the_org_are_the_roster_field_by_field() {
        PeopleResult.Done done = (PeopleResult.Done) org.synced().people();

        assertThat(done.unusable()).isEmpty();
        assertThat(done.ambiguous()).isEmpty();
        assertThat(done.synced().added()).hasSize(14);
        for (Rep rep : Org.sample()) {
            Map<String, Set<String>> attributes = new HashMap<>(rep.attributes());
            attributes.put("salesforce-user", Set.of(org.standIn.idOf(rep.id())));
            assertThat(org.rep(rep.id()))
                    .isEqualTo(new Rep(
                            rep.id(),
                            rep.name(),
                            rep.team(),
                            rep.speaks(),
                            attributes,
                            rep.zone(),
                            rep.weight(),
                            rep.caps(),
                            true,
                            true,
                            rep.leave(),
                            rep.bookingUrl()));
        }
        assertThat(org.members("dach-team")).contains(EVA);
    }

    @Test
    void a_new_user_with_the_team_is_in_the_pool_after_the_sync() {
        org.synced();
        org.standIn
                .person()
                .create(
                        "User",
                        Map.of(
                                "Username", "zoe@acme.example",
                                "Email", "Zoe@acme.example",
                                "LastName", "Zeller",
                                "Baton_Team__c", "SDR",
                                "Baton_Speaks__c", "de;en_GB",
                                "Baton_Region__c", "emea",
                                "TimeZoneSidKey", "Europe/Vienna"));

        Synced synced = org.synced();

        assertThat(((PeopleResult.Done) synced.people()).synced().added()).containsExactly("zoe@acme.example");
        assertThat(org.members("dach-team")).contains("zoe@acme.example");
        assertThat(org.rep("zoe@acme.example").speaks()).containsExactlyInAnyOrder("de", "en");
        assertThat(synced.ring()).contains("dach-team");
    }

    @Test
    void a_user_who_was_switched_off_gets_nothing_though_the_csv_has_them() {
        org.csv();
        org.synced();
        org.standIn.person().change(org.standIn.idOf(EVA), Map.of("IsActive", "false"));
        org.synced();
        org.csv();

        assertThat(Availability.of(org.rep(EVA), Load.NONE, NOW))
                .isEqualTo(new Availability.Refused("not active in the CRM"));

        org.filter("Baton_Team__c != null AND IsActive = true");
        org.synced();
        assertThat(org.rep(EVA).active())
                .as("also when the filter does not name them any more")
                .isFalse();
    }

    @Test
    void a_rep_of_the_csv_alone_is_looked_up_by_address_and_keeps_what_the_csv_says() {
        org.csv();
        org.filter("");

        PeopleResult.Done done = (PeopleResult.Done) org.synced().people();

        assertThat(done.users()).isEqualTo(14);
        Rep eva = org.rep(EVA);
        assertThat(eva.attributes()).containsEntry("salesforce-user", Set.of(org.standIn.idOf(EVA)));
        assertThat(eva.team()).isEqualTo("SDR");
        org.synced();
        assertThat(org.roster.all().reps()).hasSize(14);
    }

    @Test
    void a_second_sync_finds_nothing_to_do() {
        org.synced();
        var before = org.playbooks.active();
        Synced again = org.synced();

        assertThat(((PeopleResult.Done) again.people()).synced().isNothing()).isTrue();
        assertThat(again.ring()).isEmpty();
        assertThat(org.playbooks.active()).isEqualTo(before);
    }

    @Test
    void a_filter_that_names_hardly_anybody_changes_nothing_until_it_is_meant_so() {
        org.synced();
        org.filter("Baton_Team__c = 'Partner'");

        PeopleResult.Kept kept = (PeopleResult.Kept) org.synced().people();
        assertThat(kept.gone()).hasSize(13).contains(EVA);
        assertThat(kept.of()).isEqualTo(14);
        assertThat(org.members("dach-team")).contains(EVA);

        assertThat(org.synced(FORCED).people()).isInstanceOf(PeopleResult.Done.class);
        assertThat(org.roster.all().reps()).extracting(Rep::id).containsExactly("pia@acme.example");
        assertThat(org.members("dach-team")).isEmpty();
    }

    @Test
    void an_answer_that_breaks_off_changes_nothing() {
        org.close();
        try (Org paged = new Org(builder -> builder.pageSize(5))) {
            paged.synced();
            paged.standIn.faults().next(Fault.UNAVAILABLE, 1);
            assertThat(paged.synced().people()).isInstanceOf(PeopleResult.Failed.class);
            paged.standIn.faults().always(Fault.CLOSED);
            assertThat(paged.synced().people()).isInstanceOf(PeopleResult.Failed.class);
            assertThat(paged.roster.all().reps()).hasSize(14).allMatch(Rep::active);
            paged.standIn.faults().clear();
            assertThat(((PeopleResult.Done) paged.synced().people()).synced().isNothing())
                    .isTrue();
        }
    }

    @Test
    void an_answer_that_brings_fewer_people_than_it_counts_is_none() {
        org.synced();
        org.onTheWay = answer -> new Http.Response(
                answer.status(),
                answer.headers(),
                answer.body().replaceFirst("(?s),\\{[^{]*\\{[^{}]*\\}[^{}]*\\}\\]", "]"));
        assertThat(org.synced().people()).isInstanceOf(PeopleResult.Failed.class);
        assertThat(org.roster.all().reps()).hasSize(14).allMatch(Rep::active);
    }

    @Test
    void a_field_that_cannot_be_used_says_nothing_and_is_reported_without_its_value() {
        org.csv();
        org.synced();
        String user = org.standIn.idOf(EVA);
        org.standIn
                .person()
                .change(user, Map.of("Baton_Weight__c", "0", "Baton_Cap_Open__c", "2.5", "TimeZoneSidKey", "Nowhere"));

        PeopleResult.Done done = (PeopleResult.Done) org.synced().people();

        assertThat(done.unusable())
                .containsExactlyInAnyOrder(
                        "Baton_Weight__c of User " + user,
                        "Baton_Cap_Open__c of User " + user,
                        "TimeZoneSidKey of User " + user);
        assertThat(org.rep(EVA).weight()).as("as the CSV says").isEqualTo(1000);
        assertThat(org.rep(EVA).caps().open()).hasValue(40);
    }

    @Test
    void a_leave_in_salesforce_is_honoured_and_one_by_hand_stands_beside_it() {
        org.synced();
        org.standIn
                .person()
                .change(
                        org.standIn.idOf(EVA),
                        Map.of("Baton_Away_From__c", "2026-12-24", "Baton_Away_To__c", "2026-12-31"));
        org.synced();
        assertThat(Availability.of(org.rep(EVA), Load.NONE, Instant.parse("2026-12-31T22:59:00Z")))
                .isEqualTo(new Availability.Refused("on leave until 2027-01-01 00:00 Europe/Zurich"));

        org.roster.edit(
                EVA,
                sources ->
                        sources.withManual(Said.NOTHING.withLeave(List.of(new Rep.Leave(NOW, NOW.plusSeconds(3600))))),
                new ActiveCells(org.playbooks)::of);
        org.synced();
        assertThat(org.rep(EVA).leave()).hasSize(2);
    }

    @Test
    void of_two_users_with_one_address_the_active_one_is_the_rep() {
        String old = org.standIn.idOf(EVA);
        org.standIn.person().change(old, Map.of("IsActive", "false"));
        String fresh = org.standIn
                .person()
                .create(
                        "User",
                        Map.of(
                                "Username",
                                "eva2@acme.example",
                                "Email",
                                EVA,
                                "LastName",
                                "Rochat",
                                "Baton_Team__c",
                                "SDR"));

        org.synced();

        assertThat(org.rep(EVA).active()).isTrue();
        assertThat(org.rep(EVA).attributes()).containsEntry("salesforce-user", Set.of(fresh));
        assertThat(org.roster.sources()).doesNotContainKey("eva2@acme.example");
    }

    @Test
    void the_roster_is_as_it_was_while_salesforce_is_down() {
        org.csv();
        org.standIn.faults().always(Fault.UNAVAILABLE);
        Synced synced = org.synced();
        assertThat(synced.isWhole()).isFalse();
        assertThat(synced.ring()).isEmpty();
        assertThat(org.roster.all().reps()).hasSize(14);
    }
}
