package dev.baton.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final String PLAYBOOK = """
            playbook: small
            segments:
              big: {employees: 1000+}
              small: otherwise
            routes:
              - {route: all, to: sales}
            pools:
              sales: {members: {team: AE}, weights: {ana@acme.example: 2}, nobody-free: {hold: 2 hours, then: fallback}}
            fallback: {salesforce-queue: Triage}
            """;
    private static final String ROSTER = """
            email,name,team,zone,cap-day
            ana@acme.example,Ana,AE,Europe/Berlin,8
            bo@acme.example,Bo,AE,Europe/Berlin,
            """;

    @Test
    void everybody_had_what_was_promised_to_whoever_was_there_and_had_room() {
        Tally tally = new Tally();
        Simulation simulation = new Simulation(
                Floor.policy(1, PLAYBOOK),
                Floor.people(ROSTER),
                new Assumptions(Optional.empty(), Optional.empty(), 5),
                tally);
        for (int i = 0; i < 18; i++) {
            simulation.happen(new Happening.Form(
                    Floor.lead("lead" + i, "", "demo", Floor.START.plus(Duration.ofMinutes(i))), Facts.NONE));
        }
        simulation.finish();

        assertThat(tally.all().assigned()).isEqualTo(18);
        assertThat(tally.segments()).containsOnlyKeys("small");
        assertThat(tally.shares()).extracting(Share::rep).containsExactly("ana@acme.example", "bo@acme.example");
        assertThat(tally.shares()).extracting(Share::had).containsExactly(8L, 10L);
        assertThat(tally.shares()).extracting(Share::weight).containsExactly(2000, 1000);
        assertThat(tally.shares()).allMatch(share -> Math.abs(share.off()) <= 1);
        assertThat(tally.shares().getFirst().capped()).isBetween(5L, 7L);
    }

    @Test
    void a_promise_that_was_kept_counts_for_the_segment_and_the_rep_as_for_all() {
        Tally tally = new Tally();
        Simulation simulation = new Simulation(
                Floor.policy(1, PLAYBOOK.replace("to: sales}", "to: sales, sla: 20 minutes}")),
                Floor.people(ROSTER),
                new Assumptions(
                        Optional.of(Duration.ofDays(1)),
                        Optional.of(new Assumptions.Touching(Duration.ofMinutes(15), Duration.ofMinutes(15))),
                        5),
                tally);
        for (int i = 0; i < 6; i++) {
            simulation.happen(
                    new Happening.Form(Floor.lead("lead" + i, "", "demo", Floor.START.plusSeconds(i)), Facts.NONE));
        }
        simulation.finish();

        Group small = Objects.requireNonNull(tally.segments().get("small"));
        assertThat(tally.all().kept()).isBetween(1L, 5L);
        assertThat(small.promised()).isEqualTo(6);
        assertThat(small.kept()).isEqualTo(tally.all().kept());
        assertThat(small.touched()).isEqualTo(tally.all().touched()).isEqualTo(6);
        assertThat(tally.reps().values().stream().mapToLong(Group::kept).sum())
                .isEqualTo(tally.all().kept());
    }

    @Test
    void percentiles_are_exact_to_the_second_and_further_up_to_the_minute() {
        Waits waits = new Waits();
        assertThat(waits.percentile(50)).isZero();
        for (int i = 1; i <= 100; i++) {
            waits.add(Duration.ofSeconds(i));
        }
        assertThat(waits.percentile(50)).isEqualTo(Duration.ofSeconds(50));
        assertThat(waits.percentile(90)).isEqualTo(Duration.ofSeconds(90));
        waits.add(Duration.ofSeconds(3605));
        assertThat(waits.percentile(100)).isEqualTo(Duration.ofHours(1));
        assertThat(waits.longerThan(Duration.ofMinutes(10))).isEqualTo(1);
    }

    @Test
    void two_playbooks_are_put_beside_each_other_lead_by_lead() {
        List<String> pairs = new ArrayList<>();
        Versus versus = new Versus(pair -> pairs.add(pair.lead().id() + " "
                + pair.left().policy().version() + pair.right().policy().version()));
        Simulation left =
                new Simulation(Floor.policy(1, PLAYBOOK), Floor.people(ROSTER), Assumptions.NONE, versus::left);
        Simulation right = new Simulation(
                Floor.policy(2, PLAYBOOK.replace("{team: AE}", "{team: SDR}")),
                Floor.people(ROSTER + "cy@acme.example,Cy,SDR,Europe/Berlin,1\n"),
                Assumptions.NONE,
                versus::right);
        for (int i = 0; i < 3; i++) {
            Happening form = new Happening.Form(Floor.lead("lead" + i, "", "demo", Floor.START), Facts.NONE);
            left.happen(form);
            right.happen(form);
        }
        assertThat(pairs).hasSize(1);
        left.finish();
        right.finish();
        assertThat(pairs).hasSize(3).allMatch(pair -> pair.endsWith(" 12"));
    }
}
