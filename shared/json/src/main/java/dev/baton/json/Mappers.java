package dev.baton.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.baton.lead.LeadId;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Builds mappers with Baton's settings. */
final class Mappers {
    private Mappers() {}

    static JsonMapper create(Family... more) {
        List<Family> families = new ArrayList<>(Families.all());
        families.addAll(List.of(more));
        JsonMapper.Builder builder = JsonMapper.builder()
                .annotationIntrospector(new SealedTypes(families))
                .addModules(new Jdk8Module(), new JavaTimeModule(), own())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        // What is left out because it is empty comes back as empty; a record that is left out comes back as null, which
        // the constructors
        // of dev.baton.lead take as "unknown".
        for (Class<?> type : List.of(String.class, List.class, Set.class, Map.class)) {
            builder.withConfigOverride(
                    type, override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return builder.build();
    }

    private static SimpleModule own() {
        return new SimpleModule("baton")
                .addSerializer(LeadId.class, ToStringSerializer.instance)
                .addDeserializer(LeadId.class, new LeadIds())
                .addSerializer(new SortedSet())
                .addSerializer(new LowerCase());
    }

    /** A lead's id is a plain text. */
    private static final class LeadIds extends FromStringDeserializer<LeadId> {
        @Serial
        private static final long serialVersionUID = 1L;

        LeadIds() {
            super(LeadId.class);
        }

        @Override
        protected LeadId _deserialize(String value, DeserializationContext context) {
            return new LeadId(value);
        }
    }

    /** Sets hold text. The order of an immutable one differs from one JVM to the next, so they are written in the order of the text. */
    @SuppressWarnings("rawtypes")
    private static final class SortedSet extends StdSerializer<Set> {
        @Serial
        private static final long serialVersionUID = 1L;

        SortedSet() {
            super(Set.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Set values) {
            return values.isEmpty();
        }

        @Override
        public void serialize(Set values, JsonGenerator out, SerializerProvider provider) throws IOException {
            Set<String> sorted = new TreeSet<>();
            for (Object value : values) {
                sorted.add((String) value);
            }
            out.writeStartArray();
            for (String value : sorted) {
                out.writeString(value);
            }
            out.writeEndArray();
        }
    }

    /** {@code NOT_ASKED} is written {@code not_asked}; reading takes both. */
    @SuppressWarnings("rawtypes")
    private static final class LowerCase extends StdSerializer<Enum> {
        @Serial
        private static final long serialVersionUID = 1L;

        LowerCase() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
