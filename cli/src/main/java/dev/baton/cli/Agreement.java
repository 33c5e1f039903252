package dev.baton.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often Baton chose whoever really has the lead, by route and pool. Holds counts alone, however many leads there are. Not thread-safe. */
final class Agreement {
    private final Map<Way, long[]> counts =
            new TreeMap<>(Comparator.comparing(Way::route).thenComparing(Way::pool));
    private final Map<String, Long> unknown = new TreeMap<>();
    private final Map<String, Long> aside = new TreeMap<>();

    private record Way(String route, String pool) {}

    /**
     * The counts of one route and pool.
     *
     * @param unknown leads of which it cannot be told who has them
     */
    record Line(String route, String pool, long agree, long differ, long unknown) {
        /** In how many of a hundred both agree; empty while there is nothing to tell it by. */
        Optional<Double> share() {
            return agree + differ == 0 ? Optional.empty() : Optional.of(100.0 * agree / (agree + differ));
        }

        long leads() {
            return agree + differ + unknown;
        }
    }

    void agrees(String route, String pool) {
        at(route, pool)[0]++;
    }

    void differs(String route, String pool) {
        at(route, pool)[1]++;
    }

    /** It cannot be told, and why not. */
    void unknown(String route, String pool, String why) {
        at(route, pool)[2]++;
        unknown.merge(why, 1L, Long::sum);
    }

    /** Nothing to compare, and why. */
    void aside(String why) {
        aside.merge(why, 1L, Long::sum);
    }

    private long[] at(String route, String pool) {
        return counts.computeIfAbsent(new Way(route, pool), _ -> new long[3]);
    }

    /** Each route with each of its pools, by name. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        counts.forEach((way, n) -> lines.add(new Line(way.route(), way.pool(), n[0], n[1], n[2])));
        return lines;
    }

    /** All of them together. */
    Line all() {
        long[] sum = new long[3];
        counts.values().forEach(n -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += n[i];
            }
        });
        return new Line("all", "", sum[0], sum[1], sum[2]);
    }

    /** How many there are for each reason why it could not be told. */
    Map<String, Long> unknown() {
        return Map.copyOf(unknown);
    }

    /** How many there are for each reason why there was nothing to compare. */
    Map<String, Long> aside() {
        return Map.copyOf(aside);
    }
}
