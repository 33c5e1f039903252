package dev.baton.store;

import dev.baton.json.Gzip;
import dev.baton.json.Json;
import software.amazon.awssdk.core.SdkBytes;

/** Values as compressed JSON: an item is billed by the kilobyte. */
final class Packed {
    private Packed() {}

    static SdkBytes pack(Object value) {
        return SdkBytes.fromByteArrayUnsafe(Gzip.zip(Json.write(value)));
    }

    static <T> T unpack(SdkBytes packed, Class<T> type) {
        return Json.read(Gzip.unzip(packed.asByteArrayUnsafe()), type);
    }

    static SdkBytes packBytes(SdkBytes plain) {
        return SdkBytes.fromByteArrayUnsafe(Gzip.zip(plain.asByteArrayUnsafe()));
    }

    static SdkBytes unpackBytes(SdkBytes packed) {
        return SdkBytes.fromByteArrayUnsafe(Gzip.unzip(packed.asByteArrayUnsafe()));
    }
}
