package dev.baton.track.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.lead.SlaNotice;
import dev.baton.salesforce.RecordId;
import dev.baton.store.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads change events as Salesforce's relay brings them. Nothing is dropped for its form: what cannot be understood says why. Immutable,
 * thread-safe.
 *
 * @param client the name that our own writes carry
 */
public record ChangeEvents(String client) {
    /** A long transaction commits long after its records were stamped. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

    private static final Pattern SOURCE =
            Pattern.compile("aws\\.partner/salesforce\\.com/([a-zA-Z0-9]{15,18})(?:/.*)?");
    private static final Map<String, News.Entity> TYPES = Map.of(
            "LeadChangeEvent", News.Entity.LEAD,
            "TaskChangeEvent", News.Entity.TASK,
            "CampaignMemberChangeEvent", News.Entity.MEMBER);

    /**
     * What the event says.
     *
     * @param arrived dates an event that has no time
     */
    public Told read(JsonNode event, Instant arrived) {
        Matcher source = SOURCE.matcher(event.path("source").asText(""));
        if (!source.matches()) {
            return Told.unclear("does not come from Salesforce's event relay");
        }
        News.Entity entity = TYPES.get(event.path("detail-type").asText(""));
        if (entity == null) {
            return Told.unclear("is of a type that track does not know");
        }
        JsonNode payload = event.path("detail").path("payload");
        if (!payload.path("ChangeEventHeader").isObject()) {
            return Told.unclear("has no ChangeEventHeader");
        }
        Header header = Header.of(payload.path("ChangeEventHeader"), client, arrived);
        if (header.ids().isEmpty() && !header.unnamed()) {
            return Told.unclear("names no record");
        }
        return read(RecordId.of(source.group(1)).orElse(source.group(1)), entity, header, payload);
    }

    private static Told read(String org, News.Entity entity, Header header, JsonNode payload) {
        List<News> news = new ArrayList<>();
        if (header.unnamed()) {
            news.add(new News.Unnamed(org, entity, header.stamp().at().minus(LONGEST_TRANSACTION)));
        }
        String change = header.change();
        boolean gap = change.startsWith("GAP_");
        if (!gap && !Set.of("CREATE", "UPDATE", "DELETE", "UNDELETE").contains(change)) {
            return new Told(news, Optional.of("is a change of a type that track does not know"));
        }
        for (String id : header.ids()) {
            if (gap) {
                // A gap is dated by its commit: what was created in that transaction has been created unheard.
                news.add(new News.Untold(
                        org,
                        entity,
                        id,
                        header.stamp().at().minus(LONGEST_TRANSACTION),
                        entity == News.Entity.LEAD && change.equals("GAP_DELETE")
                                ? Optional.of(gone(id, header, true))
                                : Optional.empty()));
            } else {
                one(org, entity, id, header, payload).ifPresent(news::add);
            }
        }
        return new Told(news, Optional.empty());
    }

    private static Optional<News> one(String org, News.Entity entity, String id, Header header, JsonNode payload) {
        return switch (entity) {
            case LEAD -> Optional.of(lead(org, id, header, payload));
            case TASK -> task(id, header, payload);
            case MEMBER -> member(org, id, header, payload);
        };
    }

    private static News lead(String org, String id, Header header, JsonNode payload) {
        return switch (header.change()) {
            case "CREATE" ->
                new News.OfLead(
                        org,
                        id,
                        News.Kind.CREATED,
                        List.of(seen(id, header, payload, true)),
                        names(payload),
                        values(payload));
            case "UPDATE" -> {
                Set<String> changed = changed(payload);
                yield new News.OfLead(
                        org, id, News.Kind.UPDATED, List.of(seen(id, header, payload, true)), changed, values(payload));
            }
            // What comes with it is how the record is, not what changed.
            case "UNDELETE" ->
                new News.OfLead(
                        org,
                        id,
                        News.Kind.UNDELETED,
                        List.of(gone(id, header, false), seen(id, header, payload, false)),
                        Set.of(),
                        values(payload));
            default -> new News.OfLead(org, id, News.Kind.DELETED, List.of(gone(id, header, true)), Set.of(), Map.of());
        };
    }

    private static Sighting seen(String id, Header header, JsonNode payload, boolean sets) {
        return new Sighting(
                id,
                Sighting.Kind.LEAD,
                header.stamp(),
                sets,
                header.ours(),
                header.user(),
                RecordId.of(payload.path("OwnerId").asText("")),
                text(payload, "Status"),
                payload.path("IsConverted").isBoolean()
                        ? Optional.of(payload.path("IsConverted").booleanValue())
                        : Optional.empty(),
                Optional.empty());
    }

    private static Sighting gone(String id, Header header, boolean deleted) {
        return new Sighting(
                id,
                Sighting.Kind.LEAD,
                header.stamp(),
                true,
                header.ours(),
                header.user(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(deleted));
    }

    /**
     * That a person has finished it is news, or that it is gone: Baton's own writes make it, and leave it open. What Baton made to tell
     * somebody of a first touch is no news; only the event of its creation says that, so of any other it has to be asked whom it is about.
     */
    private static Optional<News> task(String id, Header header, JsonNode payload) {
        if (header.change().equals("DELETE") || header.change().equals("UNDELETE")) {
            return Optional.of(new News.TaskMoved(
                    id, header.change().equals("DELETE"), header.stamp().at(), header.user()));
        }
        boolean done = payload.path("Status").asText("").equals("Completed")
                || payload.path("IsClosed").asBoolean(false)
                || payload.hasNonNull("CompletedDateTime");
        boolean notice = SlaNotice.isId(payload.path("Baton_Task_Id__c").asText(""));
        return done && !header.ours() && !notice
                ? Optional.of(new News.TaskDone(
                        id,
                        header.change().equals("CREATE")
                                ? RecordId.of(payload.path("WhoId").asText(""))
                                : Optional.empty(),
                        header.stamp().at(),
                        header.user()))
                : Optional.empty();
    }

    private static Optional<News> member(String org, String id, Header header, JsonNode payload) {
        boolean told = header.change().equals("CREATE") || header.change().equals("UPDATE");
        return told && !header.ours()
                ? Optional.of(new News.Member(
                        org,
                        id,
                        RecordId.of(payload.path("LeadId").asText(""))
                                .or(() -> RecordId.of(payload.path("ContactId").asText(""))),
                        payload.path("CampaignId").asText(""),
                        payload.path("Status").asText(""),
                        header.stamp().at(),
                        header.name(id)))
                : Optional.empty();
    }

    private static Optional<String> text(JsonNode payload, String name) {
        return Optional.of(payload.path(name).asText("")).filter(text -> !text.isEmpty() && !text.equals("null"));
    }

    /** As {@code changedFields} says, parts of compounds dotted; where it is missing, what the payload holds. */
    private static Set<String> changed(JsonNode payload) {
        Set<String> names = new LinkedHashSet<>();
        payload.path("ChangeEventHeader").path("changedFields").forEach(name -> names.add(name.asText("")));
        return names.isEmpty() ? names(payload) : names;
    }

    private static Set<String> names(JsonNode payload) {
        return values(payload).keySet();
    }

    /** The payload's values by name, parts of compounds dotted. */
    static Map<String, String> values(JsonNode payload) {
        Map<String, String> values = new HashMap<>();
        payload.properties().stream()
                .filter(field -> !field.getKey().equals("ChangeEventHeader"))
                .forEach(field -> add(values, field.getKey(), field.getValue()));
        return values;
    }

    private static void add(Map<String, String> values, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(part -> add(values, name + "." + part.getKey(), part.getValue()));
        } else if (value.isValueNode() && !value.isNull()) {
            values.put(name, value.asText());
        }
    }

    /** Reads text as JSON; empty when it is none. */
    public static Optional<JsonNode> json(String body) {
        try {
            return Optional.of(new JsonMapper().readTree(body));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
