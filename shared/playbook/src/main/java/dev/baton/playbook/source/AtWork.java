package dev.baton.playbook.source;

import dev.baton.lead.Outcome;
import dev.baton.roster.Calendars;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import dev.baton.roster.hours.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds when a pool's leads would find nobody at work: members whose hours never meet the pool's, and times after which a hold ends before
 * anybody begins. It looks at weeks without leave; a time zone's summer and winter and what lies between are each looked at.
 */
final class AtWork {
    /** Mondays of weeks with few holidays: summer everywhere north, winter, and summer time in America alone. */
    private static final List<Instant> WEEKS = Stream.of("2026-09-14", "2026-02-02", "2026-03-16")
            .map(day -> Instant.parse(day + "T00:00:00Z"))
            .toList();

    private static final Duration WEEK = Duration.ofDays(7);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private final Calendars calendars;
    private final Findings findings;

    AtWork(Calendars calendars, Findings findings) {
        this.calendars = calendars;
        this.findings = findings;
    }

    /** Looks at one pool with members, of whom the inactive are left out. */
    void check(PoolReader.Placed placed, List<Rep> members) {
        Pool pool = placed.pool();
        List<Rep> never = members.stream()
                .filter(rep -> idle(calendars.of(rep, pool)))
                .filter(rep -> pool.hours().isPresent() && !idle(calendars.of(rep)))
                .toList();
        if (!never.isEmpty() && never.size() == members.size()) {
            findings.error(
                    placed.at(),
                    "nobody of the pool " + Say.quoted(pool.id()) + " ever works within its hours",
                    "mind the time zones: hours without a zone are each rep's own");
            return;
        }
        never.forEach(rep -> findings.warning(
                placed.at(),
                "the hours of " + rep.id() + " and of the pool " + Say.quoted(pool.id()) + " never meet",
                "leave the rep out of it, or mind the time zones"));
        if (waits(pool.nobodyFree()) && !members.isEmpty()) {
            unbridged(placed, members);
        }
    }

    private static boolean idle(BusinessTime time) {
        return WEEKS.stream().allMatch(week -> time.next(week, week.plus(WEEK)).isEmpty());
    }

    private static boolean waits(Pool.NobodyFree nobodyFree) {
        return nobodyFree.then().equals(Outcome.FALLBACK)
                && (nobodyFree.hold().isPositive() || nobodyFree.lookAhead().isPositive());
    }

    /** A stretch in which nobody works. */
    private record Gap(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    private void unbridged(PoolReader.Placed placed, List<Rep> members) {
        Pool.NobodyFree nobodyFree = placed.pool().nobodyFree();
        Duration bridged = Stream.of(nobodyFree.hold(), nobodyFree.lookAhead())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        List<Optional<Gap>> longest =
                WEEKS.stream().map(week -> gap(placed.pool(), members, week)).toList();
        boolean always = longest.stream()
                .allMatch(gap ->
                        gap.filter(some -> some.length().compareTo(bridged) > 0).isPresent());
        if (always) {
            Gap gap = longest.getFirst().orElseThrow();
            ZoneId zone = members.getFirst().zone();
            findings.warning(
                    placed.at(),
                    "a lead that comes to the pool " + Say.quoted(placed.pool().id()) + " on " + shown(gap.from(), zone)
                            + " goes to the fallback queue: nobody works until " + shown(gap.to(), zone) + " ("
                            + zone.getId() + "), and it waits " + Amounts.words(bridged) + " at most",
                    "write {hold: until-next-opening, at-most: " + Amounts.words(days(gap.length()))
                            + "}, or let it go on to people who work then");
        }
    }

    private static Duration days(Duration gap) {
        return Duration.ofDays(gap.toDays() + 1);
    }

    private static String shown(Instant at, ZoneId zone) {
        return SHOWN.format(at.atZone(zone));
    }

    /** The longest stretch of a week in which nobody works; nothing where somebody always does, or nobody ever. */
    private Optional<Gap> gap(Pool pool, List<Rep> members, Instant week) {
        Instant end = week.plus(WEEK).plus(WEEK);
        List<Opening> all = new ArrayList<>();
        for (Rep member : members) {
            BusinessTime time = calendars.of(member, pool);
            Optional<Opening> open = time.next(week, end);
            while (open.isPresent()) {
                all.add(open.get());
                open = time.next(open.get().to(), end);
            }
        }
        all.sort(Comparator.comparing(Opening::from));
        Optional<Gap> longest = Optional.empty();
        Instant until = all.isEmpty() ? end : all.getFirst().to();
        for (Opening opening : all) {
            if (opening.from().isAfter(until)) {
                Gap gap = new Gap(until, opening.from());
                longest = longest.filter(known -> known.length().compareTo(gap.length()) >= 0)
                        .or(() -> Optional.of(gap));
            }
            until = opening.to().isAfter(until) ? opening.to() : until;
        }
        return longest;
    }
}
