package dev.baton.watch;

import java.util.EnumMap;
import java.util.Map;

/** Counts during one sweep. For one thread. */
final class Tally {
    /** What is counted. */
    enum Kind {
        RESENT,
        REDELIVERED,
        POSTPONED,
        STUCK,
        DELIVER_STUCK,
        HELD_OVERDUE,
        HELD_BY_FAULT,
        RUNG,
        FAILED,
        SALESFORCE_PAUSED,
        DAILY_LIMIT,
        REMINDED,
        BREACHED,
        REASSIGNED,
        SLA_OVERDUE
    }

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    void count(Kind kind) {
        count(kind, 1);
    }

    void count(Kind kind, int howMany) {
        counts.merge(kind, howMany, Integer::sum);
    }

    Swept swept(boolean finished) {
        return new Swept(
                of(Kind.RESENT),
                of(Kind.REDELIVERED),
                of(Kind.POSTPONED),
                of(Kind.STUCK),
                of(Kind.DELIVER_STUCK),
                of(Kind.HELD_OVERDUE),
                of(Kind.HELD_BY_FAULT),
                of(Kind.RUNG),
                of(Kind.FAILED),
                of(Kind.SALESFORCE_PAUSED),
                of(Kind.DAILY_LIMIT),
                of(Kind.REMINDED),
                of(Kind.BREACHED),
                of(Kind.REASSIGNED),
                of(Kind.SLA_OVERDUE),
                finished);
    }

    private int of(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
