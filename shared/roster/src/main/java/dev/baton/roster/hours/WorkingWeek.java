package dev.baton.roster.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The hours of a week, as the clock on the wall shows them. Immutable, thread-safe.
 *
 * @param days for each day that has any its spans: in order, apart from each other
 */
public record WorkingWeek(Map<DayOfWeek, List<Span>> days) {
    /** Every hour of every day. */
    public static final WorkingWeek ALWAYS = always();

    /** Minutes of a day. */
    static final int DAY = 24 * 60;

    /**
     * Part of a day, in minutes since midnight.
     *
     * @param from inclusive
     * @param to exclusive; 1440 is the end of the day
     */
    public record Span(int from, int to) {
        /**
         * Takes two minutes of one day in order.
         *
         * @throws IllegalArgumentException if it would be empty or leave the day
         */
        public Span {
            if (from < 0 || from >= to || to > DAY) {
                throw new IllegalArgumentException("a span lies within one day: " + from + " to " + to);
            }
        }
    }

    /** Spans may be given in any order, touch and overlap. */
    public WorkingWeek {
        Map<DayOfWeek, List<Span>> tidy = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, spans) -> {
            if (!spans.isEmpty()) {
                tidy.put(day, merged(spans));
            }
        });
        days = Map.copyOf(tidy);
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span next :
                spans.stream().sorted(Comparator.comparingInt(Span::from)).toList()) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && next.from() <= last.to()) {
                merged.set(merged.size() - 1, new Span(last.from(), Math.max(last.to(), next.to())));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    private static WorkingWeek always() {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, List.of(new Span(0, DAY)));
        }
        return new WorkingWeek(days);
    }

    /** The spans of a day; none on a day off. */
    List<Span> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }
}
