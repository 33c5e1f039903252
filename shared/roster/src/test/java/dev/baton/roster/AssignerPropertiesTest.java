package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whole teams over random weeks: leads in batches, exclusions, owners, switches, leave, closing, midnights, hires. Each week is made from a
 * seed, which jqwik reports and shrinks over.
 */
class AssignerPropertiesTest {
    @Property(tries = 80)
    @Label("no decision takes a rep above a cap, counted again from the leads themselves")
    void neverAboveACap(@ForAll long seed) {
        Week week = new Week(seed);
        week.live(decisions -> overCap(week.world).ifPresent(over -> {
            throw new AssertionError(over);
        }));
    }

    @Property(tries = 80)
    @Label(
            "every lead ends with a rep, in the fallback queue, or waits with a deadline that never moves later in one pool")
    void neverNobody(@ForAll long seed) {
        Week week = new Week(seed);
        Map<String, Outcome.Held> before = new HashMap<>();
        Map<String, Instant> firstParked = new HashMap<>();
        Duration longest = Duration.ofHours(3);
        week.live(decisions -> {
            for (Decided decided : decisions.decided()) {
                String lead = decided.lead().value();
                switch (decided.outcome()) {
                    case Outcome.Held held -> {
                        assertThat(held.until()).isAfter(week.world.now);
                        Instant since = firstParked.computeIfAbsent(lead, _ -> week.world.now);
                        assertThat(held.until()).isBeforeOrEqualTo(since.plus(longest));
                        Outcome.Held earlier = before.put(lead, held);
                        if (earlier != null && earlier.pool().equals(held.pool())) {
                            assertThat(held.until()).isBeforeOrEqualTo(earlier.until());
                        }
                    }
                    case Outcome.Assigned _ -> before.remove(lead);
                    case Outcome.Nurtured _, Outcome.Rejected _ -> throw new AssertionError(decided);
                }
            }
            assertThat(before.keySet()).isEqualTo(week.world.held.keySet());
        });
    }

    @Property(tries = 80)
    @Label("a batch of n decides what n batches of one decide")
    void batches(@ForAll long seed) {
        Week week = new Week(seed);
        week.onBatch = (snapshot, requests) -> {
            Decisions together = week.world.assigner().decide(snapshot, requests, week.world.now);
            Snapshot at = snapshot;
            List<Outcome> single = new ArrayList<>();
            for (Request request : requests) {
                Decisions one = week.world.assigner().decide(at, List.of(request), week.world.now);
                single.add(one.decided().getFirst().outcome());
                at = one.after();
            }
            assertThat(together.decided().stream().map(Decided::outcome)).containsExactlyElementsOf(single);
            assertThat(together.after()).isEqualTo(at);
        };
        week.live(_ -> {});
    }

    @Property(tries = 80)
    @Label("leads that hold nothing leave every load untouched, while the turns they take are those of leads that do")
    void shadow(@ForAll long seed) {
        Week week = new Week(seed);
        week.onBatch = (snapshot, requests) -> {
            Assigner assigner = week.world.assigner();
            List<Request> shadows =
                    requests.stream().map(AssignerPropertiesTest::shadow).toList();
            Decisions decisions = assigner.decide(snapshot, shadows, week.world.now);
            assertThat(decisions.after().loads()).isEqualTo(snapshot.loads());
            assertThat(decisions.changedReps()).isEmpty();
            assertThat(decisions.decided()).allMatch(decided -> decided.rep().isEmpty());
            if (!requests.isEmpty()) {
                Decided one = assigner.decide(snapshot, shadows.subList(0, 1), week.world.now)
                        .decided()
                        .getFirst();
                Decisions held = assigner.decide(snapshot, requests.subList(0, 1), week.world.now);
                assertThat(one.outcome()).isEqualTo(held.decided().getFirst().outcome());
                assertThat(one.turn()).isEqualTo(held.decided().getFirst().turn());
            }
        };
        week.live(_ -> {});
    }

    private static Request shadow(Request request) {
        return new Request(
                request.lead(),
                request.pool(),
                request.preferences(),
                request.excluded(),
                request.waited(),
                request.company(),
                request.wants(),
                false);
    }

    @Property(tries = 100)
    @Label("in shadow each member of a pool without limits has its share of turns, within one")
    void fairInShadow(@ForAll @IntRange(min = 1, max = 6) int members, @ForAll @IntRange(min = 1, max = 60) int leads) {
        Map<String, Rep> reps = new HashMap<>();
        for (int i = 0; i < members; i++) {
            reps.put("rep" + i, Team.rep("rep" + i));
        }
        Pool sdr = Team.pool("sdr", "SDR", Caps.NONE, Duration.ofHours(1), "fallback");
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            requests.add(shadow(Request.of(new LeadId("lead-%017d".formatted(i)), "sdr")));
        }
        Decisions decisions = new Assigner(Map.of("sdr", sdr), new Fallback("q", ""))
                .decide(new Snapshot(reps, Map.of(), Map.of()), requests, Instant.parse("2026-11-23T09:00:00Z"));
        Map<Outcome, Integer> share = new HashMap<>();
        decisions.decided().forEach(decided -> share.merge(decided.outcome(), 1, Integer::sum));
        assertThat(share.values()).allMatch(turns -> Math.abs(turns - leads / (double) members) <= 1);
    }

    @Property(tries = 60)
    @Label("each decision is replayed, from the text of what it looked at, to the same outcome for the same reasons")
    void replay(@ForAll long seed) {
        Week week = new Week(seed);
        week.live(_ -> {});
        for (World.Given given : week.world.given) {
            Decided was = given.decided();
            Snapshot looked = SnapshotText.read(SnapshotText.write(was.looked()));
            assertThat(looked).isEqualTo(was.looked());
            Request asked = RequestText.read(given.request().lead(), RequestText.write(given.request()));
            assertThat(asked).isEqualTo(given.request());
            Decided again = week.world
                    .assigner()
                    .decide(looked, List.of(asked), given.at())
                    .decided()
                    .getFirst();
            assertThat(again.outcome()).isEqualTo(was.outcome());
            assertThat(again.passedOver()).isEqualTo(was.passedOver());
            assertThat(again.looked()).isEqualTo(was.looked());
        }
    }

    @Property(tries = 60)
    @Label("everybody in a pool that was asked is chosen or passed over with a reason; the excluded are never chosen")
    void explained(@ForAll long seed) {
        Week week = new Week(seed);
        week.onBatch = (snapshot, requests) -> {
            Decisions decisions = week.world.assigner().decide(snapshot, requests, week.world.now);
            for (int i = 0; i < requests.size(); i++) {
                Decided decided = decisions.decided().get(i);
                Set<String> seen = new HashSet<>(decided.rep().stream().toList());
                decided.passedOver().forEach(it -> {
                    assertThat(it.why()).isNotBlank();
                    seen.add(it.rep());
                });
                Set<String> asked = new HashSet<>(decided.looked().reps().keySet());
                asked.removeIf(rep -> inLaterTier(week.world, decided, rep));
                assertThat(seen).containsAll(asked);
                Map<String, String> excluded = requests.get(i).excluded();
                decided.rep().ifPresent(rep -> {
                    assertThat(excluded).doesNotContainKey(rep);
                    assertThat(decisions.changedReps()).contains(rep);
                });
            }
        };
        week.live(_ -> {});
    }

    @Property(tries = 60)
    @Label("no lead of a pool's rotation overtakes an older one that waits there and could have had the same rep")
    void oldestFirst(@ForAll long seed) {
        Week week = new Week(seed);
        week.live(decisions -> {
            for (World.Given given : week.world.given) {
                if (!decisions.decided().contains(given.decided()) || !byTurn(given)) {
                    continue;
                }
                for (Request waits : week.world.held.values()) {
                    boolean older = waits.lead().value().compareTo(given.lead()) < 0;
                    boolean couldHave = waits.pool().equals(given.pool())
                            && !waits.excluded().containsKey(given.owner())
                            && !lacking(week.world, waits).containsKey(given.owner());
                    assertThat(older && couldHave)
                            .as("%s before %s", given, waits)
                            .isFalse();
                }
            }
        });
    }

    /** Whether the rep is of a tier that was not asked any more. */
    private static boolean inLaterTier(World world, Decided decided, String rep) {
        if (!(decided.outcome() instanceof Outcome.Assigned assigned)
                || decided.rep().isEmpty()) {
            return false;
        }
        Pool pool = Objects.requireNonNull(world.pools.get(assigned.pool()));
        Rep chosen = Objects.requireNonNull(world.reps.get(decided.rep().get()));
        return Membership.tierOf(pool, Objects.requireNonNull(world.reps.get(rep)))
                > Math.max(Membership.tierOf(pool, chosen), 0);
    }

    private static boolean byTurn(World.Given given) {
        return given.decided().outcome() instanceof Outcome.Assigned assigned
                && (assigned.why().startsWith("next in turn") || assigned.why().startsWith("least loaded"));
    }

    private static Map<String, String> lacking(World world, Request waits) {
        return Fit.lacking(
                Optional.ofNullable(world.pools.get(waits.pool())).orElseThrow(), world.reps.values(), waits.wants());
    }

    /** The first rep who has more than a cap allows, counted from the open and given leads. */
    private static Optional<String> overCap(World world) {
        for (Rep rep : world.reps.values()) {
            for (String pool : List.of("", "a", "b", "c")) {
                Caps caps = pool.isEmpty()
                        ? rep.caps()
                        : Optional.ofNullable(world.pools.get(pool))
                                .orElseThrow()
                                .caps();
                LocalDate today = LocalDate.ofInstant(world.now, rep.zone());
                LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                long open =
                        world.open.stream().filter(it -> counts(it, rep, pool)).count();
                long day = world.given.stream()
                        .filter(it -> counts(it, rep, pool)
                                && LocalDate.ofInstant(it.at(), rep.zone()).equals(today))
                        .count();
                long thisWeek = world.given.stream()
                        .filter(it -> counts(it, rep, pool)
                                && !LocalDate.ofInstant(it.at(), rep.zone()).isBefore(monday))
                        .count();
                if (open > most(caps.open()) || day > most(caps.day()) || thisWeek > most(caps.week())) {
                    return Optional.of(rep + " in " + pool + ": " + open + " " + day + " " + thisWeek);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean counts(World.Given given, Rep rep, String pool) {
        return given.owner().equals(rep.id()) && (pool.isEmpty() || given.pool().equals(pool));
    }

    private static int most(OptionalInt cap) {
        return cap.orElse(Integer.MAX_VALUE);
    }

    @Property(tries = 80)
    @Label("two who are always free stay within one turn of each other, whatever happens to the rest of their team")
    void stayers(@ForAll long seed) {
        Week week = new Week(seed);
        int one = 250 * (1 + Math.floorMod(seed, 12));
        int two = 250 * (1 + Math.floorMod(seed / 12, 12));
        week.stayers(one, two);
        long ahead = 0;
        week.live(_ -> {});
        for (World.Given given : week.world.given) {
            ahead += given.owner().equals(Week.ONE) ? two : given.owner().equals(Week.TWO) ? -one : 0;
            assertThat(Math.abs(ahead)).as(given.lead()).isLessThanOrEqualTo(Math.max(one, two));
        }
        assertThat(week.world.given).anyMatch(given -> given.owner().equals(Week.ONE));
    }
}
