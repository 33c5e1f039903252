package dev.baton.roster.sla;

import dev.baton.lead.Sla;
import dev.baton.roster.hours.BusinessTime;
import java.time.Duration;
import java.time.Instant;

/** From the terms of an SLA to moments. */
public final class Deadlines {
    /** The furthest that business time is looked for: where there is too little of it, the first touch is due then all the same. */
    public static final Duration HORIZON = Duration.ofDays(31);

    private Deadlines() {}

    /**
     * The moments for a lead that somebody got at {@code from}. Reminders that would not come before the first touch is due are left out.
     *
     * @param time when the owner works for the pool; for a queue, the playbook's hours
     */
    public static Sla.Clock of(Sla sla, BusinessTime time, Instant from) {
        Instant due = moment(sla.firstTouch(), time, from);
        return new Sla.Clock(
                due,
                sla.reminders().stream()
                        .map(reminder -> moment(reminder, time, from))
                        .filter(due::isAfter)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Instant moment(Sla.Time length, BusinessTime time, Instant from) {
        if (!length.business()) {
            return from.plus(length.length());
        }
        Instant limit = from.plus(HORIZON);
        return time.after(from, length.length(), limit).orElse(limit);
    }
}
