package dev.baton.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a route promises about the first touch of its leads, and what is done when it is not kept.
 *
 * @param firstTouch how long the owner has, from the assignment on
 * @param reminders when the owner is reminded before that, from the assignment on
 * @param onBreach what is done when nobody has touched the lead by then
 * @param thenTellManager whether the manager is told once no more is done of {@link OnBreach#REASSIGN}
 * @param atMost how often a lead is taken from an owner who did not touch it
 */
public record Sla(Time firstTouch, List<Time> reminders, OnBreach onBreach, boolean thenTellManager, int atMost) {
    /** How often a lead is reassigned where nothing else is said. */
    public static final int USUALLY_AT_MOST = 2;

    public Sla {
        reminders = Absent.copy(reminders);
        onBreach = Absent.or(onBreach, OnBreach.REMIND);
    }

    /** One that only reminds of its breach. */
    public Sla(Time firstTouch) {
        this(firstTouch, List.of(), OnBreach.REMIND, false, USUALLY_AT_MOST);
    }

    /**
     * A length of time.
     *
     * @param business whether only business time counts; else the clock on the wall does
     */
    public record Time(Duration length, boolean business) {}

    /** What is done about a lead that nobody touched in time. */
    public enum OnBreach {
        /** The owner is told. */
        REMIND,
        /** The owner's manager is told. */
        TELL_MANAGER,
        /** It is routed once more, past those who had it. */
        REASSIGN
    }

    /**
     * The moments that follow for one assignment.
     *
     * @param due when the first touch is due; a touch at this very moment is in time
     * @param reminders in order, all before {@code due}
     */
    public record Clock(Instant due, List<Instant> reminders) {
        public Clock {
            reminders = Absent.copy(reminders);
        }
    }
}
