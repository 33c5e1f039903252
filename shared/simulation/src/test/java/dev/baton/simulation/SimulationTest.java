package dev.baton.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.lead.Facts;
import dev.baton.lead.Keys;
import dev.baton.lead.Signal;
import dev.baton.roster.Rep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final String TWO = """
            email,name,team,zone
            ana@acme.example,Ana,AE,Europe/Berlin
            bo@acme.example,Bo,AE,Europe/Berlin
            """;
    private static final String ONE = "email,name,team,zone,cap-open\nana@acme.example,Ana,AE,Europe/Berlin,1\n";
    private static final String SIMPLE = """
            playbook: simple
            routes:
              - {route: all, to: sales}
            pools:
              sales: {members: {team: AE}, nobody-free: {hold: 2 hours, then: fallback}}
            fallback: {salesforce-queue: Triage}
            """;
    private static final String NEXT_OPENING =
            SIMPLE.replace("hold: 2 hours", "hold: until-next-opening, at-most: 12 hours")
                    + "hours: {default: \"Mon-Fri 09:00-18:00\", zone: each-rep}\n";
    private static final String LOOK_AHEAD = SIMPLE.replace("hold: 2 hours", "look-ahead: 12 hours, hold: 9 hours")
            + "hours: {default: \"Mon-Fri 09:00-18:00\", zone: each-rep}\n";
    private static final String SCORED = """
            playbook: scored
            score:
              qualified-at: 50
              intent:
                - {points: 50, when: {request: demo}, why: asked for a demo}
                - {points: 60, when: {signal: webinar-attended, within: 10 days}, why: came to a webinar}
              below: {nurture: {campaign: Newsletter}, score-again-on: [new-form, new-signal]}
            routes:
              - {route: all, to: sales}
            pools:
              sales: {members: {team: AE}, nobody-free: {hold: 2 hours, then: fallback}}
            fallback: {salesforce-queue: Triage}
            """;

    @Test
    void two_equal_reps_share_thirty_leads_and_are_never_two_apart() {
        Floor floor = new Floor(SIMPLE, TWO, Assumptions.NONE);
        Map<String, Integer> had = new TreeMap<>(Map.of("ana", 0, "bo", 0));
        for (int i = 0; i < 30; i++) {
            floor.form("lead" + i);
            had.merge(floor.owner("lead" + i), 1, Integer::sum);
            assertThat(Math.abs(had.getOrDefault("ana", 0) - had.getOrDefault("bo", 0)))
                    .isLessThan(2);
        }
        assertThat(had).containsEntry("ana", 15).containsEntry("bo", 15);
    }

    @Test
    void when_capacity_is_freed_the_oldest_that_waits_gets_it() {
        Floor floor = new Floor(SIMPLE, ONE, Assumptions.NONE);
        floor.form("first");
        for (int i = 0; i < 5; i++) {
            floor.pass(Duration.ofMinutes(1)).form("waits" + i);
        }
        assertThat(floor.simulation.waiting()).isEqualTo(5);

        floor.pass(Duration.ofMinutes(1)).close("first");

        assertThat(floor.owner("waits0")).isEqualTo("ana");
        assertThat(floor.simulation.waiting()).isEqualTo(4);
        assertThat(floor.last("waits0").orElseThrow().at()).isEqualTo(floor.now);
    }

    @Test
    void whoever_waits_in_vain_falls_back_at_the_deadline() {
        Floor floor = new Floor(SIMPLE, ONE, Assumptions.NONE);
        floor.form("first").form("second");
        floor.simulation.finish();

        assertThat(floor.owner("second")).isEqualTo("Triage");
        assertThat(floor.last("second").orElseThrow().at()).isEqualTo(Floor.START.plus(Duration.ofHours(2)));
    }

    @Test
    void what_comes_in_at_night_is_given_in_the_morning() {
        Floor floor = new Floor(
                SIMPLE.replace("hold: 2 hours", "hold: until-next-opening, at-most: 3 days")
                        + "hours: {default: \"Mon-Fri 09:00-18:00\", zone: each-rep}\n",
                TWO,
                Assumptions.NONE);
        floor.now = Instant.parse("2026-11-27T20:00:00Z");
        floor.form("late");
        floor.simulation.finish();

        assertThat(floor.owner("late")).isEqualTo("ana");
        assertThat(floor.last("late").orElseThrow().at()).isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
    }

    @Test
    void a_hold_of_some_hours_ends_too_when_somebody_begins_to_work() {
        Floor floor = new Floor(
                SIMPLE.replace("2 hours", "20 hours") + "hours: {default: \"Mon-Fri 09:00-18:00\", zone: each-rep}\n",
                TWO,
                Assumptions.NONE);
        floor.now = Instant.parse("2026-11-24T20:00:00Z");
        floor.form("late");
        floor.simulation.finish();

        assertThat(floor.last("late").orElseThrow().at()).isEqualTo(Instant.parse("2026-11-25T08:00:00Z"));
    }

    @Test
    void whoever_waits_for_somebody_full_goes_on_when_they_go_home_and_nobody_comes_in_time() {
        Floor floor = new Floor(NEXT_OPENING, ONE, Assumptions.NONE);
        floor.form("first").form("second");
        floor.simulation.finish();

        assertThat(floor.owner("second")).isEqualTo("Triage");
        assertThat(floor.last("second").orElseThrow().at()).isEqualTo(Instant.parse("2026-11-23T17:00:00Z"));
    }

    @Test
    void whoever_waits_for_somebody_full_goes_on_when_their_leave_begins() {
        Floor floor = new Floor(NEXT_OPENING, ONE, Assumptions.NONE);
        Instant off = Floor.START.plus(Duration.ofHours(3));
        Rep ana = Floor.people(ONE).getFirst();
        floor.simulation.happen(new Happening.People(List.of(away(ana, off, off.plus(Duration.ofDays(9)))), floor.now));
        floor.form("first").form("second");
        floor.simulation.finish();

        assertThat(floor.owner("second")).isEqualTo("Triage");
        assertThat(floor.last("second").orElseThrow().at()).isEqualTo(off);
    }

    private static Rep away(Rep rep, Instant from, Instant to) {
        return new Rep(
                rep.id(),
                rep.name(),
                rep.team(),
                rep.speaks(),
                rep.attributes(),
                rep.zone(),
                rep.weight(),
                rep.caps(),
                rep.on(),
                rep.active(),
                List.of(new Rep.Leave(from, to)),
                rep.bookingUrl());
    }

    @Test
    void an_opening_that_comes_within_look_ahead_gives_the_lead_then() {
        Floor floor = new Floor(LOOK_AHEAD, TWO, Assumptions.NONE);
        floor.now = Instant.parse("2026-11-24T17:30:00Z");
        floor.form("late");
        floor.simulation.finish();

        assertThat(floor.owner("late")).isEqualTo("ana");
        assertThat(floor.last("late").orElseThrow().at()).isEqualTo(Instant.parse("2026-11-24T20:00:00Z"));
    }

    @Test
    void whoever_was_full_for_the_day_is_looked_ahead_to_from_midnight_on() {
        Floor floor = new Floor(
                LOOK_AHEAD,
                "email,name,team,zone,cap-day\nana@acme.example,Ana,AE,Europe/Berlin,1\n",
                Assumptions.NONE);
        floor.now = Instant.parse("2026-11-24T16:30:00Z");
        floor.form("first").pass(Duration.ofHours(5)).form("late");
        floor.simulation.finish();

        assertThat(floor.owner("late")).isEqualTo("ana");
        assertThat(floor.last("late").orElseThrow().at()).isEqualTo(Instant.parse("2026-11-24T23:00:00Z"));
    }

    @Test
    void a_new_day_brings_a_new_count() {
        Floor floor = new Floor(
                SIMPLE.replace("hold: 2 hours", "hold: 20 hours"),
                "email,name,team,zone,cap-day\nana@acme.example,Ana,AE,Europe/Berlin,1\n",
                Assumptions.NONE);
        floor.form("today").form("tomorrow");
        floor.simulation.finish();

        assertThat(floor.last("tomorrow").orElseThrow().at()).isEqualTo(Instant.parse("2026-11-23T23:00:00Z"));
    }

    @Test
    void a_persons_second_form_goes_to_whoever_has_the_first_while_that_is_open() {
        Floor floor = new Floor(SIMPLE, TWO, Assumptions.NONE);
        floor.form("first", "grace", "demo").form("other").form("second", "grace", "demo");
        assertThat(floor.owner("second")).isEqualTo(floor.owner("first")).isEqualTo("ana");

        floor.close("first").form("more", "", "demo").form("third", "grace", "demo");
        assertThat(floor.owner("third")).isEqualTo("bo");
    }

    @Test
    void within_the_pools_time_a_closed_lead_leads_the_persons_next_one_and_each_begins_that_time_anew() {
        Floor floor = new Floor(
                SIMPLE.replace("members: {team: AE},", "members: {team: AE}, same-person-within: 2 days,"),
                TWO,
                Assumptions.NONE);
        floor.form("first", "grace", "demo").close("first").form("more");
        assertThat(floor.owner("more")).isEqualTo("bo");

        floor.pass(Duration.ofHours(47)).form("second", "grace", "demo").close("second");
        floor.pass(Duration.ofHours(47)).form("third", "grace", "demo").close("third");
        assertThat(floor.owner("second")).isEqualTo("ana");
        assertThat(floor.owner("third")).isEqualTo("ana");

        floor.form("even").pass(Duration.ofDays(2)).form("fourth", "grace", "demo");
        assertThat(floor.owner("even")).isEqualTo("ana");
        assertThat(floor.owner("fourth")).isEqualTo("bo");
    }

    @Test
    void a_nurtured_lead_is_scored_again_by_a_later_form_and_goes_first() {
        Floor floor = new Floor(
                SCORED.replace("request: demo", "signal: form-submitted, within: 10 days"), TWO, Assumptions.NONE);
        floor.form("early", "grace", "newsletter");
        assertThat(floor.owner("early")).isEqualTo("nurtured");

        floor.pass(Duration.ofDays(2)).form("later", "grace", "newsletter");
        assertThat(floor.owner("early")).isEqualTo("ana");
        assertThat(floor.owner("later")).isEqualTo("ana");
        assertThat(floor.last("early").orElseThrow().routing()).isEqualTo(2);
    }

    @Test
    void a_nurtured_lead_is_scored_again_by_a_signal() {
        Floor floor = new Floor(SCORED, TWO, Assumptions.NONE);
        floor.form("early", "grace", "newsletter").pass(Duration.ofDays(1));
        floor.simulation.happen(new Happening.Did(
                new Keys("grace", ""), new Signal("webinar-attended", floor.now, Signal.By.PERSON, ""), floor.now));

        assertThat(floor.owner("early")).isEqualTo("ana");
    }

    @Test
    void of_nurtured_leads_the_newest_are_remembered() {
        Floor floor = new Floor(SCORED, TWO, new Assumptions(Optional.empty(), Optional.empty(), 2));
        for (String person : List.of("a", "b", "c")) {
            floor.form("early" + person, person, "newsletter");
        }
        floor.form("latera", "a", "demo").form("laterc", "c", "demo");

        assertThat(floor.simulation.forgotten()).isEqualTo(1);
        assertThat(floor.last("earlya").orElseThrow().routing()).isEqualTo(1);
        assertThat(floor.last("earlyc").orElseThrow().routing()).isEqualTo(2);
    }

    @Test
    void what_waits_is_judged_again_by_a_new_playbook() {
        Floor floor = new Floor(SIMPLE, ONE, Assumptions.NONE);
        floor.form("first").form("waits").pass(Duration.ofMinutes(10));
        floor.simulation.happen(new Happening.Publish(
                Floor.policy(2, SIMPLE.replace("{route: all,", "{route: none, when: {country: FR},")), floor.now));

        assertThat(floor.owner("waits")).isEqualTo("Triage");
        assertThat(floor.last("waits").orElseThrow().verdict().playbookVersion())
                .isEqualTo(2);
    }

    @Test
    void somebody_new_takes_what_waits() {
        Floor floor = new Floor(SIMPLE, ONE, Assumptions.NONE);
        floor.form("first").form("waits").pass(Duration.ofMinutes(10));
        floor.simulation.happen(
                new Happening.People(Floor.people(ONE + "bo@acme.example,Bo,AE,Europe/Berlin,\n"), floor.now));

        assertThat(floor.owner("waits")).isEqualTo("bo");
    }

    @Test
    void reps_turn_to_leads_one_after_the_other_in_working_time() {
        Assumptions assumed = new Assumptions(
                Optional.of(Duration.ofDays(1)),
                Optional.of(new Assumptions.Touching(Duration.ofMinutes(10), Duration.ofMinutes(20))),
                10);
        Floor floor = new Floor(
                SIMPLE + "hours: {default: \"Mon-Fri 09:00-18:00\", zone: each-rep}\n",
                "email,name,team,zone\nana@acme.example,Ana,AE,Europe/Berlin\n",
                assumed);
        floor.now = Instant.parse("2026-11-23T16:45:00Z");
        floor.form("one").form("two");
        floor.simulation.finish();

        assertThat(floor.told.stream().filter(Told.Touched.class::isInstance).map(Told::at))
                .containsExactly(Instant.parse("2026-11-23T16:55:00Z"), Instant.parse("2026-11-24T08:25:00Z"));
        assertThat(floor.simulation.open()).isZero();
    }

    @Test
    void what_history_knows_counts_more_than_what_is_assumed() {
        Floor floor = new Floor(SIMPLE, ONE, Assumptions.USUAL);
        Instant closed = Floor.START.plus(Duration.ofHours(1));
        floor.simulation.happen(new Happening.Form(
                Floor.lead("one", "", "demo", Floor.START),
                Facts.NONE,
                new Happening.Known(Optional.of(Floor.START.plusSeconds(60)), Optional.of(closed))));
        floor.form("two");
        floor.simulation.finish();

        assertThat(floor.last("two").orElseThrow().at()).isEqualTo(closed);
        assertThat(floor.told.stream().filter(Told.Touched.class::isInstance).map(Told::at))
                .contains(Floor.START.plusSeconds(60));
    }

    @Test
    void history_runs_forwards() {
        Floor floor = new Floor(SIMPLE, ONE, Assumptions.NONE);
        floor.form("one").pass(Duration.ofMinutes(-1));
        assertThatThrownBy(() -> floor.form("two")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_history_gives_the_same_answer_and_no_lead_is_lost() {
        assertThat(random(7)).isEqualTo(random(7)).isNotEqualTo(random(8));
    }

    private static List<String> random(long seed) {
        Random random = new Random(seed);
        Floor floor = new Floor(
                SCORED.replace("hold: 2 hours", "hold: 30 minutes")
                        + "hours: {default: \"Mon-Fri 09:00-18:00\", zone: each-rep}\n",
                """
                email,name,team,zone,cap-open,cap-day
                ana@acme.example,Ana,AE,Europe/Berlin,3,9
                bo@acme.example,Bo,AE,America/New_York,4,
                """,
                Assumptions.USUAL);
        for (int i = 0; i < 300; i++) {
            floor.pass(Duration.ofMinutes(random.nextInt(90)))
                    .form("lead" + i, "person" + random.nextInt(120), random.nextInt(3) > 0 ? "demo" : "newsletter");
        }
        floor.simulation.finish();
        assertThat(floor.simulation.waiting()).isZero();
        for (int i = 0; i < 300; i++) {
            assertThat(floor.owner("lead" + i)).as("lead %d", i).isNotEmpty();
        }
        return floor.told.stream().map(SimulationTest::brief).toList();
    }

    private static String brief(Told told) {
        return told.at() + " "
                + switch (told) {
                    case Told.Settled settled -> settled.lead().id() + " " + settled.outcome();
                    case Told.Parked parked -> parked.lead().id() + " " + parked.held();
                    case Told.Touched touched -> touched.lead() + " touched";
                    case Told.Noticed noticed -> noticed.notice().toString();
                    case Told.Closed closed -> closed.lead() + " closed";
                };
    }
}
