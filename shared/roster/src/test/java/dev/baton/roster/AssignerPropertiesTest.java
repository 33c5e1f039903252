package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/**
 * Whole teams over random weeks: leads in batches, exclusions, owners, switches, leave, closing, midnights, hires. Each week is made from a
 * seed, which jqwik reports and shrinks over.
 */
class AssignerPropertiesTest {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Pacific/Auckland"),
            ZoneId.of("Asia/Kolkata"));

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

    @Property(tries = 60)
    @Label("each decision is replayed, from the text of what it looked at, to the same outcome for the same reasons")
    void replay(@ForAll long seed) {
        Week week = new Week(seed);
        week.live(_ -> {});
        for (World.Given given : week.world.given) {
            Decided was = given.decided();
            Snapshot looked = SnapshotText.read(SnapshotText.write(was.looked()));
            assertThat(looked).isEqualTo(was.looked());
            Decided again = week.world
                    .assigner()
                    .decide(looked, List.of(given.request()), given.at())
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
                assertThat(seen).containsAll(decided.looked().reps().keySet());
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
        week.live(_ -> {
            for (World.Given given : week.world.given) {
                if (!given.at().equals(week.world.now) || given.decided().turn().isEmpty()) {
                    continue;
                }
                for (Request waits : week.world.held.values()) {
                    boolean older = waits.lead().value().compareTo(given.lead()) < 0;
                    boolean couldHave = waits.pool().equals(given.pool())
                            && !waits.excluded().containsKey(given.owner());
                    assertThat(older && couldHave)
                            .as("%s before %s", given, waits)
                            .isFalse();
                }
            }
        });
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

    private interface OnBatch {
        void look(Snapshot snapshot, List<Request> requests);
    }

    private interface OnDecided {
        void look(Decisions decisions);
    }

    /** A random week of a random team. */
    private static final class Week {
        private final Random random;
        private final World world;
        private OnBatch onBatch = (_, _) -> {};

        Week(long seed) {
            random = new Random(seed);
            Map<String, Pool> pools = Map.of(
                    "a", Team.pool("a", "AE", caps(3), Duration.ofMinutes(random.nextInt(60)), "b"),
                    "b", Team.counting(Team.pool("b", "SDR", caps(2), Duration.ofHours(random.nextInt(4)), "c")),
                    "c", Team.sharing(Team.pool("c", "SDR", caps(6), Duration.ofHours(random.nextInt(3)), "a"), "b"));
            world = new World(pools, Instant.parse("2026-03-27T12:00:00Z"));
            for (int i = 0; i < 6; i++) {
                hire();
            }
        }

        private void hire() {
            String id = "r" + random.nextInt(10);
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            int weight = random.nextInt(8) == 0 ? 0 : 250 * (1 + random.nextInt(12));
            if (!world.reps.containsKey(id)) {
                world.reps.put(id, Team.rep(id, random.nextBoolean() ? "AE" : "SDR", zone, weight, caps(8)));
            }
        }

        private Caps caps(int about) {
            return Team.caps(
                    random.nextInt(2 * about) - 1, random.nextInt(2 * about) - 1, random.nextInt(4 * about) - 1);
        }

        void live(OnDecided look) {
            for (int i = 0; i < 60; i++) {
                List<Request> fresh = new ArrayList<>();
                happen(fresh);
                List<Request> all = new ArrayList<>(world.held.values());
                all.addAll(fresh);
                onBatch.look(world.snapshot(), all);
                look.look(world.decide(fresh));
            }
        }

        private void happen(List<Request> fresh) {
            String rep = "r" + random.nextInt(10);
            switch (random.nextInt(10)) {
                case 0 -> world.change(rep, it -> World.with(it, !it.on(), it.active(), it.leave()));
                case 1 -> {
                    Rep.Leave leave =
                            new Rep.Leave(world.now, world.now.plus(Duration.ofHours(1 + random.nextInt(50))));
                    world.change(rep, it -> World.with(it, it.on(), it.active(), List.of(leave)));
                }
                case 2 -> world.close(rep);
                case 3 -> world.now = world.now.plus(Duration.ofMinutes(1 + random.nextInt(24 * 60)));
                case 4 -> world.now = world.now.plus(Duration.ofMinutes(1 + random.nextInt(40)));
                case 5 -> hire();
                default -> leads(fresh);
            }
        }

        private void leads(List<Request> fresh) {
            for (int i = random.nextInt(12); i >= 0; i--) {
                List<Verdict.Preference> preferences = random.nextInt(4) == 0
                        ? List.of(new Verdict.Preference("r" + random.nextInt(11), "owns the account"))
                        : List.of();
                Map<String, String> excluded =
                        random.nextInt(5) == 0 ? Map.of("r" + random.nextInt(10), "had it before") : Map.of();
                fresh.add(world.lead(List.of("a", "b", "c").get(random.nextInt(3)), preferences, excluded));
            }
        }
    }
}
