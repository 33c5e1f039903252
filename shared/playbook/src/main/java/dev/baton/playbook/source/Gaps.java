package dev.baton.playbook.source;

import dev.baton.lead.Outcome;
import dev.baton.playbook.Field;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Territories;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds gaps in territories: one that no route takes, and countries and states that nobody owns because what is left goes to the fallback. */
final class Gaps {
    private static final int SHOWN = 10;

    private final PlaybookReader.Placed placed;
    private final Playbook playbook;
    private final Parts parts;
    private final Findings findings;

    Gaps(PlaybookReader.Placed placed, Parts parts, Findings findings) {
        this.placed = placed;
        this.playbook = placed.playbook();
        this.parts = parts;
        this.findings = findings;
    }

    void check() {
        boolean understood = placed.routes().stream().allMatch(RouteReader.Placed::sound);
        if (understood && placed.tablesSound() && !placed.routes().isEmpty()) {
            playbook.territories().ifPresent(this::territories);
        }
    }

    private void territories(Territories territories) {
        placed.territories().stream()
                .filter(name -> !name.equals(territories.otherwise()) && !routed(name, true))
                .forEach(name -> findings.warning(
                        placed.territoriesAt(),
                        "no route takes leads of the territory " + Say.quoted(name) + ": they go to the fallback queue",
                        "name it in a route, or end with a route without when"));
        String country = Field.COUNTRY.word();
        boolean byCountry = territories.by().getFirst().equals(country)
                && territories.shapes().stream()
                        .allMatch(shape -> shape.columns().contains(country));
        if (byCountry && !placed.tables().isEmpty() && !routed(territories.otherwise(), false)) {
            placed.tables().stream()
                    .filter(table -> table.name().equals(territories.table()))
                    .forEach(table -> countries(territories.otherwise(), table.rows()));
        }
    }

    /** Whether a route takes leads of this territory, and anywhere but to the fallback where that does not count. */
    private boolean routed(String territory, boolean fallbackCounts) {
        Matcher in = new Matcher.InTerritory(List.of(territory));
        return playbook.routes().stream()
                .filter(route -> fallbackCounts || !route.to().pool().equals(Outcome.FALLBACK))
                .anyMatch(route -> parts.of(new Matcher.All(List.of(in, route.when())))
                        .map(leads -> parts.leave(leads, List.of()))
                        .orElse(true));
    }

    private void countries(String otherwise, Map<String, String> rows) {
        Set<String> whole = new TreeSet<>();
        Set<String> some = new TreeSet<>();
        for (String key : rows.keySet()) {
            int end = key.indexOf('|');
            (end < 0 ? whole : some).add(end < 0 ? key : key.substring(0, end));
        }
        Set<String> nowhere = Stream.of(Locale.getISOCountries())
                .filter(country -> !whole.contains(country) && !some.contains(country))
                .collect(Collectors.toCollection(TreeSet::new));
        some.removeAll(whole);
        if (!nowhere.isEmpty()) {
            gap(
                    "nobody owns " + count(nowhere, "country", "countries") + " that no row names",
                    nowhere,
                    otherwise,
                    "add rows for them");
        }
        if (!some.isEmpty()) {
            gap(
                    "of " + count(some, "country", "countries") + " only a part has rows, and nobody owns the rest",
                    some,
                    otherwise,
                    "add a row for the whole country");
        }
    }

    private void gap(String what, Set<String> countries, String otherwise, String then) {
        List<String> shown = new ArrayList<>(countries.stream().limit(SHOWN).toList());
        if (countries.size() > SHOWN) {
            shown.add((countries.size() - SHOWN) + " others");
        }
        findings.warning(
                placed.territoriesAt(),
                what + ": their leads are of the territory " + Say.quoted(otherwise) + " and go to the fallback queue: "
                        + Say.and(shown),
                then + ", or a route for " + otherwise);
    }

    private static String count(Set<String> countries, String one, String many) {
        return countries.size() + " " + (countries.size() == 1 ? one : many);
    }
}
