package dev.baton.bench.core;

import dev.baton.playbook.Playbook;
import dev.baton.playbook.Table;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules that are measured, with territories of any number. */
final class Rules {
    private static final String[] TERRITORIES = {"dach", "emea", "apac", "americas"};
    private static final Map<String, String> REAL = Map.of(
            "DE",
            "dach",
            "CH",
            "dach",
            "FR",
            "emea",
            "SE",
            "emea",
            "JP",
            "apac",
            "SG",
            "apac",
            "US",
            "americas",
            "US|CA",
            "americas");

    private Rules() {}

    /** A playbook as it is published: compiled, with its tables. */
    record Published(Playbook playbook, List<Table> tables) {}

    static String yaml() {
        try (InputStream in = Rules.class.getResourceAsStream("rules.yaml")) {
            if (in == null) {
                throw new IllegalStateException("rules.yaml is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The real ones, then made-up states of countries that no lead comes from, up to {@code rows}. */
    static Map<String, String> territories(int rows) {
        Map<String, String> territories = new HashMap<>(REAL);
        for (int i = 0; territories.size() < rows; i++) {
            territories.put("BR|S" + i, TERRITORIES[i % TERRITORIES.length]);
        }
        return territories;
    }

    static String csv(Map<String, String> territories) {
        StringBuilder csv = new StringBuilder("country,state,territory\n");
        territories.forEach((key, name) -> {
            int bar = key.indexOf('|');
            csv.append(bar < 0 ? key + "," : key.replace('|', ','))
                    .append(',')
                    .append(name)
                    .append('\n');
        });
        return csv.toString();
    }

    /** Reads, checks and compiles. */
    static Published published(Map<String, String> territories) {
        Reading reading =
                Playbooks.read("rules.yaml", yaml(), Map.of("territories.csv", csv(territories)), Optional.empty());
        return switch (reading) {
            case Reading.Compiled good -> new Published(good.playbook(), good.tables());
            case Reading.Refused bad ->
                throw new IllegalStateException(bad.findings().toString());
        };
    }
}
