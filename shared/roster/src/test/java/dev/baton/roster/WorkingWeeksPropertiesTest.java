package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Outcome;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Random weeks around the change of clocks and Easter, with working hours in five zones: what they promise, counted by the clock on the wall. */
class WorkingWeeksPropertiesTest {
    /** Bavaria's public holidays that a week of these can reach. */
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2026, 4, 3),
            LocalDate.of(2026, 4, 6),
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 5, 14),
            LocalDate.of(2026, 5, 25),
            LocalDate.of(2026, 6, 4));

    @Property(tries = 120)
    @Label("a lead by turn goes to nobody who is off, on leave, or not at work by the clock on their wall")
    void atWork(@ForAll long seed) {
        Week week = new Week(seed);
        week.live(_ -> {
            for (World.Given given : week.world.given) {
                if (given.at().equals(week.world.now) && !given.owner().equals(World.QUEUE) && byTurn(given)) {
                    Rep rep = Objects.requireNonNull(
                            given.decided().looked().reps().get(given.owner()));
                    assertThat(rep.on() && rep.active()).as("%s is on", rep).isTrue();
                    assertThat(rep.leave())
                            .as("leave of %s", rep)
                            .noneMatch(leave -> !given.at().isBefore(leave.from())
                                    && given.at().isBefore(leave.to()));
                    assertThat(atWork(rep.hours(), given.at().atZone(rep.zone())))
                            .as("%s works at %s", rep, given.at().atZone(rep.zone()))
                            .isTrue();
                    Pool pool = Objects.requireNonNull(week.world.pools.get(given.pool()));
                    ZonedDateTime there = given.at().atZone(ZoneId.of("Europe/Berlin"));
                    boolean poolWorks = within(there, 6, 20) && there.getDayOfWeek() != DayOfWeek.SUNDAY;
                    assertThat(pool.hours().isEmpty() || poolWorks)
                            .as("%s works at %s", pool, there)
                            .isTrue();
                }
            }
        });
    }

    @Property(tries = 120)
    @Label(
            "least-loaded: whoever gets a lead by it has the smallest fraction of open work among those who could have had it")
    void leastLoaded(@ForAll long seed) {
        Week week = new Week(seed);
        week.live(_ -> {});
        for (World.Given given : week.world.given) {
            if (!(given.decided().outcome() instanceof Outcome.Assigned assigned)
                    || !assigned.why().startsWith("least loaded")) {
                continue;
            }
            Snapshot looked = given.decided().looked();
            Pool pool = Objects.requireNonNull(week.world.pools.get(given.pool()));
            double chosen = burden(looked, given.owner(), pool);
            for (Outcome.PassedOver other : given.decided().passedOver()) {
                boolean free = other.why().startsWith("has more open work")
                        || other.why().startsWith("due, but")
                        || other.why().startsWith("not due yet");
                if (free && Membership.of(pool, looked.reps().values()).contains(other.rep())) {
                    assertThat(burden(looked, other.rep(), pool))
                            .as("%s and %s", given, other)
                            .isGreaterThanOrEqualTo(chosen - 1e-9);
                }
            }
        }
    }

    @Property(tries = 120)
    @Label("same company: the member who had its last lead in time has the next, unless the reason says why not")
    void sameCompany(@ForAll long seed) {
        Week week = new Week(seed);
        week.live(_ -> {});
        for (World.Given given : week.world.given) {
            String company = given.request().company();
            Pool pool = week.world.pools.get(given.pool());
            LastLead last = given.decided().looked().companies().get(company);
            if (pool == null || !pool.keepsCompanies() || last == null || preferred(given)) {
                continue;
            }
            boolean again = given.owner().equals(last.rep());
            boolean told = given.decided().passedOver().stream()
                    .anyMatch(over ->
                            over.rep().equals(last.rep()) && over.why().contains("had this company's last lead"));
            assertThat(again || told || given.owner().equals(World.QUEUE))
                    .as("%s", given)
                    .isTrue();
            if (given.decided().outcome() instanceof Outcome.Assigned assigned
                    && assigned.why().startsWith("had this company")) {
                assertThat(last.at().plus(pool.continuity().company())).isAfter(given.at());
                assertThat(given.decided().inRotation()).isFalse();
                assertThat(given.decided().turn().isPresent())
                        .isEqualTo(pool.continuity().companyCounts());
            }
        }
    }

    private static boolean preferred(World.Given given) {
        return given.request().preferences().stream()
                .anyMatch(first -> first.rep().equals(given.owner()));
    }

    private static boolean byTurn(World.Given given) {
        return given.decided().outcome() instanceof Outcome.Assigned assigned
                && (assigned.why().startsWith("next in turn") || assigned.why().startsWith("least loaded"));
    }

    /** The hours that a week's people have, each told once more without reading its text. */
    private static boolean atWork(String hours, ZonedDateTime at) {
        boolean weekday = at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
        return switch (hours) {
            case "" -> !holiday(at);
            case "Mon-Fri 09:00-18:00" -> weekday && !holiday(at) && within(at, 9, 18);
            case "Mon-Fri 00:00-03:00" -> weekday && !holiday(at) && within(at, 0, 3);
            case "Mon-Sun 22:00-06:00" -> !holiday(at) && (within(at, 22, 24) || within(at, 0, 6));
            default -> throw new IllegalArgumentException(hours);
        };
    }

    private static boolean within(ZonedDateTime at, int from, int to) {
        LocalTime time = at.toLocalTime();
        return time.getHour() >= from && time.getHour() < to;
    }

    private static boolean holiday(ZonedDateTime at) {
        return HOLIDAYS.contains(at.toLocalDate());
    }

    private static double burden(Snapshot looked, String rep, Pool pool) {
        Rep who = Objects.requireNonNull(looked.reps().get(rep));
        Load load = looked.load(rep);
        double own = fraction(load.open(), who.caps().open());
        double here = fraction(
                load.pools().getOrDefault(pool.id(), Load.PoolLoad.NONE).open(),
                pool.caps().open());
        List<Double> known =
                List.of(own, here).stream().filter(one -> !one.isNaN()).toList();
        return known.stream().mapToDouble(one -> one).max().orElse(load.open() * 1000.0 / Weights.effective(who, pool));
    }

    private static double fraction(int open, OptionalInt cap) {
        return cap.isPresent() ? open / (double) Math.max(cap.getAsInt(), 1) : Double.NaN;
    }
}
