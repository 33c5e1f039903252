package dev.baton.playbook.source;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code docs/playbook.schema.json}, to validate by and to walk through. */
final class PlaybookSchema {
    private static final String TEXT = text();
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);
    private static final Map<?, ?> ROOT = (Map<?, ?>) loaded(TEXT);

    private PlaybookSchema() {}

    private static String text() {
        try {
            return Files.readString(Path.of("../../docs/playbook.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the schema has against a playbook, as an editor would show it. */
    static List<String> errors(String yaml) {
        return VALIDATOR.validate(json(loaded(yaml)), InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static Object loaded(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    private static String json(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(PlaybookSchema::json).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> quoted(value.toString());
        };
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(String.format("\\u%04x", c)));
        return quoted.append('"').toString();
    }

    /** The shapes that a playbook may have at one place. */
    record At(List<Map<?, ?>> shapes) {
        static At root() {
            return new At(List.of(ROOT));
        }

        private static At of(Object schema) {
            List<Map<?, ?>> shapes = new ArrayList<>();
            if (schema instanceof Map<?, ?> map) {
                shapes.add(map);
                if (map.get("$ref") instanceof String ref) {
                    shapes.addAll(of(part(part(ROOT, "$defs"), ref.substring("#/$defs/".length()))).shapes);
                }
                if (map.get("anyOf") instanceof List<?> choices) {
                    choices.forEach(choice -> shapes.addAll(of(choice).shapes));
                }
            }
            return new At(shapes);
        }

        At item() {
            return all(shapes.stream().map(shape -> shape.get("items")).toList());
        }

        /** What may stand under a key. */
        At under(String key) {
            List<Object> found = new ArrayList<>();
            for (Map<?, ?> shape : shapes) {
                if (names(shape, "properties").containsKey(key)) {
                    found.add(names(shape, "properties").get(key));
                } else {
                    found.add(names(shape, "patternProperties").entrySet().stream()
                            .filter(entry -> key.matches(entry.getKey() + ".*"))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(shape.get("additionalProperties")));
                }
            }
            return all(found);
        }

        /** Whether a key may stand here. */
        boolean takes(String key) {
            boolean excluded = shapes.stream().anyMatch(shape -> excludes(shape.get("not"), key));
            return !excluded
                    && !under(key).shapes.isEmpty()
                    && shapes.stream().allMatch(shape -> isName(names(shape, "propertyNames"), key));
        }

        private static boolean excludes(@Nullable Object not, String key) {
            if (!(not instanceof Map<?, ?> rule)) {
                return false;
            }
            boolean here = rule.get("required") instanceof List<?> keys && keys.contains(key);
            return here
                    || (rule.get("anyOf") instanceof List<?> choices
                            && choices.stream().anyMatch(choice -> excludes(choice, key)));
        }

        private static boolean isName(Map<String, Object> rule, String key) {
            boolean fits = !(rule.get("pattern") instanceof String pattern)
                    || Pattern.compile(pattern).matcher(key).find();
            return fits && !(rule.get("not") instanceof Map<?, ?> not && key.equals(not.get("const")));
        }

        private static At all(List<?> schemas) {
            List<Map<?, ?>> shapes = new ArrayList<>();
            schemas.forEach(schema -> shapes.addAll(of(schema).shapes));
            return new At(shapes);
        }
    }

    /** Every key that the schema knows anywhere, with what it says of it. The same key in two places is there twice. */
    static IdentityHashMap<Object, String> keys() {
        IdentityHashMap<Object, String> keys = new IdentityHashMap<>();
        gather(ROOT, "", keys);
        return keys;
    }

    private static void gather(Object schema, String way, IdentityHashMap<Object, String> keys) {
        switch (schema) {
            case Map<?, ?> map -> {
                for (String named : List.of("properties", "patternProperties")) {
                    names(map, named).forEach((key, value) -> keys.put(value, way + "/" + key));
                }
                map.forEach((key, value) -> gather(value, key.equals("properties") ? way : way + "/" + key, keys));
            }
            case List<?> list -> list.forEach(item -> gather(item, way, keys));
            default -> {}
        }
    }

    private static Map<String, Object> names(Map<?, ?> shape, String key) {
        return shape.get(key) instanceof Map<?, ?> map
                ? map.entrySet().stream().collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), entry ->
                        (Object) entry.getValue()))
                : Map.of();
    }

    private static Map<?, ?> part(Map<?, ?> of, String key) {
        return (Map<?, ?>) Objects.requireNonNull(of.get(key), key);
    }
}
