package dev.baton.roster.hours;

import dev.baton.roster.hours.WorkingWeek.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A week in its zone, less the holidays. It is open whenever the clock on the wall there shows a time within the week's spans on a day
 * that is no holiday: an hour that a clock change skips is not worked, one that it repeats is worked twice. Immutable, thread-safe.
 *
 * @param holidays days off, by the date there
 */
public record Schedule(WorkingWeek week, ZoneId zone, Set<LocalDate> holidays) {
    /** Open at every moment. */
    public static final Schedule ALWAYS = new Schedule(WorkingWeek.ALWAYS, ZoneOffset.UTC, Set.of());

    public Schedule {
        holidays = Set.copyOf(holidays);
    }

    /** A stretch in which neither the date nor the offset changes. */
    private record Stretch(Instant from, Instant to, ZoneOffset offset, LocalDate date) {}

    /** Whether it is open at {@code at}. */
    public boolean open(Instant at) {
        LocalDateTime there = LocalDateTime.ofInstant(at, zone);
        long minute = Duration.between(LocalTime.MIN, there.toLocalTime()).toMinutes();
        return spans(there.toLocalDate()).stream().anyMatch(span -> span.from() <= minute && minute < span.to());
    }

    /**
     * The first opening from {@code from} on, as far as it lies before {@code limit}. Openings that touch, over midnight say, are one.
     *
     * @return empty when it stays closed until {@code limit}
     */
    public Optional<Opening> next(Instant from, Instant limit) {
        List<Opening> found = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(limit)) {
            Stretch stretch = stretch(at);
            for (Opening piece : pieces(stretch)) {
                if (!found.isEmpty() && !found.getLast().to().equals(piece.from())) {
                    return whole(found, limit);
                }
                found.add(piece);
            }
            if (!found.isEmpty() && found.getLast().to().isBefore(stretch.to())) {
                return whole(found, limit);
            }
            at = stretch.to();
        }
        return found.isEmpty() ? Optional.empty() : whole(found, limit);
    }

    private static Optional<Opening> whole(List<Opening> touching, Instant limit) {
        Instant from = touching.getFirst().from();
        return from.isBefore(limit)
                ? Optional.of(new Opening(from, earlier(touching.getLast().to(), limit)))
                : Optional.empty();
    }

    private Stretch stretch(Instant at) {
        ZoneOffset offset = zone.getRules().getOffset(at);
        LocalDate date = LocalDate.ofInstant(at, offset);
        Instant midnight = date.plusDays(1).atStartOfDay().toInstant(offset);
        ZoneOffsetTransition change = zone.getRules().nextTransition(at);
        Instant end = change != null && change.getInstant().isBefore(midnight) ? change.getInstant() : midnight;
        return new Stretch(at, end, offset, date);
    }

    private List<Opening> pieces(Stretch stretch) {
        List<Opening> pieces = new ArrayList<>();
        Instant midnight = stretch.date().atStartOfDay().toInstant(stretch.offset());
        for (Span span : spans(stretch.date())) {
            Instant from = later(midnight.plus(Duration.ofMinutes(span.from())), stretch.from());
            Instant to = earlier(midnight.plus(Duration.ofMinutes(span.to())), stretch.to());
            if (from.isBefore(to)) {
                pieces.add(new Opening(from, to));
            }
        }
        return pieces;
    }

    private List<Span> spans(LocalDate date) {
        return holidays.contains(date) ? List.of() : week.on(date.getDayOfWeek());
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
