package dev.baton.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Outcome;
import dev.baton.roster.History.Taken;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/**
 * The promises of round robin where people come and go by their calendars and limits: within each tier, and over all leads of pools that share
 * turns. Leads are decided one by one, so that who is free is known at each turn.
 */
class TeamsAtWorkPropertiesTest {
    private static final List<ZoneId> ZONES = Stream.of("UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata")
            .map(ZoneId::of)
            .toList();
    private static final List<String> HOURS =
            List.of("", "Mon-Fri 09:00-18:00", "Mon-Sun 22:00-06:00", "Mon-Fri 00:00-12:00");
    private static final int STEPS = 300;

    @Property(tries = 100)
    @Label(
            "two of a tier, or of pools that share turns, who are free throughout are within three turns, from any moment")
    void apart(@ForAll long seed) {
        turns(seed).forEach((turn, taken) -> {
            List<String> who = List.copyOf(people(taken));
            for (int i = 0; i < who.size(); i++) {
                for (int j = i + 1; j < who.size(); j++) {
                    assertThat(Fairness.apart(taken, who.get(i), who.get(j), 3, false))
                            .as(turn)
                            .isEmpty();
                }
            }
        });
    }

    @Property(tries = 100)
    @Label("while the same are free, each of a tier, or of pools that share turns, is within three turns of the share")
    void share(@ForAll long seed) {
        turns(seed)
                .forEach((turn, taken) -> people(taken)
                        .forEach(rep -> assertThat(Fairness.offShareFromAnyMoment(taken, rep, 3))
                                .as(turn)
                                .isEmpty()));
    }

    @Property(tries = 100)
    @Label("who comes to work, back from leave, or has room again gains less than one turn by it")
    void returns(@ForAll long seed) {
        turns(seed)
                .forEach((turn, taken) -> people(taken)
                        .forEach(rep -> assertThat(Fairness.gainOnReturn(taken, rep))
                                .as(turn)
                                .isEmpty()));
    }

    private static Set<String> people(List<Taken> taken) {
        return taken.stream().flatMap(turn -> turn.available().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Some weeks of a random team: each turn that was taken, by the turn's name. */
    private static Map<String, List<Taken>> turns(long seed) {
        Random random = new Random(seed);
        World world = new World(pools(), Instant.parse("2026-03-27T12:00:00Z"));
        for (int i = 0; i < 9; i++) {
            String team = List.of("AE", "SDR", "CSM").get(i % 3);
            Caps caps = Team.caps(random.nextInt(12) - 2, random.nextInt(12) - 2, random.nextInt(40) - 5);
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Rep plain = Team.rep("r" + i, team, zone, 250 * (1 + random.nextInt(8)), caps);
            world.reps.put(plain.id(), Team.working(plain, Set.of(), HOURS.get(random.nextInt(HOURS.size()))));
        }
        Map<String, List<Taken>> turns = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            String rep = "r" + random.nextInt(9);
            switch (random.nextInt(12)) {
                case 0 -> world.change(rep, it -> World.with(it, !it.on(), it.active(), it.leave()));
                case 1 -> {
                    Rep.Leave leave =
                            new Rep.Leave(world.now, world.now.plus(Duration.ofHours(1 + random.nextInt(50))));
                    world.change(rep, it -> World.with(it, it.on(), it.active(), List.of(leave)));
                }
                case 2, 3 -> world.close(rep);
                case 4 -> world.now = world.now.plus(Duration.ofMinutes(1 + random.nextInt(12 * 60)));
                default -> {
                    world.now = world.now.plus(Duration.ofMinutes(random.nextInt(20)));
                    String pool = List.of("tiers", "tiers", "one", "other").get(random.nextInt(4));
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        turn(world, pool, turns);
                    }
                }
            }
        }
        return turns;
    }

    private static Map<String, Pool> pools() {
        Pool first = Team.pool("tiers", "AE");
        Pool tiers = new Pool(
                first.id(),
                first.members(),
                Map.of("r0", 2000),
                first.caps(),
                first.nobodyFree(),
                false,
                Optional.empty(),
                Pool.Strategy.TURNS,
                List.of(new Pool.Members(Set.of("SDR"), Set.of(), Set.of(), Map.of())),
                Optional.empty(),
                Pool.Continuity.NONE,
                Map.of());
        return Map.of(
                "tiers",
                tiers,
                "one",
                Team.pool("one", "CSM"),
                "other",
                Team.sharing(Team.pool("other", "CSM"), "one"));
    }

    private static void turn(World world, String pool, Map<String, List<Taken>> turns) {
        List<Place> places = world.assigner().places(world.snapshot(), pool, world.now);
        Decided decided = world.decide(List.of(world.lead(pool, List.of(), Map.of())))
                .decided()
                .getFirst();
        if (decided.turn().isEmpty() || decided.rep().isEmpty()) {
            assertThat(decided.outcome()).isInstanceOf(Outcome.Assigned.class);
            assertThat(places).noneMatch(Place::free);
            return;
        }
        String chosen = decided.rep().get();
        int tier = places.stream()
                .filter(place -> place.rep().equals(chosen))
                .mapToInt(Place::tier)
                .findFirst()
                .orElseThrow();
        assertThat(places).noneMatch(place -> place.free() && place.tier() < tier);
        Set<String> free = new TreeSet<>();
        Map<String, Integer> weights = new HashMap<>();
        places.stream().filter(place -> place.tier() == tier).forEach(place -> {
            weights.put(place.rep(), place.weight());
            if (place.free()) {
                free.add(place.rep());
            }
        });
        turns.computeIfAbsent(decided.turn().get(), _ -> new ArrayList<>()).add(new Taken(chosen, free, weights, 0));
    }
}
