package dev.baton.rehearsal;

import dev.baton.lead.Outcome;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Route;
import dev.baton.playbook.source.TestCase;
import dev.baton.roster.Caps;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** People who stand in where there is no roster, so that tests of routes and points can be run: one for each pool, and whoever is named. */
public final class MadeUp {
    private static final int WEIGHT = 1_000;

    private MadeUp() {}

    /** Somebody for each pool of the playbook, by the address {@code pool@made-up.example}, and all reps that it or its tests name. */
    public static List<Rep> roster(Playbook playbook, List<TestCase> tests) {
        Map<String, Rep> reps = new LinkedHashMap<>();
        for (Pool pool : playbook.pools().values()) {
            List<Pool.Members> all = new ArrayList<>(List.of(pool.members()));
            all.addAll(pool.tiers());
            for (Pool.Members members : all) {
                List<String> named = members.reps().stream().sorted().toList();
                if (named.isEmpty()) {
                    String id = pool.id() + "@made-up.example";
                    reps.putIfAbsent(id, rep(id, members));
                }
                named.forEach(id -> reps.putIfAbsent(id, rep(id, members)));
            }
        }
        playbook.routes().stream()
                .map(Route::to)
                .filter(Route.ToRep.class::isInstance)
                .map(Route.ToRep.class::cast)
                .forEach(to -> reps.putIfAbsent(to.rep(), nobody(to.rep())));
        for (TestCase test : tests) {
            List<String> named = new ArrayList<>(test.away());
            named.addAll(test.open().keySet());
            named.addAll(test.lead().getOrDefault("account-owner", List.of()));
            named.stream()
                    .map(id -> id.toLowerCase(Locale.ROOT))
                    .filter(id -> !id.equals(Outcome.FALLBACK))
                    .forEach(id -> reps.putIfAbsent(id, nobody(id)));
        }
        return List.copyOf(reps.values());
    }

    private static Rep nobody(String id) {
        return rep(id, new Pool.Members(Set.of(), Set.of(), Set.of(), Map.of()));
    }

    private static Rep rep(String id, Pool.Members members) {
        Map<String, Set<String>> attributes = new HashMap<>(members.attributes());
        return new Rep(
                id,
                id,
                members.teams().stream().sorted().findFirst().orElse(""),
                members.speaks(),
                attributes,
                ZoneOffset.UTC,
                WEIGHT,
                Caps.NONE,
                true,
                true,
                List.of(),
                "",
                "",
                "");
    }
}
