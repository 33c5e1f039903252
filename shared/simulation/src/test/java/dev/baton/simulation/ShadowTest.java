package dev.baton.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Facts;
import dev.baton.lead.Mode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Routes in shadow decide, and nobody has their leads. */
class ShadowTest {
    private static final String TWO = """
            email,name,team,zone,cap-open
            ana@acme.example,Ana,AE,Europe/Berlin,1
            bo@acme.example,Bo,AE,Europe/Berlin,1
            """;
    private static final String HALF = """
            playbook: half
            routes:
              - {route: new, when: {request: trial}, to: sales, mode: shadow, sla: 10 minutes}
              - {route: rest, to: sales, mode: live}
            pools:
              sales: {members: {team: AE}, nobody-free: {hold: 2 hours, then: fallback}}
            fallback: {salesforce-queue: Triage}
            """;

    @Test
    void a_decision_in_shadow_takes_a_turn_and_no_room() {
        Floor floor = new Floor(HALF, TWO, Assumptions.USUAL);
        floor.form("t1", "", "trial").form("t2", "", "trial").form("t3", "", "trial");
        assertThat(floor.owner("t1")).isEqualTo("ana");
        assertThat(floor.owner("t2")).isEqualTo("bo");
        assertThat(floor.owner("t3")).isEqualTo("ana");
        assertThat(floor.last("t1").orElseThrow().mode()).isEqualTo(Mode.SHADOW);

        floor.form("r1").form("r2").form("r3");
        assertThat(floor.owner("r1")).isEqualTo("bo");
        assertThat(floor.owner("r2")).isEqualTo("ana");
        assertThat(floor.owner("r3")).isEmpty();
    }

    @Test
    void nobody_touches_a_lead_in_shadow_and_nothing_is_told_of_it() {
        Floor floor = new Floor(HALF, TWO, Assumptions.USUAL);
        floor.form("t1", "", "trial");
        floor.simulation.finish();

        assertThat(floor.told)
                .noneMatch(told -> told instanceof Told.Touched || told instanceof Told.Noticed)
                .anyMatch(Told.Closed.class::isInstance);
        assertThat(floor.simulation.open()).isZero();
    }

    @Test
    void a_lead_in_shadow_leads_the_persons_next_one_only_in_shadow() {
        Floor floor = new Floor(HALF, TWO, Assumptions.NONE);
        floor.form("t1", "grace", "trial").form("t2", "grace", "trial");
        assertThat(floor.owner("t2")).isEqualTo("ana");
        assertThat(floor.last("t2").orElseThrow().outcome().toString())
                .contains("was chosen for this person's earlier lead");

        floor.form("r1", "grace", "demo");
        assertThat(floor.owner("r1")).isEqualTo("bo");
        floor.form("t3", "grace", "trial");
        assertThat(floor.last("t3")
                        .orElseThrow()
                        .decided()
                        .orElseThrow()
                        .passedOver()
                        .toString())
                .contains("bo@acme.example", "has this person's earlier lead");
    }

    @Test
    void the_counts_say_how_many_nobody_got() {
        Tally tally = new Tally();
        Simulation simulation = new Simulation(
                Floor.policy(1, HALF),
                Floor.people(TWO),
                new Assumptions(Optional.empty(), Optional.empty(), 5),
                tally);
        simulation.happen(new Happening.Form(Floor.lead("t1", "", "trial", Floor.START), Facts.NONE));
        simulation.happen(new Happening.Form(Floor.lead("r1", "", "demo", Floor.START), Facts.NONE));

        assertThat(tally.all().shadow()).isEqualTo(1);
        assertThat(tally.all().promised()).isZero();
        assertThat(of(tally.routes(), "new").shadow()).isEqualTo(1);
        assertThat(of(tally.routes(), "rest").shadow()).isZero();
    }

    private static Group of(Map<String, Group> groups, String name) {
        return Optional.ofNullable(groups.get(name)).orElseThrow();
    }
}
