package dev.baton.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Facts;
import dev.baton.roster.Calendars;
import dev.baton.roster.Rep;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of leads that nobody touches in time. */
class FirstTouchesTest {
    private static final String THREE = """
            email,name,team,zone,cap-open
            ana@acme.example,Ana,AE,Europe/Berlin,
            bo@acme.example,Bo,AE,Europe/Berlin,
            chi@acme.example,Chi,AE,Europe/Berlin,
            """;
    private static final String PROMISED = """
            playbook: promised
            routes:
              - route: all
                to: sales
                sla: {first-touch: 30 minutes, remind-after: [10 minutes, 20 minutes], on-breach: reassign, at-most: 2, then-tell: manager}
            pools:
              sales: {members: {team: AE}, nobody-free: {hold: 2 hours, then: fallback}}
            fallback: {salesforce-queue: Triage}
            """;

    @Test
    void who_does_not_touch_a_lead_is_reminded_and_loses_it_to_the_next_so_often_as_the_route_says() {
        Floor floor = new Floor(PROMISED, THREE, Assumptions.NONE);
        floor.form("one");
        floor.simulation.finish();

        assertThat(floor.notices())
                .containsExactly(
                        "10 ana reminder 1",
                        "20 ana reminder 2",
                        "30 ana REASSIGN",
                        "40 bo reminder 1",
                        "50 bo reminder 2",
                        "60 bo REASSIGN",
                        "70 chi reminder 1",
                        "80 chi reminder 2",
                        "90 chi TELL_MANAGER, it was taken from 2 before");
        assertThat(floor.owner("one")).isEqualTo("chi");
        assertThat(floor.last("one").orElseThrow().routing()).isEqualTo(3);
        assertThat(floor.last("one").orElseThrow().cause()).isEqualTo(Told.Cause.TAKEN);
    }

    @Test
    void a_touch_in_time_and_one_at_the_very_moment_end_it() {
        Floor floor = new Floor(PROMISED, THREE, Assumptions.NONE);
        floor.form("one").form("two").pass(Duration.ofMinutes(15)).touch("one");
        floor.pass(Duration.ofMinutes(30)).touch("two");
        floor.simulation.finish();

        assertThat(floor.notices())
                .containsExactly(
                        "10 ana reminder 1",
                        "10 bo reminder 1",
                        "20 bo reminder 2",
                        "30 bo REASSIGN",
                        "40 chi reminder 1");
        assertThat(floor.owner("one")).isEqualTo("ana");
        assertThat(floor.owner("two")).isEqualTo("chi");
    }

    @Test
    void where_nobody_else_is_free_the_lead_stays_and_the_manager_is_told() {
        Floor floor =
                new Floor(PROMISED, "email,name,team,zone\nana@acme.example,Ana,AE,Europe/Berlin\n", Assumptions.NONE);
        floor.form("one");
        floor.simulation.finish();

        assertThat(floor.notices())
                .containsExactly("10 ana reminder 1", "20 ana reminder 2", "30 ana TELL_MANAGER, nobody else is free");
        assertThat(floor.owner("one")).isEqualTo("ana");
    }

    @Test
    void what_is_taken_from_somebody_full_makes_room_for_whoever_waits() {
        String two = PROMISED.replace("routes:\n", "routes:\n  - {route: hers, when: {request: trial}, to: solo}\n")
                .replace(
                        "pools:\n",
                        "pools:\n  solo: {members: {reps: [ana@acme.example]}, nobody-free: {hold: 2 hours, then: fallback}}\n");
        Floor floor = new Floor(
                two,
                "email,name,team,zone,cap-open\nana@acme.example,Ana,AE,Europe/Berlin,1\nbo@acme.example,Bo,AE,Europe/Berlin,\n",
                Assumptions.NONE);
        floor.form("one").form("waits", "", "trial");
        assertThat(floor.owner("one")).isEqualTo("ana");
        assertThat(floor.owner("waits")).isEmpty();
        floor.simulation.until(Floor.START.plus(Duration.ofMinutes(30)));

        assertThat(floor.owner("waits")).isEqualTo("ana");
        assertThat(floor.owner("one")).isEqualTo("bo");
        assertThat(floor.last("waits").orElseThrow().at()).isEqualTo(Floor.START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void what_is_taken_from_somebody_costs_them_no_time() {
        Rep ana = Floor.people(THREE).getFirst();
        Calendars always = new Calendars(Optional.empty());
        Work work = new Work(new Assumptions(
                Optional.empty(),
                Optional.of(new Assumptions.Touching(Duration.ofMinutes(10), Duration.ofMinutes(20))),
                10));
        assertThat(work.got(Floor.id("a"), ana, always, after(0))).contains(new Work.Touch(Floor.id("a"), after(10)));
        assertThat(work.got(Floor.id("b"), ana, always, after(1))).isEmpty();
        assertThat(work.got(Floor.id("c"), ana, always, after(2))).isEmpty();
        assertThat(work.got(Floor.id("d"), ana, always, after(3))).isEmpty();

        assertThat(work.gone(Floor.id("b"), ana, always, after(5)))
                .as("not next")
                .isEmpty();
        assertThat(work.touched(Floor.id("a"), ana, always, after(10)))
                .as("when the first touch is done")
                .contains(new Work.Touch(Floor.id("c"), after(40)));
        assertThat(work.gone(Floor.id("c"), ana, always, after(35)))
                .as("at once to the one after it")
                .contains(new Work.Touch(Floor.id("d"), after(45)));
    }

    private static Instant after(int minutes) {
        return Floor.START.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void the_counts_tell_each_reminder_and_breach_and_each_lead_once() {
        Tally tally = new Tally();
        Simulation simulation = new Simulation(Floor.policy(1, PROMISED), Floor.people(THREE), Assumptions.NONE, tally);
        simulation.happen(new Happening.Form(Floor.lead("one", "", "demo", Floor.START), Facts.NONE));
        simulation.finish();

        Group all = tally.all();
        assertThat(all.assigned()).isEqualTo(1);
        assertThat(all.reminded()).isEqualTo(6);
        assertThat(all.breached()).isEqualTo(3);
        assertThat(all.taken()).isEqualTo(2);
        assertThat(all.promised()).isEqualTo(3);
        assertThat(all.kept()).isZero();
        assertThat(all.scoredAgain()).isZero();
        assertThat(of(tally.reps(), "ana@acme.example").assigned()).isZero();
        assertThat(of(tally.reps(), "ana@acme.example").taken()).isEqualTo(1);
        assertThat(of(tally.reps(), "chi@acme.example").assigned()).isEqualTo(1);
        assertThat(of(tally.routes(), "all").breached()).isEqualTo(3);
        assertThat(of(tally.pools(), "sales").taken()).isEqualTo(2);
    }

    private static Group of(Map<String, Group> groups, String name) {
        return Optional.ofNullable(groups.get(name)).orElseThrow();
    }
}
