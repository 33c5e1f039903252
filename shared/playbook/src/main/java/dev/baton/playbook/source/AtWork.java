package dev.baton.playbook.source;

import dev.baton.playbook.Words;
import dev.baton.roster.Calendars;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import dev.baton.roster.hours.Opening;
import dev.baton.roster.sla.Handover;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    private final Map<String, Pool> pools;
    private final Function<Pool, List<Rep>> members;
    private final Findings findings;

    /** Takes the pools by name, and who of their members is active. */
    AtWork(Calendars calendars, Map<String, Pool> pools, Function<Pool, List<Rep>> members, Findings findings) {
        this.calendars = calendars;
        this.pools = pools;
        this.members = members;
        this.findings = findings;
    }

    /** Looks at one pool, and at those that its leads go on to. */
    void check(PoolReader.Placed placed) {
        Pool pool = placed.pool();
        List<Rep> its = members.apply(pool);
        List<Rep> never = its.stream()
                .filter(rep -> idle(calendars.of(rep, pool)))
                .filter(rep -> pool.hours().isPresent() && !idle(calendars.of(rep)))
                .toList();
        if (!never.isEmpty() && never.size() == its.size()) {
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
        if (!its.isEmpty()) {
            unbridged(placed, its.getFirst().zone());
        }
    }

    private static boolean idle(BusinessTime time) {
        return WEEKS.stream().allMatch(week -> time.next(week, week.plus(WEEK)).isEmpty());
    }

    /** A stretch in which nobody works. */
    private record Gap(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    private void unbridged(PoolReader.Placed placed, ZoneId zone) {
        List<Pool> way = Handover.asked(pools, placed.pool().id());
        Duration bridged = way.stream()
                .map(Pool::nobodyFree)
                .flatMap(nobodyFree -> Stream.of(nobodyFree.hold(), nobodyFree.lookAhead()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (!bridged.isPositive()) {
            return;
        }
        List<Optional<Gap>> longest =
                WEEKS.stream().map(week -> lost(way, week)).toList();
        if (longest.stream().allMatch(Optional::isPresent)) {
            Gap gap = longest.getFirst().orElseThrow();
            findings.warning(
                    placed.at(),
                    "a lead that comes to the pool " + Say.quoted(placed.pool().id()) + " on " + shown(gap.from(), zone)
                            + " goes to the fallback queue: nobody works until " + shown(gap.to(), zone) + " ("
                            + zone.getId() + "), and it waits " + Words.period(bridged) + " at most",
                    "write {hold: until-next-opening, at-most: " + Words.period(days(gap.length()))
                            + "}, or let it go on to people who work then");
        }
    }

    private static Duration days(Duration gap) {
        return Duration.ofDays(gap.toDays() + 1);
    }

    private static String shown(Instant at, ZoneId zone) {
        return SHOWN.format(at.atZone(zone));
    }

    /** The longest stretch of a week in which nobody of these pools works, if a lead that comes at its beginning finds nobody in any of them. */
    private Optional<Gap> lost(List<Pool> way, Instant week) {
        List<List<Opening>> openings =
                way.stream().map(pool -> openings(pool, week)).toList();
        List<Opening> all = openings.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Opening::from))
                .toList();
        return longest(all, week).filter(gap -> isLost(way, openings, gap.from()));
    }

    /** A hold runs from when the lead first waits, also in the pools that it goes on to. */
    private static boolean isLost(List<Pool> way, List<List<Opening>> openings, Instant comes) {
        Instant asked = comes;
        for (int i = 0; i < way.size(); i++) {
            Pool.NobodyFree nobodyFree = way.get(i).nobodyFree();
            Instant until = comes.plus(nobodyFree.hold());
            Instant ahead = asked.plus(nobodyFree.lookAhead());
            Instant reaches = until.isAfter(ahead) ? until : ahead;
            Instant from = asked;
            boolean found = openings.get(i).stream()
                    .anyMatch(opening ->
                            opening.to().isAfter(from) && !opening.from().isAfter(reaches));
            if (found) {
                return false;
            }
            asked = until.isAfter(asked) && !nobodyFree.untilNextOpening() ? until : asked;
        }
        return true;
    }

    private List<Opening> openings(Pool pool, Instant week) {
        Instant end = end(week);
        List<Opening> all = new ArrayList<>();
        for (Rep member : members.apply(pool)) {
            BusinessTime time = calendars.of(member, pool);
            Optional<Opening> open = time.next(week, end);
            while (open.isPresent()) {
                all.add(open.get());
                open = time.next(open.get().to(), end);
            }
        }
        return all;
    }

    private static Instant end(Instant week) {
        return week.plus(WEEK).plus(WEEK);
    }

    /** The longest stretch between openings, which are in order; nothing where somebody always works, or nobody ever. */
    private static Optional<Gap> longest(List<Opening> all, Instant week) {
        Optional<Gap> longest = Optional.empty();
        Instant until = all.isEmpty() ? end(week) : all.getFirst().to();
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
