package dev.baton.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is in {@code prices.yaml}. Not to be changed. */
final class Prices {
    private final Map<String, Object> values = new HashMap<>();

    private Prices() {}

    static Prices read() {
        try (InputStream file = Optional.ofNullable(Prices.class.getResourceAsStream("prices.yaml"))
                .orElseThrow(() -> new IllegalStateException("prices.yaml is not there"))) {
            Prices prices = new Prices();
            prices.add("", new Load(LoadSettings.builder().build()).loadFromInputStream(file));
            return prices;
        } catch (IOException e) {
            throw new UncheckedIOException("prices.yaml cannot be read", e);
        }
    }

    private void add(String name, Object value) {
        if (value instanceof Map<?, ?> section) {
            section.forEach((key, each) -> add(name.isEmpty() ? key.toString() : name + "." + key, each));
        } else {
            values.put(name, value);
        }
    }

    /** Dollars. */
    double of(String name) {
        return number("prices." + name);
    }

    /** What is free each month. */
    double free(String name) {
        return number("free." + name);
    }

    /** What the model assumes. */
    double assumed(String name) {
        return number("assumed." + name);
    }

    /** A text at the top of the file. */
    String about(String name) {
        return require(name).toString();
    }

    private double number(String name) {
        if (require(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException(name + " in prices.yaml is no number");
    }

    private Object require(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalStateException("prices.yaml has no " + name));
    }
}
