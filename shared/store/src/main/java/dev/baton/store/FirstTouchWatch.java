package dev.baton.store;

import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Verdict;
import java.time.Instant;
import java.util.Optional;

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
        Optional<Instant> dueAt) {
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
                Optional.of(next(clock, 0)));
    }

    /** The moment after so many reminders. */
    static Instant next(Sla.Clock clock, int reminded) {
        return reminded < clock.reminders().size() ? clock.reminders().get(reminded) : clock.due();
    }
}
