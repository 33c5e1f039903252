package dev.baton.roster;

import dev.baton.roster.hours.BusinessTime;
import dev.baton.roster.hours.Holidays;
import dev.baton.roster.hours.Schedule;
import dev.baton.roster.hours.WeekText;
import dev.baton.roster.hours.WorkingWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose working time is when: the rep's own hours, else the playbook's, and the pool's beside them. Schedules are made once and kept.
 * Thread-safe.
 */
public final class Calendars {
    private final Optional<Hours> usual;
    private final Map<Key, Schedule> schedules = new ConcurrentHashMap<>();

    private record Key(String week, ZoneId zone, String holidays) {}

    /**
     * Takes one playbook's hours.
     *
     * @param usual for everybody who has none of their own; empty means that they work always
     */
    public Calendars(Optional<Hours> usual) {
        this.usual = usual;
    }

    /** The time in which the rep works, whatever the pool; nothing restricts somebody without hours. */
    public BusinessTime of(Rep rep) {
        return new BusinessTime(own(rep).stream().toList());
    }

    /** The time in which the rep works for this pool: the rep's own and the pool's hours together. */
    public BusinessTime of(Rep rep, Pool pool) {
        if (pool.hours().isEmpty()) {
            return of(rep);
        }
        List<Schedule> both = new ArrayList<>(own(rep).stream().toList());
        both.add(schedule(pool.hours().get(), rep.zone(), rep.holidays()));
        return new BusinessTime(both);
    }

    /** The playbook's hours by themselves, for what no rep has: in UTC where each rep's zone would count, without anybody's holidays. */
    public BusinessTime usual() {
        return new BusinessTime(usual.map(hours -> schedule(hours, ZoneId.of("UTC"), "")).stream()
                .toList());
    }

    private Optional<Schedule> own(Rep rep) {
        String region = usual.map(hours -> region(hours, rep.holidays())).orElse(rep.holidays());
        if (!rep.hours().isEmpty()) {
            return Optional.of(schedule(rep.hours(), rep.zone(), region));
        }
        return usual.map(hours -> schedule(hours, rep.zone(), rep.holidays()))
                .or(() -> region.isEmpty() ? Optional.empty() : Optional.of(schedule("always", rep.zone(), region)));
    }

    private Schedule schedule(Hours hours, ZoneId zone, String region) {
        return schedule(hours.week(), hours.zone().orElse(zone), region(hours, region));
    }

    private static String region(Hours hours, String ofTheRep) {
        return hours.holidays().equals(Hours.EACH_REP) ? ofTheRep : hours.holidays();
    }

    private Schedule schedule(String week, ZoneId zone, String region) {
        return schedules.computeIfAbsent(new Key(week, zone, region), Calendars::made);
    }

    /** Hours that cannot be read any more, and regions that are gone, restrict nobody: a lead must not be lost over them. */
    private static Schedule made(Key key) {
        WorkingWeek week = switch (WeekText.read(key.week())) {
            case WeekText.Read.Hours(WorkingWeek read) -> read;
            case WeekText.Read.Wrong _ -> WorkingWeek.ALWAYS;
        };
        Set<LocalDate> holidays = key.holidays().isEmpty()
                ? Set.of()
                : Holidays.of(key.holidays()).orElse(Set.of());
        return new Schedule(week, key.zone(), holidays);
    }
}
