package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * As {@link ReachableTest}, for territories by postal prefix, ranges and cities, with any column empty. Of these tables two columns of text are
 * looked at, so some of what cannot be reached is not found; what is called unreachable is, and most of what is unreachable is called so.
 */
class ReachableTablesTest {
    private static final Map<String, List<String>> LEADS = new TreeMap<>(Map.of(
            "country", List.of("DE", "FR", "AT", ""),
            "city", List.of("Munich", "Ulm", "Lyon", ""),
            "postal-code", List.of("80331", "81000", "10115", "8", ""),
            "employees", List.of("3", "50", "1500", "")));

    private static final Map<String, List<String>> CELLS = Map.of(
            "country", List.of("DE", "FR", "AT"),
            "city", List.of("Munich", "Ulm"),
            "postal-prefix", List.of("8", "80", "1"),
            "employees", List.of("1-9", "10-99", "1000+"));

    private static final List<String> CONDITIONS = List.of(
            "territory: north",
            "territory: [south, east]",
            "territory: west",
            "country: DE",
            "country: [FR, AT]",
            "city: Munich",
            "city: [ulm, Lyon]",
            "employees: 1000+",
            "employees: 0-99");

    private static int unreachable;
    private static int found;

    @Property(tries = 300)
    void what_is_called_unreachable_no_lead_reaches_whatever_the_shapes_of_the_rows(@ForAll Random random) {
        List<String> by = new ArrayList<>(CELLS.keySet());
        Collections.shuffle(by, random);
        by = by.subList(0, 2 + random.nextInt(3));
        String rows = rows(random, by);
        String text = "playbook: p\nterritories: {file: t.csv, by: [" + String.join(", ", by)
                + "], otherwise: east}\nroutes:\n" + routes(random);
        Findings told = new Findings("p.yaml");
        PlaybookReader.Placed placed = new PlaybookReader(told, (_, _, _) -> Optional.of(rows))
                .read(Yaml.read(text, "", told).orElseThrow())
                .orElseThrow();
        assertThat(told.fatal()).as(text + rows).isFalse();
        new Reachable(placed, new Parts(new Universe(placed), placed), told).check();
        Set<String> unreached = new TreeSet<>();
        placed.routes().forEach(route -> unreached.add("route " + route.route().name()));
        for (TestLead lead : leads()) {
            if (ReachableTest.verdict(placed, lead) instanceof Verdict.Routed routed) {
                unreached.remove("route " + routed.route());
            }
        }
        Set<String> said = ReachableTest.said(told, placed);
        assertThat(unreached).as(text + rows).containsAll(said);
        unreachable += unreached.size();
        found += said.size();
    }

    @AfterContainer
    static void mostOfWhatIsUnreachableIsFound() {
        assertThat(found).as("of %d", unreachable).isGreaterThan(unreachable / 2);
    }

    private static String rows(Random random, List<String> by) {
        Map<String, String> rows = new TreeMap<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            List<String> cells = new ArrayList<>();
            for (String column : by) {
                List<String> some = CELLS.getOrDefault(column, List.of());
                cells.add(random.nextInt(2) == 0 ? "" : some.get(random.nextInt(some.size())));
            }
            // A row says something, and a place its country.
            int first = by.contains("country") ? by.indexOf("country") : 0;
            if (cells.get(first).isEmpty()) {
                cells.set(first, CELLS.getOrDefault(by.get(first), List.of("")).getFirst());
            }
            rows.put(String.join(",", cells), List.of("north", "south", "west").get(random.nextInt(3)));
        }
        StringBuilder csv = new StringBuilder(String.join(",", by) + ",territory\n");
        rows.forEach((cells, territory) ->
                csv.append(cells).append(',').append(territory).append('\n'));
        return csv.toString();
    }

    private static String routes(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            Map<String, String> parts = new HashMap<>();
            for (int part = 1 + random.nextInt(2); part > 0; part--) {
                String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
                parts.put(condition.substring(0, condition.indexOf(':')), condition);
            }
            text.append("  - {route: r")
                    .append(i)
                    .append(", when: {")
                    .append(String.join(", ", parts.values()))
                    .append("}, to: fallback}\n");
        }
        return text + "fallback: {salesforce-queue: q}\n";
    }

    private static List<TestLead> leads() {
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, List<String>> field : LEADS.entrySet()) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> lead : all) {
                for (String value : field.getValue()) {
                    Map<String, String> with = new HashMap<>(lead);
                    if (!value.isEmpty()) {
                        with.put(field.getKey(), value);
                    }
                    more.add(with);
                }
            }
            all = more;
        }
        return all.stream()
                .map(fields -> TestLead.of(fields, Map.of(), List.of()))
                .toList();
    }
}
