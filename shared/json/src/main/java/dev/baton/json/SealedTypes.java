package dev.baton.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson what annotations would: that the members of a family carry their name in {@code type}. The records themselves know
 * nothing of JSON, and nothing is looked for at run time.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final JsonTypeInfo.Value BY_TYPE =
            JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null);

    private final transient Map<Class<?>, String> names = new HashMap<>();
    private final transient List<Class<?>> roots;

    SealedTypes(List<Family> families) {
        for (Family family : families) {
            names.putAll(family.names());
        }
        roots = families.stream().<Class<?>>map(Family::root).toList();
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        return belongs(type.getRawType())
                ? new StdTypeResolverBuilder().init(BY_TYPE, null)
                : super.findTypeResolver(config, type, base);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        Class<?> asked = type.getRawType();
        if (!belongs(asked)) {
            return super.findSubtypes(type);
        }
        return names.entrySet().stream()
                .filter(entry -> asked.isAssignableFrom(entry.getKey()))
                .map(entry -> new NamedType(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass type) {
        String name = names.get(type.getRawType());
        return name != null ? name : super.findTypeName(type);
    }

    private boolean belongs(Class<?> type) {
        return names.containsKey(type)
                || (type.isInterface() && roots.stream().anyMatch(root -> root.isAssignableFrom(type)));
    }
}
