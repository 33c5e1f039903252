package dev.baton.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Walks from records to all the records and enums that they are made of; for tests of what a native image has to know. */
public final class RecordGraph {
    private final Set<String> names = new TreeSet<>();

    private RecordGraph() {}

    /** The binary names of all records and enums of Baton's that {@code roots} are made of, the roots among them. */
    public static Set<String> of(Class<?>... roots) {
        RecordGraph graph = new RecordGraph();
        for (Class<?> root : roots) {
            graph.add(root);
        }
        return graph.names;
    }

    /** The reachability metadata that an artifact has. */
    public static String registered(String artifact) {
        String path = "/META-INF/native-image/dev.baton/" + artifact + "/reachability-metadata.json";
        try (InputStream in = RecordGraph.class.getResourceAsStream(path)) {
            return in == null ? "(there is no " + path + ")" : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts what {@link #registered} should be to where it can be copied from: the module's {@code target} folder. */
    public static String offer(String metadata) {
        try {
            Files.writeString(Path.of("target", "reachability-metadata.json"), metadata);
            return metadata;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The reachability metadata for these types: of a record, what Jackson calls and no more, for every method that is registered stays in
     * the image with all that it reaches.
     */
    public static String metadata(String comment, Set<String> types) {
        return "{\n  \"comment\": \"%s\",\n  \"reflection\": [\n".formatted(comment)
                + types.stream().map(RecordGraph::entry).collect(Collectors.joining(",\n"))
                + "\n  ]\n}\n";
    }

    private static String entry(String name) {
        Class<?> type = load(name);
        StringBuilder entry = new StringBuilder("    {\"type\": \"" + name + '"');
        if (type.isEnum() || type.isRecord()) {
            entry.append(", \"allDeclaredFields\": true");
        }
        if (type.isRecord()) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            entry.append(", \"methods\": [\n      {\"name\": \"<init>\", \"parameterTypes\": [")
                    .append(components.stream()
                            .map(component -> '"' + component.getType().getTypeName() + '"')
                            .collect(Collectors.joining(", ")))
                    .append("]}");
            components.forEach(component -> entry.append(",\n      {\"name\": \"")
                    .append(component.getName())
                    .append("\", \"parameterTypes\": []}"));
            entry.append(']');
        }
        return entry.append('}').toString();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private void add(Type type) {
        switch (type) {
            case Class<?> named when named.isArray() -> add(named.getComponentType());
            case Class<?> named -> addClass(named);
            case ParameterizedType generic -> {
                add(generic.getRawType());
                for (Type argument : generic.getActualTypeArguments()) {
                    add(argument);
                }
            }
            case GenericArrayType array -> add(array.getGenericComponentType());
            default -> throw new AssertionError("a record must not have a component of " + type);
        }
    }

    private void addClass(Class<?> type) {
        if (!type.getName().startsWith("dev.baton.")) {
            return;
        }
        if (type.isSealed() && type.isInterface()) {
            for (Class<?> member : type.getPermittedSubclasses()) {
                add(member);
            }
        }
        boolean seen = !names.add(type.getName());
        if (!seen && type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                add(component.getGenericType());
            }
        }
    }
}
