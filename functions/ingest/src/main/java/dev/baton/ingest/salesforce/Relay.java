package dev.baton.ingest.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.normal.Raw;
import dev.baton.normal.Vocabulary;
import dev.baton.playbook.RouteWhen;
import dev.baton.salesforce.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads events of Salesforce's event relay. Nothing is dropped for its form: what cannot be understood says why. Immutable, thread-safe.
 *
 * @param client the name that our own writes carry; changes made by it are no news
 * @param routeWhen what makes a record that was created a lead
 */
public record Relay(String client, Supplier<RouteWhen> routeWhen) {
    /**
     * What track puts beside {@code payload} on a record that became a lead by a later change, which it has read and which it hands over as
     * if it were created now: {@code route-when} was asked already.
     */
    public static final String BECAME = "batonBecame";

    /** The platform event by which an org hands a lead over. */
    public static final String SUBMITTED = "Lead_Submitted__e";

    /** The change event of leads. */
    public static final String CHANGED = "LeadChangeEvent";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SOURCE =
            Pattern.compile("aws\\.partner/salesforce\\.com/([a-zA-Z0-9]{15,18})(?:/.*)?");

    /** What the event means. */
    public Relayed read(String body) {
        JsonNode event;
        try {
            event = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Relayed.unclear("is not JSON");
        }
        Matcher source = SOURCE.matcher(event.path("source").asText(""));
        JsonNode payload = event.path("detail").path("payload");
        if (!source.matches()) {
            return Relayed.unclear("does not come from Salesforce's event relay");
        }
        if (!payload.isObject()) {
            return Relayed.unclear("has no detail.payload");
        }
        String org = RecordId.of(source.group(1)).orElse(source.group(1));
        return switch (event.path("detail-type").asText("")) {
            case SUBMITTED -> submitted(org, payload);
            case CHANGED -> changed(org, payload, event.path("detail").has(BECAME));
            default -> Relayed.unclear("is of a type that ingest does not know");
        };
    }

    private static Relayed submitted(String org, JsonNode payload) {
        Raw raw = Vocabulary.PLATFORM_EVENT.read(Payload.fields(payload));
        String recordId =
                RecordId.of(payload.path("RecordId__c").asText("").strip()).orElse("");
        if (raw.fields().isEmpty() && recordId.isEmpty()) {
            return Relayed.unclear("names neither a lead's field nor a record");
        }
        String uuid = payload.path("EventUuid").asText("");
        String content = payload.toString();
        String event = uuid.isBlank() ? content : uuid;
        String key = payload.path("Key__c").asText("").strip();
        return one(new Relayed.Announced(
                org,
                recordId,
                !recordId.isEmpty() ? recordId : !key.isEmpty() ? key : event,
                event,
                Payload.moment(payload.path("CreatedDate")),
                SUBMITTED,
                false,
                content,
                raw));
    }

    private Relayed changed(String org, JsonNode payload, boolean became) {
        JsonNode header = payload.path("ChangeEventHeader");
        if (!header.isObject()) {
            return Relayed.unclear("has no ChangeEventHeader");
        }
        if (isOurs(header.path("changeOrigin").asText(""))) {
            return new Relayed.Ignored("our own write");
        }
        String change = header.path("changeType").asText("");
        return switch (change) {
            case "CREATE" ->
                became || routeWhen.get().created(Payload.byName(payload))
                        ? created(org, payload, header, became)
                        : new Relayed.Ignored("created, but no lead yet as route-when says");
            // What happens to a lead later stops clocks and frees capacity: that is track's, from a queue of its own.
            case "UPDATE", "DELETE", "UNDELETE" -> new Relayed.Ignored("not a creation");
            default ->
                Relayed.unclear(
                        change.startsWith("GAP_")
                                ? "is a gap: Salesforce left out what changed, read the records again"
                                : "is a change of a type that ingest does not know");
        };
    }

    /** Facts: {@code changeOrigin} ends in {@code client=<name>}, from the header that our writes carry. */
    private boolean isOurs(String origin) {
        return origin.endsWith("client=" + client);
    }

    private static Relayed created(String org, JsonNode payload, JsonNode header, boolean became) {
        Raw raw = Vocabulary.CHANGE_EVENT.read(Payload.fields(payload));
        List<Relayed.Announced> leads = new ArrayList<>();
        int unnamed = 0;
        for (JsonNode id : header.path("recordIds")) {
            Optional<String> recordId = RecordId.of(id.asText(""));
            if (recordId.isPresent()) {
                leads.add(record(org, recordId.get(), payload, header, became, raw));
            } else {
                unnamed++;
            }
        }
        if (leads.isEmpty() && unnamed == 0) {
            return Relayed.unclear("names no record");
        }
        return new Relayed.Understood(
                leads, unnamed == 0 ? Optional.empty() : Optional.of("stands for records that it does not name"));
    }

    private static Relayed.Announced record(
            String org, String id, JsonNode payload, JsonNode header, boolean became, Raw raw) {
        // facts.md: a change event is named by its transaction, its place in it, and the record.
        String event = header.path("transactionKey").asText("") + "/"
                + header.path("sequenceNumber").asText("") + "/" + id;
        return new Relayed.Announced(
                org,
                id,
                id,
                event,
                Payload.moment(header.path("commitTimestamp")),
                CHANGED,
                !became,
                payload.toString(),
                raw);
    }

    private static Relayed one(Relayed.Announced lead) {
        return new Relayed.Understood(List.of(lead), Optional.empty());
    }
}
