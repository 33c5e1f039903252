package dev.baton.roster.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.roster.hours.WorkingWeek.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random schedules around clock changes, held against somebody who looks at the clock on the wall every minute. */
class MinuteByMinuteTest {
    /** Zones with their clock changes of 2026 and one that skipped a day. */
    private static final List<Map.Entry<String, String>> CHANGES = List.of(
            Map.entry("Europe/Berlin", "2026-03-29T01:00:00Z"),
            Map.entry("Europe/Berlin", "2026-10-25T01:00:00Z"),
            Map.entry("America/New_York", "2026-11-01T06:00:00Z"),
            Map.entry("America/St_Johns", "2026-03-08T05:30:00Z"),
            Map.entry("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
            Map.entry("Africa/Casablanca", "2026-02-15T02:00:00Z"),
            Map.entry("Pacific/Apia", "2011-12-30T10:00:00Z"),
            Map.entry("Asia/Kathmandu", "2026-06-01T00:00:00Z"));

    private static final Duration HORIZON = Duration.ofDays(4);

    @Property(tries = 150)
    void theWalkAgreesWithTheClockOnTheWall(@ForAll Random random) {
        var change = CHANGES.get(random.nextInt(CHANGES.size()));
        Instant from = Instant.parse(change.getValue()).minus(Duration.ofMinutes(random.nextInt(2 * WorkingWeek.DAY)));
        Instant limit = from.plus(HORIZON);
        List<Schedule> schedules = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String zone = i == 0
                    ? change.getKey()
                    : CHANGES.get(random.nextInt(CHANGES.size())).getKey();
            schedules.add(schedule(random, ZoneId.of(zone), LocalDate.ofInstant(from, ZoneId.of(zone))));
        }
        BusinessTime time = new BusinessTime(schedules);

        int wanted = 1 + random.nextInt(600);
        int counted = 0;
        Optional<Instant> first = Optional.empty();
        Optional<Instant> due = Optional.empty();
        for (Instant at = from; at.isBefore(limit); at = at.plusSeconds(60)) {
            boolean open = onTheWall(schedules, at);
            assertThat(time.open(at)).isEqualTo(open);
            if (open) {
                first = first.isEmpty() ? Optional.of(at) : first;
                counted++;
                due = counted == wanted ? Optional.of(at.plusSeconds(60)) : due;
            }
        }

        assertThat(time.between(from, limit)).isEqualTo(Duration.ofMinutes(counted));
        assertThat(time.next(from, limit).map(Opening::from)).isEqualTo(first);
        assertThat(time.after(from, Duration.ofMinutes(wanted), limit)).isEqualTo(due);
    }

    private static boolean onTheWall(List<Schedule> schedules, Instant at) {
        return schedules.stream().allMatch(schedule -> {
            LocalDateTime wall = LocalDateTime.ofInstant(at, schedule.zone());
            int minute = wall.getHour() * 60 + wall.getMinute();
            return !schedule.holidays().contains(wall.toLocalDate())
                    && schedule.week().days().getOrDefault(wall.getDayOfWeek(), List.of()).stream()
                            .anyMatch(span -> span.from() <= minute && minute < span.to());
        });
    }

    private static Schedule schedule(Random random, ZoneId zone, LocalDate around) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Span> spans = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                int start = random.nextInt(WorkingWeek.DAY);
                spans.add(new Span(start, start + 1 + random.nextInt(WorkingWeek.DAY - start)));
            }
            days.put(day, spans);
        }
        Set<LocalDate> holidays = new HashSet<>();
        if (random.nextInt(3) == 0) {
            holidays.add(around.plusDays(random.nextInt(4)));
        }
        return new Schedule(new WorkingWeek(days), zone, holidays);
    }
}
