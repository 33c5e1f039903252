package dev.baton.proof.inside;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/**
 * What SQS and EventBridge bill of a request, read by the names of its fields: a function that lacks one of these clients must be able to
 * load this.
 */
final class Sent {
    /** SQS and EventBridge bill each 64 KB as one request. */
    private static final int CHUNK = 64 * 1024;

    private Sent() {}

    static boolean toFifo(SdkRequest request) {
        return request.getValueForField("QueueUrl", String.class)
                .filter(url -> url.endsWith(".fifo"))
                .isPresent();
    }

    /** A call to SQS is billed by the size of all its messages; one to EventBridge by each event. */
    static long chunks(SdkRequest request) {
        @SuppressWarnings("rawtypes")
        Optional<List> entries = request.getValueForField("Entries", List.class);
        if (entries.isEmpty()) {
            return Math.max(1, inChunks(size(request)));
        }
        boolean batch = request.getValueForField("QueueUrl", String.class).isPresent();
        long all = 0;
        long each = 0;
        for (Object entry : entries.get()) {
            long bytes = entry instanceof SdkPojo message ? size(message) : 0;
            all += bytes;
            each += Math.max(1, inChunks(bytes));
        }
        return batch ? Math.max(1, inChunks(all)) : each;
    }

    private static long size(SdkPojo message) {
        long bytes = 0;
        for (SdkField<?> field : message.sdkFields()) {
            if (field.getValueOrDefault(message) instanceof String text) {
                bytes += text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return bytes;
    }

    private static long inChunks(long bytes) {
        return (bytes + CHUNK - 1) / CHUNK;
    }
}
