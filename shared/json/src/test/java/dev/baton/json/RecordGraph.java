package dev.baton.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;

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

    /** The types that {@code artifact}'s reachability metadata registers. */
    public static Set<String> registered(String artifact) {
        String path = "/META-INF/native-image/dev.baton/" + artifact + "/reachability-metadata.json";
        try (InputStream in = RecordGraph.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("there is no " + path);
            }
            Set<String> types = new TreeSet<>();
            Json.tree(new String(in.readAllBytes(), UTF_8))
                    .path("reflection")
                    .forEach(entry -> types.add(entry.path("type").asText()));
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
