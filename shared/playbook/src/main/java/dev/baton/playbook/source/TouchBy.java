package dev.baton.playbook.source;

import dev.baton.lead.Sla;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** What a playbook's test expects of the first touch that a route promises. */
public sealed interface TouchBy {
    /** For messages: how it is written. */
    String EXAMPLES = "'Mon 10:15 Europe/Berlin', '15 minutes', '4 business hours' or none";

    /** How it is written that nothing is promised. */
    String NOTHING = "none";

    /** Nothing is promised. */
    record Nothing() implements TouchBy {}

    /**
     * It is due at a moment.
     *
     * @param zone in which the moment was written
     */
    record At(Instant due, ZoneId zone) implements TouchBy {}

    /** It is due so long after the lead came, by the clock on the wall. */
    record After(Duration time) implements TouchBy {}

    /** The route promises so much business time. */
    record Business(Duration time) implements TouchBy {}

    /**
     * What {@code text} says; empty when it says nothing of the kind.
     *
     * @param from when the lead comes: a day of the week is the next one from then on
     */
    static Optional<TouchBy> read(String text, Instant from) {
        String written = text.strip();
        if (written.equalsIgnoreCase(NOTHING)) {
            return Optional.of(new Nothing());
        }
        return Amounts.time(written)
                .filter(time -> !time.business() || written.matches("(?i).*(minute|hour|second)s?"))
                .map(TouchBy::length)
                .or(() -> Moment.read(written, from).map(due -> new At(due, Moment.zone(written))));
    }

    private static TouchBy length(Sla.Time time) {
        return time.business() ? new Business(time.length()) : new After(time.length());
    }

    /** Whether {@code text} names a moment and not a length of time. */
    static boolean isMoment(String text) {
        return read(text, Instant.EPOCH).filter(At.class::isInstance).isPresent();
    }

    /** A moment in the words of {@code at}: with the day of the week alone where that is within a week of {@code from}. */
    static String words(Instant moment, ZoneId zone, Instant from) {
        ZonedDateTime there = moment.atZone(zone);
        String time = there.toLocalTime().withNano(0) + " " + zone;
        boolean soon = !moment.isBefore(from)
                && there.toLocalDate().isBefore(from.atZone(zone).toLocalDate().plusDays(7));
        String day = there.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return (soon ? day : there.toLocalDate().toString()) + " " + time;
    }
}
