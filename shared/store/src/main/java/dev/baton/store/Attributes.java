package dev.baton.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values, to and fro. A missing attribute reads as the empty text, zero, false or nothing. */
final class Attributes {
    /** Fixed width, so that keys made of times sort as the times do. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Attributes() {}

    static AttributeValue value(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue value(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue value(boolean truth) {
        return AttributeValue.fromBool(truth);
    }

    static AttributeValue value(Instant time) {
        return value(text(time));
    }

    static AttributeValue value(SdkBytes bytes) {
        return AttributeValue.fromB(bytes);
    }

    static AttributeValue value(Map<String, AttributeValue> map) {
        return AttributeValue.fromM(map);
    }

    /** A list of texts, in their order. */
    static AttributeValue inOrder(List<String> texts) {
        return AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList());
    }

    static AttributeValue ofAll(Collection<String> set) {
        return AttributeValue.fromSs(set.stream().sorted().toList());
    }

    static String text(Instant time) {
        return TIME.format(time);
    }

    static boolean has(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name);
    }

    static String text(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue there = item.get(name);
        return there == null || there.s() == null ? "" : there.s();
    }

    static long number(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue there = item.get(name);
        return there == null || there.n() == null ? 0 : Long.parseLong(there.n());
    }

    static int integer(Map<String, AttributeValue> item, String name) {
        return Math.toIntExact(number(item, name));
    }

    static boolean truth(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue there = item.get(name);
        return there != null && Boolean.TRUE.equals(there.bool());
    }

    static Optional<Instant> time(Map<String, AttributeValue> item, String name) {
        String text = text(item, name);
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    static Instant timeOrEpoch(Map<String, AttributeValue> item, String name) {
        return time(item, name).orElse(Instant.EPOCH);
    }

    static Set<String> set(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue there = item.get(name);
        return there == null || !there.hasSs() ? Set.of() : Set.copyOf(there.ss());
    }

    /** A list of texts, in its order; empty when there is none. */
    static List<String> list(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::l).orElse(List.of()).stream()
                .map(AttributeValue::s)
                .toList();
    }

    static Map<String, AttributeValue> map(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue there = item.get(name);
        return there == null || !there.hasM() ? Map.of() : there.m();
    }

    static SdkBytes bytes(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue there = item.get(name);
        return there == null || there.b() == null ? SdkBytes.fromByteArray(new byte[0]) : there.b();
    }
}
