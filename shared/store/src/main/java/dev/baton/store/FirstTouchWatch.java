package dev.baton.store;

import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the watch knows of one routing's first touch: the item {@code LEAD#id / SLA#routing}. It says nothing of whether the lead was touched;
 * the lead does.
 *
 * @param terms those of the playbook that judged
 * @param route the route's name
 * @param pool the pool that the route leads to
 * @param playbookVersion the version that judged
 * @param mode in shadow, things are noted and nobody is told
 * @param reminded how many of the clock's reminders are over
 * @param breachedAt when it was found that nobody had touched the lead in time
 * @param telling what was noted with the lead, and may not have been told yet
 * @param putOff what was told on the bus, and could not be told in Salesforce yet
 * @param answered the id of the notice of which it was noted last what came of it in Salesforce; empty before
 * @param dueAt when the watch looks next; empty when it does not any more
 */
public record FirstTouchWatch(
        LeadId lead,
        int routing,
        Sla terms,
        Sla.Clock clock,
        String route,
        String pool,
        int playbookVersion,
        Mode mode,
        int reminded,
        Optional<Instant> breachedAt,
        Optional<SlaNotice> telling,
        Optional<PutOff> putOff,
        String answered,
        Optional<Instant> dueAt) {
    /**
     * A notice that waits for Salesforce.
     *
     * @param until when it is tried again
     * @param times how often it was put off
     * @param tries how many of these times for a reason of its own
     */
    public record PutOff(SlaNotice notice, Instant until, int times, int tries) {}

    /** A fresh one, for what was just decided. */
    static FirstTouchWatch of(Decision decision, Verdict.Routed routed, Sla terms, Sla.Clock clock) {
        return new FirstTouchWatch(
                decision.lead(),
                decision.routing(),
                terms,
                clock,
                routed.route(),
                routed.pool(),
                routed.playbookVersion(),
                decision.mode(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.of(next(clock, 0)));
    }

    /** The moment after so many reminders. */
    private static Instant next(Sla.Clock clock, int reminded) {
        return reminded < clock.reminders().size() ? clock.reminders().get(reminded) : clock.due();
    }

    /** Whether a notice has nothing to say any more, because a later step was noted since. */
    public boolean isPast(SlaNotice notice) {
        return notice.kind() == SlaNotice.Kind.REMINDER && (breachedAt.isPresent() || notice.number() < reminded);
    }

    /** When the next step is due; empty after the last one. */
    private Optional<Instant> nextStep() {
        return breachedAt.isPresent() ? Optional.empty() : Optional.of(next(clock, reminded));
    }

    /** A step was noted, and whoever noted it tells it. */
    FirstTouchWatch noted(SlaNotice notice, int over) {
        Optional<Instant> breached = notice.kind() == SlaNotice.Kind.BREACH ? Optional.of(notice.at()) : breachedAt;
        FirstTouchWatch after = with(over, breached, Optional.empty(), Optional.empty(), answered, Optional.empty());
        return switch (mode) {
            // In shadow there is nothing to tell.
            case SHADOW -> after.with(after.telling, after.putOff, after.nextStep());
            case LIVE ->
                after.with(
                        Optional.of(notice),
                        Optional.empty(),
                        Optional.of(notice.at().plus(FirstTouches.TELL_AGAIN)));
        };
    }

    /** What was noted was sent to be told. */
    FirstTouchWatch told() {
        return with(Optional.empty(), putOff, nextLook(putOff));
    }

    /** A notice waits for Salesforce, or, if the next step comes before, for that to overtake it. */
    FirstTouchWatch off(PutOff off) {
        return with(untold(off.notice()), Optional.of(off), nextLook(Optional.of(off)));
    }

    /** What waited was sent once more; if that is lost, it is sent again. */
    FirstTouchWatch sentAgain(Instant now) {
        return with(telling, putOff, earlier(nextStep(), Optional.of(now.plus(FirstTouches.TELL_AGAIN))));
    }

    /** It is known what came of a notice in Salesforce. */
    FirstTouchWatch answered(SlaNotice notice) {
        Optional<PutOff> others = putOff.filter(it -> !it.notice().id().equals(notice.id()));
        boolean waited = !others.equals(putOff) || !untold(notice).equals(telling);
        return with(reminded, breachedAt, untold(notice), others, notice.id(), waited ? nextLook(others) : dueAt);
    }

    private Optional<SlaNotice> untold(SlaNotice told) {
        return telling.filter(it -> !it.id().equals(told.id()));
    }

    private Optional<Instant> nextLook(Optional<PutOff> off) {
        return earlier(nextStep(), off.map(PutOff::until));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
    }

    private FirstTouchWatch with(
            Optional<SlaNotice> newTelling, Optional<PutOff> newPutOff, Optional<Instant> newDueAt) {
        return with(reminded, breachedAt, newTelling, newPutOff, answered, newDueAt);
    }

    private FirstTouchWatch with(
            int newReminded,
            Optional<Instant> newBreachedAt,
            Optional<SlaNotice> newTelling,
            Optional<PutOff> newPutOff,
            String newAnswered,
            Optional<Instant> newDueAt) {
        return new FirstTouchWatch(
                lead,
                routing,
                terms,
                clock,
                route,
                pool,
                playbookVersion,
                mode,
                newReminded,
                newBreachedAt,
                newTelling,
                newPutOff,
                newAnswered,
                newDueAt);
    }
}
