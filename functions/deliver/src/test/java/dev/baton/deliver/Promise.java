package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import dev.baton.testing.Journeys;
import dev.baton.testing.SampleLeads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leads with a first touch that is due at 12:15, and what the watch notes and sends of it. */
record Promise(Office office, FirstTouches touches) {
    static final String VERA = "vera@acme.example";

    private static final Sla TERMS =
            new Sla(minutes(15), List.of(minutes(5), minutes(10)), Sla.OnBreach.TELL_MANAGER, false, 2);

    static Promise in(Office office) {
        return new Promise(office, new FirstTouches(office.world.dynamo(), office.world.tables()));
    }

    private static Sla.Time minutes(int minutes) {
        return new Sla.Time(Duration.ofMinutes(minutes), false);
    }

    static Instant at(int minute) {
        return SampleLeads.NOON.plus(Duration.ofMinutes(minute));
    }

    /** Assigned at noon, and delivered. */
    Lead delivered(Lead lead, Owner owner) {
        Lead it = assigned(lead, owner, Mode.LIVE);
        assertThat(office.pass(office.outcome(it))).isEmpty();
        return it;
    }

    /** Assigned at noon. */
    Lead assigned(Lead lead, Owner owner, Mode mode) {
        office.journeys.accepted(lead);
        Decision plain = SampleLeads.decision(lead, new Outcome.Assigned(owner, Journeys.POOL, "whose turn it was"));
        Verdict.Routed routed = (Verdict.Routed) plain.verdict();
        office.journeys.decided(
                lead,
                new Decision(
                        plain.lead(),
                        plain.routing(),
                        plain.at(),
                        new Verdict.Routed(
                                routed.playbookVersion(),
                                routed.score(),
                                routed.tried(),
                                routed.route(),
                                routed.pool(),
                                routed.preference(),
                                routed.mode(),
                                routed.wants(),
                                Optional.of(TERMS)),
                        plain.outcome(),
                        plain.passedOver(),
                        plain.inputs(),
                        mode,
                        Optional.of(new Sla.Clock(at(15), List.of(at(5), at(10))))));
        return lead;
    }

    /** The first or the second reminder, noted by the watch and sent. */
    Message.Notice reminder(Lead lead, int number) {
        return noted(lead, SlaNotice.Kind.REMINDER, number, Sla.OnBreach.REMIND, Office.ANA.id(), at(5 * number));
    }

    /** That nobody touched it in time, noted by the watch and sent. */
    Message.Notice breach(Lead lead, Sla.OnBreach action, String tell) {
        return noted(lead, SlaNotice.Kind.BREACH, 1, action, tell, at(15));
    }

    private Message.Notice noted(
            Lead lead, SlaNotice.Kind kind, int number, Sla.OnBreach action, String tell, Instant now) {
        office.now = now;
        LeadState state = office.state(lead);
        FirstTouchWatch clock = clock(lead);
        SlaNotice notice = new SlaNotice(
                lead.id(),
                state.routing(),
                kind,
                number,
                now,
                at(15),
                state.owner().orElseThrow(),
                clock.route(),
                clock.pool(),
                action,
                tell,
                "");
        if (!(touches.note(clock, state, notice, kind == SlaNotice.Kind.BREACH ? 2 : number)
                instanceof FirstTouches.Noted.Done(FirstTouchWatch noted))) {
            throw new IllegalStateException("the notice was not noted");
        }
        touches.told(noted);
        return new Message.Notice(lead, notice, 0);
    }

    FirstTouchWatch clock(Lead lead) {
        return touches.read(lead.id(), office.state(lead).routing()).orElseThrow();
    }

    /** What waits for Salesforce, as the watch sends it once its time has come. */
    Message.Notice again(Lead lead) {
        FirstTouchWatch.PutOff off = clock(lead).putOff().orElseThrow();
        assertThat(clock(lead).dueAt())
                .as("the watch looks by then")
                .hasValueSatisfying(due -> assertThat(due).isBeforeOrEqualTo(off.until()));
        office.now = off.until();
        touches.sentAgain(clock(lead), office.now);
        return new Message.Notice(lead, off.notice(), off.times());
    }

    /** What was noted of a lead since it was assigned, each with its kind. */
    List<String> events(Lead lead) {
        return office.leads.events(lead.id()).stream()
                .map(event -> event.kind() + ": " + event.why())
                .toList();
    }

    List<String> kinds(Lead lead) {
        return office.leads.events(lead.id()).stream().map(LeadEvent::kind).toList();
    }
}
