package dev.baton.roster;

import static dev.baton.roster.ScenarioReader.map;
import static dev.baton.roster.ScenarioReader.text;
import static dev.baton.roster.ScenarioReader.words;

import dev.baton.lead.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Runs every file in {@code src/test/resources/scenarios}; the README there says how to write one. */
class ScenarioTest {
    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    @TestFactory
    Stream<DynamicTest> scenariosHold() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .map(ScenarioTest::test);
        }
    }

    private static DynamicTest test(Path file) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(Files.readString(file)));
    }

    private static void run(String yaml) {
        Map<String, Object> scenario = map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        ScenarioReader.known(
                "scenario", scenario, Set.of("case", "title", "start", "hours", "reps", "pools", "events"));
        Map<String, Pool> pools = new LinkedHashMap<>();
        map(scenario.get("pools")).forEach((id, pool) -> pools.put(id, ScenarioReader.pool(id, pool)));
        World world = new World(pools, Instant.parse(text(scenario, "start", "2026-11-23T09:00:00Z")));
        map(scenario.get("reps")).forEach((id, rep) -> world.reps.put(id, ScenarioReader.rep(id, rep)));
        world.calendars =
                new Calendars(Optional.ofNullable(scenario.get("hours")).map(ScenarioReader::hours));
        Expectations expectations = new Expectations(world);
        int number = 0;
        for (Object event : (List<?>) scenario.getOrDefault("events", List.of())) {
            number++;
            try {
                happen(world, expectations, map(event));
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("event " + number + " " + event + ": " + failed.getMessage(), failed);
            }
        }
    }

    private static void happen(World world, Expectations expectations, Map<String, Object> event) {
        Map.Entry<String, Object> first = event.entrySet().iterator().next();
        Object value = first.getValue();
        switch (first.getKey()) {
            case "leads" -> leads(world, event, (Integer) value);
            case "off" -> world.change(value.toString(), rep -> World.with(rep, false, rep.active(), rep.leave()));
            case "on" -> world.change(value.toString(), rep -> World.with(rep, true, rep.active(), rep.leave()));
            case "deactivate" -> world.change(value.toString(), rep -> World.with(rep, rep.on(), false, rep.leave()));
            case "away" -> {
                Rep.Leave leave = new Rep.Leave(world.now, Instant.parse(text(event, "until", "2100-01-01T00:00:00Z")));
                for (String id : words(value)) {
                    world.change(id, rep -> World.with(rep, rep.on(), rep.active(), List.of(leave)));
                }
            }
            case "back" -> {
                for (String id : words(value)) {
                    world.change(id, rep -> World.with(rep, rep.on(), rep.active(), List.of()));
                }
            }
            case "join" -> map(value).forEach((id, rep) -> world.reps.put(id, ScenarioReader.rep(id, rep)));
            case "leave" -> world.reps.remove(value.toString());
            case "close" -> {
                for (int i = 0; i < (Integer) event.getOrDefault("leads", 1); i++) {
                    if (!world.close(value.toString())) {
                        throw new AssertionError(value + " has no open lead");
                    }
                }
            }
            case "wait" -> world.now = world.now.plus(ScenarioReader.duration(value));
            case "at" -> world.now = Instant.parse(value.toString());
            case "remove-pool" -> {
                world.pools = new LinkedHashMap<>(world.pools);
                world.pools.remove(value.toString());
            }
            case "pool" -> {
                world.pools = new LinkedHashMap<>(world.pools);
                map(value).forEach((id, pool) -> world.pools.put(id, ScenarioReader.pool(id, pool)));
            }
            case "doorbell" -> world.decide(List.of());
            case "count-from-here" -> expectations.countFromHere();
            case "expect" -> expectations.check(map(value));
            default -> throw new IllegalArgumentException("unknown event " + first.getKey());
        }
    }

    private static void leads(World world, Map<String, Object> event, int count) {
        ScenarioReader.known(
                "leads",
                event,
                Set.of("leads", "pool", "at-once", "owner", "earlier", "named", "not-to", "every", "company", "wants"));
        String pool = text(event, "pool", world.pools.keySet().iterator().next());
        Pool.Continuity continuity =
                Optional.ofNullable(world.pools.get(pool)).map(Pool::continuity).orElse(Pool.Continuity.NONE);
        List<Verdict.Preference> preferences = Stream.of(
                        Optional.ofNullable(event.get("earlier"))
                                .map(earlier -> ScenarioReader.earlier(earlier, world.now))
                                .flatMap(earlier -> earlier.preference(continuity, world.now)),
                        Optional.ofNullable(event.get("owner"))
                                .map(rep -> new Verdict.Preference(rep.toString(), "owns the account")),
                        Optional.ofNullable(event.get("named"))
                                .map(rep -> new Verdict.Preference(rep.toString(), "named by the route")))
                .flatMap(Optional::stream)
                .toList();
        Map<String, String> excluded = new LinkedHashMap<>();
        if (event.containsKey("not-to")) {
            words(event.get("not-to")).forEach(rep -> excluded.put(rep, "had it before"));
        }
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(world.lead(
                    pool, preferences, excluded, text(event, "company", ""), ScenarioReader.texts(event.get("wants"))));
        }
        if (event.containsKey("at-once")) {
            world.decide(requests);
            return;
        }
        for (Request request : requests) {
            if (event.containsKey("every")) {
                world.now = world.now.plus(ScenarioReader.duration(text(event, "every", "")));
            }
            world.decide(List.of(request));
        }
    }
}
