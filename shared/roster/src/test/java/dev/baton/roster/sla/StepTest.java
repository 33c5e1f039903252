package dev.baton.roster.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final Instant GIVEN = Instant.parse("2026-11-23T09:00:00Z");
    private static final Owner ANA = new Owner.Rep("ana", "Ana", "");

    private static Step after(int minutes, Sla terms, int reminded, Owner owner, boolean byBaton, String... tookFrom) {
        Sla.Clock clock = new Sla.Clock(
                GIVEN.plus(terms.firstTouch().length()),
                terms.reminders().stream()
                        .map(time -> GIVEN.plus(time.length()))
                        .toList());
        return Step.of(
                terms, clock, reminded, owner, byBaton, List.of(tookFrom), GIVEN.plus(Duration.ofMinutes(minutes)));
    }

    private static Sla terms(Sla.OnBreach onBreach, boolean thenTell) {
        return new Sla(time(30), List.of(time(10), time(20)), onBreach, thenTell, 2);
    }

    private static Sla.Time time(int minutes) {
        return new Sla.Time(Duration.ofMinutes(minutes), false);
    }

    @Test
    void reminders_come_in_time_and_of_several_that_are_due_the_last_alone() {
        Sla terms = terms(Sla.OnBreach.REMIND, false);
        assertThat(after(9, terms, 0, ANA, true)).isEqualTo(new Step.Wait());
        assertThat(after(10, terms, 0, ANA, true)).isEqualTo(new Step.Remind(1));
        assertThat(after(19, terms, 1, ANA, true)).isEqualTo(new Step.Wait());
        assertThat(after(25, terms, 0, ANA, true)).isEqualTo(new Step.Remind(2));
    }

    @Test
    void once_it_is_too_late_what_the_route_says_is_done() {
        assertThat(after(30, terms(Sla.OnBreach.REMIND, false), 2, ANA, true))
                .isEqualTo(new Step.Breach(Sla.OnBreach.REMIND, ""));
        assertThat(after(45, terms(Sla.OnBreach.TELL_MANAGER, false), 0, ANA, true))
                .isEqualTo(new Step.Breach(Sla.OnBreach.TELL_MANAGER, ""));
        assertThat(after(30, terms(Sla.OnBreach.REASSIGN, false), 2, ANA, true, "bo"))
                .isEqualTo(new Step.Reassign((Owner.Rep) ANA, List.of("bo", "ana")));
    }

    @Test
    void a_lead_is_taken_away_so_often_and_not_from_whom_a_person_chose_nor_from_a_queue() {
        assertThat(after(30, terms(Sla.OnBreach.REASSIGN, true), 2, ANA, true, "bo", "chi"))
                .isEqualTo(new Step.Breach(Sla.OnBreach.TELL_MANAGER, "it was taken from 2 before"));
        assertThat(after(30, terms(Sla.OnBreach.REASSIGN, false), 2, ANA, true, "bo", "chi"))
                .isEqualTo(new Step.Breach(Sla.OnBreach.REMIND, "it was taken from 2 before"));
        assertThat(after(30, terms(Sla.OnBreach.REASSIGN, false), 2, ANA, false))
                .isEqualTo(Step.instead("it is with somebody whom Baton did not choose"));
        assertThat(after(30, terms(Sla.OnBreach.REASSIGN, false), 2, new Owner.Queue("Triage"), true))
                .isEqualTo(Step.instead("no rep has it"));
    }

    @Test
    void the_clock_is_looked_at_at_each_reminder_and_when_the_touch_is_due() {
        Sla.Clock clock = new Sla.Clock(GIVEN.plusSeconds(90), List.of(GIVEN.plusSeconds(30), GIVEN.plusSeconds(60)));
        assertThat(Step.next(clock, 0)).isEqualTo(GIVEN.plusSeconds(30));
        assertThat(Step.next(clock, 1)).isEqualTo(GIVEN.plusSeconds(60));
        assertThat(Step.next(clock, 2)).isEqualTo(GIVEN.plusSeconds(90));
    }
}
