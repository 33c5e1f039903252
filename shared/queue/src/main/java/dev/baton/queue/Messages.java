package dev.baton.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.json.Family;
import dev.baton.json.Json;
import dev.baton.json.JsonException;
import dev.baton.json.Portable;
import dev.baton.lead.Lead;
import dev.baton.lead.SlaNotice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages as the text that travels: JSON with the version in {@code v} and the kind in {@code type}. Within a version, things are only
 * added, so that a stage reads what the one before it wrote when either of them is newer by one release. Thread-safe.
 */
public final class Messages {
    /** The version that is written, and the newest that is read. */
    public static final int VERSION = 1;

    // Not in a static initialiser: those run while the native image is built.
    private static volatile @Nullable JsonMapper mapper;

    private Messages() {}

    /** The message as text that SQS accepts. */
    public static String encode(Message message) {
        try {
            String json = mapper().writeValueAsString(message);
            return Portable.json("{\"v\":" + VERSION + "," + json.substring(1));
        } catch (JsonProcessingException e) {
            throw JsonException.writing(message.getClass(), e);
        }
    }

    /**
     * Reads a message.
     *
     * @throws JsonException if it is none, is incomplete, or is of a version that is not known; its message contains no values
     */
    public static Message decode(String text) {
        try {
            JsonNode tree = mapper().readTree(text);
            int version = tree.path("v").asInt(0);
            if (version < 1 || version > VERSION) {
                throw JsonException.because(
                        "cannot read a message of version " + version + ": this is version " + VERSION);
            }
            Message message = mapper().treeToValue(tree, Message.class);
            if (!complete(message)) {
                throw JsonException.because("cannot read a message: it lacks what it is about");
            }
            return message;
        } catch (JsonProcessingException e) {
            throw JsonException.reading(Message.class, e);
        }
    }

    // Jackson leaves a missing component null, whatever the record says; the constructors of dev.baton.lead fill in
    // what may be unknown.
    private static boolean complete(@Nullable Message message) {
        return switch (message) {
            case null -> false;
            case Message.OfLead ofLead when !isLead(ofLead) -> false;
            case Message.Accepted accepted -> accepted.routing() > 0;
            case Message.Enriched enriched -> enriched.facts() != null && enriched.routing() > 0;
            case Message.Scored scored -> scored.facts() != null && scored.verdict() != null && scored.routing() > 0;
            case Message.Notice(Lead _, SlaNotice notice, int _) ->
                notice != null
                        && notice.routing() > 0
                        && notice.kind() != null
                        && notice.at() != null
                        && notice.due() != null
                        && notice.owner() != null
                        && notice.action() != null;
            case Message.Doorbell doorbell -> !doorbell.pool().isEmpty();
            case Message.ReadBack(List<Message.Written> written) ->
                !written.isEmpty()
                        && written.stream()
                                .allMatch(one -> one.lead() != null
                                        && one.routing() > 0
                                        && one.recordId() != null
                                        && one.ownerId() != null);
            case Message.Deliver deliver ->
                deliver.decision() != null
                        && deliver.decision().outcome() != null
                        && deliver.decision().routing() > 0;
        };
    }

    private static boolean isLead(Message.OfLead message) {
        @Nullable
        Lead lead = switch (message) {
            case Message.Accepted accepted -> accepted.lead();
            case Message.Enriched enriched -> enriched.lead();
            case Message.Scored scored -> scored.lead();
            case Message.Deliver deliver -> deliver.lead();
            case Message.Notice notice -> notice.lead();
        };
        return lead != null && lead.id() != null && lead.source() != null && lead.acceptedAt() != null;
    }

    private static JsonMapper mapper() {
        JsonMapper current = mapper;
        if (current == null) {
            current = Json.mapperWith(new Family(
                    Message.class,
                    Map.of(
                            Message.Accepted.class, "accepted",
                            Message.Enriched.class, "enriched",
                            Message.Scored.class, "scored",
                            Message.Doorbell.class, "doorbell",
                            Message.ReadBack.class, "readback",
                            Message.Notice.class, "notice",
                            Message.Deliver.class, "deliver")));
            mapper = current; // two threads may each make one; the last one stays
        }
        return current;
    }
}
