package dev.baton.roster;

import dev.baton.roster.Rep.Leave;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one source says of a person; where it says nothing, the next source is asked. {@link Sources} puts several together.
 *
 * @param member whether the source has this person in the roster at all
 * @param attributes each attribute stands by itself
 * @param open how many open leads the person may have; like the next two, a limit of none is something that is said
 * @param back since when the person is here: leaves that the sources below say began by then are over
 */
public record Said(
        Optional<Boolean> member,
        Optional<String> name,
        Optional<String> team,
        Optional<Set<String>> speaks,
        Map<String, Set<String>> attributes,
        Optional<ZoneId> zone,
        OptionalInt weight,
        Optional<Limit> open,
        Optional<Limit> day,
        Optional<Limit> week,
        Optional<Boolean> on,
        Optional<Boolean> active,
        List<Leave> leave,
        Optional<Instant> back,
        Optional<String> bookingUrl,
        Optional<String> hours,
        Optional<String> holidays) {
    public static final Said NOTHING = new Said(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * A limit that is said.
     *
     * @param most empty says that there is none
     */
    public record Limit(OptionalInt most) {
        /** No limit. */
        public static final Limit NONE = new Limit(OptionalInt.empty());

        /** At most so many. */
        public static Limit of(int most) {
            return new Limit(OptionalInt.of(most));
        }
    }

    public Said {
        speaks = speaks.map(Set::copyOf);
        attributes = Map.copyOf(attributes);
        leave = List.copyOf(leave);
    }

    /** The same, and whether the source has the person in the roster. */
    public Said withMember(boolean is) {
        return with(Optional.of(is), open, day, week, leave, back);
    }

    /** The same with other limits; an empty one is not said. */
    public Said withLimits(Optional<Limit> ofOpen, Optional<Limit> ofDay, Optional<Limit> ofWeek) {
        return with(member, ofOpen, ofDay, ofWeek, leave, back);
    }

    /** The same with other leaves. */
    public Said withLeave(List<Leave> other) {
        return with(member, open, day, week, other, back);
    }

    /** The same, and here since {@code at}. */
    public Said withBack(Instant at) {
        return with(member, open, day, week, leave, Optional.of(at));
    }

    private Said with(
            Optional<Boolean> isMember,
            Optional<Limit> ofOpen,
            Optional<Limit> ofDay,
            Optional<Limit> ofWeek,
            List<Leave> leaves,
            Optional<Instant> since) {
        return new Said(
                isMember,
                name,
                team,
                speaks,
                attributes,
                zone,
                weight,
                ofOpen,
                ofDay,
                ofWeek,
                on,
                active,
                leaves,
                since,
                bookingUrl,
                hours,
                holidays);
    }

    /** All that {@code rep} is, as something a source says. */
    public static Said of(Rep rep) {
        return new Said(
                Optional.of(true),
                Optional.of(rep.name()),
                Optional.of(rep.team()),
                Optional.of(rep.speaks()),
                rep.attributes(),
                Optional.of(rep.zone()),
                OptionalInt.of(rep.weight()),
                Optional.of(new Limit(rep.caps().open())),
                Optional.of(new Limit(rep.caps().day())),
                Optional.of(new Limit(rep.caps().week())),
                Optional.of(rep.on()),
                Optional.of(rep.active()),
                rep.leave(),
                Optional.empty(),
                Optional.of(rep.bookingUrl()),
                Optional.of(rep.hours()),
                Optional.of(rep.holidays()));
    }
}
