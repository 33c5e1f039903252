package dev.baton.json;

import dev.baton.lead.LeadId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Makes records with anything in them. */
public final class RandomRecords {
    private static final int DEEPEST = 12;
    private static final List<String> ODD =
            List.of("", " ", "\u0000", "\uFFFF", "\uD800", "\uD83D\uDE00", "\"\\", "\u2028", "null", "ä", "type", "v");

    private final Random random;

    public RandomRecords(Random random) {
        this.random = random;
    }

    /** A value of {@code type}: a record, or one of a sealed family. */
    public <T> T next(Class<T> type) {
        return type.cast(value(type, 0));
    }

    private Object value(Type type, int depth) {
        return switch (type) {
            case Class<?> named -> plain(named, depth);
            case ParameterizedType generic -> container(generic, depth);
            default -> throw new AssertionError("no random " + type);
        };
    }

    private Object container(ParameterizedType type, int depth) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type content = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        Supplier<Object> element = () -> value(content, depth + 1);
        int size = depth > DEEPEST ? 0 : random.nextInt(4);
        if (raw == Optional.class) {
            return size == 0 ? Optional.empty() : Optional.of(element.get());
        }
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(element.get());
            }
            return list;
        }
        if (raw == Set.class) {
            Set<Object> set = new HashSet<>();
            for (int i = 0; i < size; i++) {
                set.add(element.get());
            }
            return set;
        }
        if (raw == Map.class) {
            Map<String, Object> map = new HashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(text(), element.get());
            }
            return map;
        }
        throw new AssertionError("no random " + type);
    }

    private Object plain(Class<?> type, int depth) {
        if (type == String.class) {
            return text();
        } else if (type == int.class || type == Integer.class) {
            return random.nextInt();
        } else if (type == long.class || type == Long.class) {
            return random.nextLong();
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == OptionalInt.class) {
            return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
        } else if (type == OptionalLong.class) {
            return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong());
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(
                    random.nextLong(-1_000_000_000L, 9_000_000_000L), random.nextInt(1_000_000_000));
        } else if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextInt(-10_000, 100_000));
        } else if (type == Duration.class) {
            return Duration.ofMillis(random.nextInt());
        } else if (type == ZoneId.class) {
            return ZoneId.of(List.of("Europe/Berlin", "America/St_Johns", "UTC", "Z", "+05:45")
                    .get(random.nextInt(5)));
        } else if (type == LeadId.class) {
            return new LeadId(("abcDEF_-0123456789abcd" + random.nextInt(1_000_000)).substring(0, 22));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        } else if (type.isSealed()) {
            Class<?>[] members = type.getPermittedSubclasses();
            return value(members[random.nextInt(members.length)], depth + 1);
        }
        return record(type, depth);
    }

    private Object record(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), depth + 1);
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no random " + type, e);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(random.nextBoolean() ? ODD.get(random.nextInt(ODD.size())) : "w" + random.nextInt(100));
        }
        return text.toString();
    }
}
