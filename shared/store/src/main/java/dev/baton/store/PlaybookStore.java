package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.playbook.RouteWhen;
import dev.baton.roster.Cells;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Playbooks: each version written once, one of them active. */
public final class PlaybookStore {
    /** An item holds 400 KB with everything in it. */
    static final int CHUNK = 350_000;

    private static final int TRIES = 50;

    private final Dynamo dynamo;

    /**
     * A published version.
     *
     * @param source the text as its author wrote it
     * @param compiled whatever {@code shared/playbook} makes of it; opaque here
     */
    public record Version(int number, String source, String compiled, Instant publishedAt, String by, String note) {}

    /** A version without its texts. */
    public record Summary(int number, Instant publishedAt, String by, String note) {}

    /** What is in the chunks. */
    record Texts(String source, String compiled) {}

    public PlaybookStore(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /** What is active, read strongly. */
    public Active active() {
        return dynamo.get(dynamo.inRouting(Key.active()))
                .map(item -> new Active(
                        Attributes.integer(item, "version"),
                        Attributes.number(item, "rosterVersion"),
                        Attributes.number(item, "epoch"),
                        Packed.unpack(Attributes.bytes(item, "cells"), Cells.class)))
                .orElse(Active.NOTHING);
    }

    /** What makes a record of Salesforce a lead, as the active version says; what holds by default while nothing is published. */
    public RouteWhen intake() {
        return dynamo.get(dynamo.inRouting(Key.intake())).map(IntakeItem::read).orElse(RouteWhen.DEFAULT);
    }

    /** The Salesforce queue that the active version falls back to; empty while that is not known. */
    public Optional<String> fallbackQueue() {
        return dynamo.get(dynamo.inRouting(Key.intake()))
                .map(item -> Attributes.text(item, "fallbackQueue"))
                .filter(queue -> !queue.isEmpty());
    }

    /** One version. */
    public Optional<Version> version(int number) {
        return dynamo.get(dynamo.inRouting(Key.version(number))).map(item -> {
            Texts texts = Packed.unpack(chunks(item), Texts.class);
            Summary summary = summary(item);
            return new Version(
                    number, texts.source(), texts.compiled(), summary.publishedAt(), summary.by(), summary.note());
        });
    }

    private SdkBytes chunks(Map<String, AttributeValue> item) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        dynamo.query(
                dynamo.tables().routing(),
                Attributes.text(item, "chunks"),
                "",
                chunk -> all.writeBytes(Attributes.bytes(chunk, "data").asByteArrayUnsafe()));
        return SdkBytes.fromByteArray(all.toByteArray());
    }

    /** All versions, the newest first. */
    public List<Summary> versions() {
        List<Summary> all = new ArrayList<>();
        dynamo.query(dynamo.tables().routing(), Key.active().pk(), Key.VERSION_PREFIX, item -> all.add(summary(item)));
        all.sort(Comparator.comparingInt(Summary::number).reversed());
        return all;
    }

    private static Summary summary(Map<String, AttributeValue> item) {
        return new Summary(
                Attributes.integer(item, "number"),
                Attributes.timeOrEpoch(item, "publishedAt"),
                Attributes.text(item, "by"),
                Attributes.text(item, "note"));
    }

    /**
     * Writes a new version, not active yet. Its texts come first and its number last, so a version is there whole or not at all.
     *
     * @return its number
     */
    public int add(String source, String compiled, String by, String note, Instant now) {
        String chunks = "PLAYBOOK#" + UUID.randomUUID();
        dynamo.load(dynamo.tables().routing(), chunks(chunks, Packed.pack(new Texts(source, compiled))).stream());
        for (int i = 0; i < TRIES; i++) {
            int number = versions().stream().mapToInt(Summary::number).max().orElse(0) + 1;
            TransactWriteItem put = Expression.on(dynamo.tables().routing(), Key.version(number))
                    .when("attribute_not_exists(#pk)")
                    .put(Map.of(
                            "number", value(number),
                            "chunks", value(chunks),
                            "publishedAt", value(now),
                            "by", value(by),
                            "note", value(note)));
            if (Transaction.settle(dynamo.client(), List.of(put)) instanceof Transaction.Result.Written) {
                return number;
            }
        }
        throw new StoreException.Busy("others published at every try", new IllegalStateException(TRIES + " tries"));
    }

    private static List<Map<String, AttributeValue>> chunks(String pk, SdkBytes packed) {
        byte[] bytes = packed.asByteArrayUnsafe();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += CHUNK) {
            byte[] some = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + CHUNK));
            Key key = new Key(pk, String.format(Locale.ROOT, "CHUNK#%05d", items.size()));
            Map<String, AttributeValue> item = new HashMap<>(key.attributes());
            item.put("data", value(SdkBytes.fromByteArrayUnsafe(some)));
            items.add(item);
        }
        return items;
    }

    /**
     * Makes a version active with the cells computed for it. Afterwards ring every pool, old and new.
     *
     * @param intake what the version says of Salesforce's records
     * @param fallbackQueue the Salesforce queue that the version falls back to; empty when it has none
     * @param seen what was active when the cells were computed
     * @return false when something else was activated since: read again, compute again
     */
    public boolean activate(
            int version, long rosterVersion, Cells cells, RouteWhen intake, String fallbackQueue, Active seen) {
        String table = dynamo.tables().routing();
        return Transaction.settle(
                        dynamo.client(),
                        List.of(
                                activation(table, version, rosterVersion, cells, seen),
                                IntakeItem.put(table, version, intake, fallbackQueue)))
                instanceof Transaction.Result.Written;
    }

    /** The same for a version without a fallback queue. */
    public boolean activate(int version, long rosterVersion, Cells cells, RouteWhen intake, Active seen) {
        return activate(version, rosterVersion, cells, intake, "", seen);
    }

    static TransactWriteItem activation(String table, int version, long rosterVersion, Cells cells, Active seen) {
        Expression write = Expression.on(table, Key.active());
        if (seen.epoch() == 0) {
            write.when("attribute_not_exists(#pk)");
        } else {
            write.when("#epoch = :epochSeen").with("epochSeen", value(seen.epoch()));
        }
        return write.put(Map.of(
                "version", value(version),
                "rosterVersion", value(rosterVersion),
                "epoch", value(seen.epoch() + 1),
                "cells", value(Packed.pack(cells))));
    }
}
