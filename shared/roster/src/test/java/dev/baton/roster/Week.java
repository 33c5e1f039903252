package dev.baton.roster;

import dev.baton.lead.Verdict;
import dev.baton.roster.Pool.NobodyFree;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A random week of a random team of three pools: a spills over into b, b into c, c into a; b and c share turns. */
final class Week {
    static final String ONE = "stays-1";
    static final String TWO = "stays-2";

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Pacific/Auckland"),
            ZoneId.of("Asia/Kolkata"));

    private static final List<String> HOURS =
            List.of("", "", "", "Mon-Fri 09:00-18:00", "Mon-Sun 22:00-06:00", "Mon-Fri 00:00-03:00");

    /** Looks at a batch before it is decided. */
    interface OnBatch {
        void look(Snapshot snapshot, List<Request> requests);
    }

    /** Looks at a batch after it was decided. */
    interface OnDecided {
        void look(Decisions decisions);
    }

    private final Random random;
    final World world;
    OnBatch onBatch = (_, _) -> {};

    Week(long seed) {
        random = new Random(seed);
        Map<String, Pool> pools = Map.of(
                "a", Team.pool("a", "AE", caps(3), Duration.ofMinutes(random.nextInt(60)), "b"),
                "b", Team.counting(Team.pool("b", "SDR", caps(2), Duration.ofHours(random.nextInt(4)), "c")),
                "c", Team.sharing(Team.pool("c", "SDR", caps(6), Duration.ofHours(random.nextInt(3)), "a"), "b"));
        pools = richer(pools);
        world = new World(pools, Instant.parse("2026-03-27T12:00:00Z"));
        for (int i = 0; i < 6; i++) {
            hire();
        }
    }

    /** Half of the weeks with all that a pool can have: companies that stay, members for some leads only, tiers, hours, loads. */
    private Map<String, Pool> richer(Map<String, Pool> plain) {
        if (random.nextBoolean()) {
            return plain;
        }
        Map<String, Pool> rich = new TreeMap<>(plain);
        rich.replaceAll((_, pool) -> new Pool(
                pool.id(),
                pool.members(),
                pool.weights(),
                pool.caps(),
                new NobodyFree(
                        pool.nobodyFree().hold(),
                        pool.nobodyFree().then(),
                        random.nextBoolean(),
                        Duration.ofMinutes(random.nextInt(3) * 90L)),
                pool.ownerMatchCounts(),
                pool.sharesTurnsWith(),
                random.nextInt(3) == 0 ? Pool.Strategy.LEAST_LOADED : Pool.Strategy.TURNS,
                pool.id().equals("a")
                        ? List.of(new Pool.Members(Set.of("SDR"), Set.of(), Set.of(), Map.of()))
                        : List.of(),
                random.nextInt(3) == 0
                        ? Optional.of(new Hours("Mon-Sat 06:00-20:00", Optional.of(ZONES.get(1)), ""))
                        : Optional.empty(),
                new Pool.Continuity(Duration.ofHours(random.nextInt(3) * 20L), random.nextBoolean(), Optional.empty()),
                random.nextBoolean() ? Map.of("speaks", "language") : Map.of()));
        return rich;
    }

    /** Two more, who are always there and without limits, in pool a and no other; nobody owns an account. */
    void stayers(int one, int two) {
        Pool a = Team.pool("a", "AE", Caps.NONE, Duration.ofMinutes(10), "b");
        Map<String, Pool> pools = new HashMap<>(world.pools);
        pools.put("a", a);
        world.pools = pools;
        world.reps.put(ONE, Team.rep(ONE, "AE", ZoneId.of("UTC"), one, Caps.NONE));
        world.reps.put(TWO, Team.rep(TWO, "AE", ZoneId.of("UTC"), two, Caps.NONE));
    }

    private void hire() {
        String id = "r" + random.nextInt(10);
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        int weight = random.nextInt(8) == 0 ? 0 : 250 * (1 + random.nextInt(12));
        if (!world.reps.containsKey(id)) {
            Rep plain = Team.rep(id, random.nextBoolean() ? "AE" : "SDR", zone, weight, caps(8));
            Set<String> speaks = Set.of("de", random.nextBoolean() ? "fr" : "it");
            world.reps.put(id, Team.working(plain, speaks, HOURS.get(random.nextInt(HOURS.size()))));
        }
    }

    private Caps caps(int about) {
        return Team.caps(random.nextInt(2 * about) - 1, random.nextInt(2 * about) - 1, random.nextInt(4 * about) - 1);
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
                Rep.Leave leave = new Rep.Leave(world.now, world.now.plus(Duration.ofHours(1 + random.nextInt(50))));
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
            String pool = List.of("a", "b", "c").get(random.nextInt(3));
            String company = random.nextBoolean() ? "" : "company-" + random.nextInt(6);
            Map<String, String> wants =
                    random.nextInt(3) == 0 ? Map.of("language", random.nextBoolean() ? "fr" : "it") : Map.of();
            fresh.add(world.lead(pool, preferences, excluded, company, wants));
        }
    }
}
