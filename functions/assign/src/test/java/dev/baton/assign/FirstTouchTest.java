package dev.baton.assign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Score;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.roster.Caps;
import dev.baton.roster.Rep;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.FirstTouches;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is promised of a first touch is written with the outcome. */
class FirstTouchTest {
    private static final Sla TERMS = new Sla(
            new Sla.Time(Duration.ofHours(1), true),
            List.of(new Sla.Time(Duration.ofMinutes(30), true)),
            Sla.OnBreach.REASSIGN,
            true,
            2);

    private final Floor floor = Floor.open();
    private final FirstTouches touches = new FirstTouches(floor.dynamo, floor.tables);

    @AfterEach
    void thePromisesHold() {
        assertThat(floor.violations()).isEmpty();
        assertThat(new Aftermath(floor).notIdentical()).isEmpty();
    }

    @Test
    void theClockBeginsWithTheAssignmentAndRunsInTheOwnersHours() {
        floor.publish(Floor.pool("sales", Duration.ofHours(4), Floor.FALLBACK, "sales"));
        Rep full = Floor.rep("bo@acme.example", "sales", OptionalInt.of(0));
        floor.staff(full);
        Lead lead = floor.accept("eva");

        floor.assign(promised(lead));
        assertThat(floor.state(lead).slaDue()).as("it waits").isEmpty();
        floor.pass(Duration.ofMinutes(45));
        floor.staff(full, mornings("ana@acme.example"));
        floor.assign(new Message.Doorbell("sales"));

        // 10:45 in Berlin: a quarter of an hour until eleven, and the rest of the next morning.
        Instant due = Instant.parse("2026-11-24T08:45:00Z");
        Sla.Clock clock = new Sla.Clock(due, List.of(Instant.parse("2026-11-24T08:15:00Z")));
        assertThat(floor.owner(lead)).isEqualTo("ana@acme.example");
        assertThat(floor.state(lead).slaDue()).contains(due);
        assertThat(floor.leads.decision(lead.id(), 1).orElseThrow().decision().sla())
                .contains(clock);
        FirstTouchWatch watch = touches.read(lead.id(), 1).orElseThrow();
        assertThat(watch.clock()).isEqualTo(clock);
        assertThat(watch.terms()).isEqualTo(TERMS);
        assertThat(watch.dueAt()).contains(clock.reminders().getFirst());
        assertThat(floor.delivered.getLast().decision().sla()).contains(clock);
    }

    @Test
    void theFallbackQueueHasAClockTooAndALeadWithoutAPromiseHasNone() {
        floor.publish(Floor.pool("sales", Duration.ZERO, Floor.FALLBACK, "sales"));
        Lead queued = floor.accept("eva");
        Lead other = floor.accept("ida");

        floor.assign(promised(queued), floor.scored(other, "sales"));

        assertThat(floor.owner(queued)).isEqualTo(Floor.QUEUE);
        assertThat(floor.state(queued).slaDue()).contains(Floor.START.plus(Duration.ofHours(1)));
        assertThat(floor.state(other).slaDue()).isEmpty();
        assertThat(touches.read(other.id(), 1)).isEmpty();
    }

    @Test
    void aDuplicateStartsNoClockAnewAndShadowHasOneOfItsOwn() {
        floor.publish(Floor.pool("sales", Duration.ofHours(4), Floor.FALLBACK, "sales"));
        floor.staff(Floor.rep("ana@acme.example", "sales", OptionalInt.empty()));
        Lead lead = floor.accept("eva");
        floor.assign(promised(lead));
        floor.pass(Duration.ofMinutes(10));

        floor.assign(promised(lead));

        assertThat(floor.state(lead).slaDue()).contains(Floor.START.plus(Duration.ofHours(1)));
        floor.mode(Mode.SHADOW);
        Lead shadow = floor.accept("ida");
        floor.assign(promised(shadow));
        assertThat(touches.read(shadow.id(), 1).orElseThrow().mode()).isEqualTo(Mode.SHADOW);
    }

    @Test
    void inShadowTheHoursOfWhoeverWouldHaveGotItCount() {
        floor.publish(Floor.pool("sales", Duration.ofHours(4), Floor.FALLBACK, "sales"));
        floor.staff(mornings("ana@acme.example"));
        floor.mode(Mode.SHADOW);
        floor.pass(Duration.ofMinutes(45));
        Lead shadow = floor.accept("ida");

        floor.assign(promised(shadow));

        assertThat(touches.read(shadow.id(), 1).orElseThrow().clock().due())
                .isEqualTo(Instant.parse("2026-11-24T08:45:00Z"));
    }

    private Message.Scored promised(Lead lead) {
        Message.Scored plain = floor.scored(lead, "sales");
        Verdict.Routed verdict = plain.verdict();
        return new Message.Scored(
                lead,
                plain.facts(),
                new Verdict.Routed(
                        verdict.playbookVersion(),
                        Score.NONE,
                        List.of(),
                        verdict.route(),
                        verdict.pool(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Optional.of(TERMS)),
                1,
                0);
    }

    private static Rep mornings(String id) {
        return new Rep(
                id,
                id,
                "AE",
                Set.of(),
                Map.of("desk", Set.of("sales")),
                ZoneId.of("Europe/Berlin"),
                1000,
                Caps.NONE,
                true,
                true,
                List.of(),
                "",
                "Mon-Fri 09:00-11:00",
                "");
    }
}
