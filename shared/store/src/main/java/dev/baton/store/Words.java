package dev.baton.store;

import dev.baton.json.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All text that an item holds, whatever it is packed in: to find out whether somebody is named in it. */
final class Words {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private Words() {}

    /** Whether any of these, in lower case, stands anywhere in the item: in a key, a name or a value. */
    static boolean mention(Map<String, AttributeValue> item, List<String> words) {
        return item.entrySet().stream()
                .anyMatch(entry -> contains(entry.getKey(), words) || mention(entry.getValue(), words));
    }

    private static boolean mention(AttributeValue value, List<String> words) {
        return switch (value.type()) {
            case S -> contains(value.s(), words);
            case SS -> value.ss().stream().anyMatch(text -> contains(text, words));
            case N -> contains(value.n(), words);
            case NS -> value.ns().stream().anyMatch(text -> contains(text, words));
            case B -> contains(text(value.b().asByteArrayUnsafe()), words);
            case BS -> value.bs().stream().anyMatch(bytes -> contains(text(bytes.asByteArrayUnsafe()), words));
            case L -> value.l().stream().anyMatch(part -> mention(part, words));
            case M -> mention(value.m(), words);
            case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private static boolean contains(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    private static String text(byte[] bytes) {
        boolean packed = bytes.length > 1 && (bytes[0] & 0xff) == GZIP_FIRST && (bytes[1] & 0xff) == GZIP_SECOND;
        return new String(packed ? Gzip.unzip(bytes) : bytes, StandardCharsets.UTF_8);
    }
}
