package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells Salesforce's errors apart by their code: the HTTP status says little (a locked row was seen with 400 and with 500), and inside a
 * composite answer it is always 200.
 */
final class Errors {
    /** The token is not (any more) one. */
    static final String SESSION = "INVALID_SESSION_ID";

    /** Another part of the same graph failed. */
    static final String HALTED = "PROCESSING_HALTED";

    private static final Pattern EXISTING = Pattern.compile("record with id: ([a-zA-Z0-9]{15,18})");

    private Errors() {}

    /** The failure that a body tells of: an array of API errors (the first that is no mere consequence counts), or OAuth's object. */
    static Optional<Failure> in(JsonNode body) {
        if (body.path("error").isTextual()) {
            return Optional.of(OAuthErrors.of(body));
        }
        if (body.path("errorCode").isTextual()) {
            return Optional.of(of(body));
        }
        for (JsonNode error : body) {
            if (error.path("errorCode").isTextual()
                    && !error.path("errorCode").asText().equals(HALTED)) {
                return Optional.of(of(error));
            }
        }
        return Optional.empty();
    }

    private static Failure of(JsonNode error) {
        String code = error.path("errorCode").asText();
        String message = error.path("message").asText("");
        return switch (code) {
            case "UNABLE_TO_LOCK_ROW", "UNKNOWN_EXCEPTION", "REQUEST_RUNNING_TOO_LONG", "QUERY_TIMEOUT" ->
                new Failure.Locked(code);
            case "REQUEST_LIMIT_EXCEEDED" ->
                message.contains("Concurrent") ? new Failure.Locked(code) : new Failure.DailyLimit(code);
            case "SERVER_UNAVAILABLE", "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE" -> new Failure.Unreachable(code);
            case SESSION, "INVALID_AUTH_HEADER" ->
                new Failure.Misconfigured(
                        code,
                        "a new token was refused as well; check the user's API access (API Enabled), login hours and"
                                + " the IP ranges that the External Client App allows");
            case "API_DISABLED_FOR_ORG", "API_CURRENTLY_DISABLED" ->
                new Failure.Misconfigured(
                        code, "check that the org's edition has the API and that the user's profile has API Enabled");
            case "DUPLICATES_DETECTED" -> byRule(code, error);
            case "DUPLICATE_VALUE" -> byValue(code, message);
            default -> permanent(code, message, error);
        };
    }

    private static Failure byRule(String code, JsonNode error) {
        for (JsonNode result : error.path("duplicateResult").path("matchResults")) {
            for (JsonNode match : result.path("matchRecords")) {
                JsonNode record = match.path("record");
                Optional<String> id = RecordId.of(record.path("Id").asText(""));
                if (id.isPresent()) {
                    String object = record.path("attributes")
                            .path("type")
                            .asText(result.path("entityType").asText(""));
                    return new Failure.Duplicate(code, id.get(), object);
                }
            }
        }
        return new Failure.Duplicate(code, "", "");
    }

    private static Failure byValue(String code, String message) {
        Matcher matcher = EXISTING.matcher(message);
        String id = matcher.find() ? RecordId.of(matcher.group(1)).orElse("") : "";
        // The first three characters of an id say what kind of record it is; these are the same in every org.
        String object = id.startsWith("00Q") ? "Lead" : id.startsWith("003") ? "Contact" : "";
        return new Failure.Duplicate(code, id, object);
    }

    private static Failure permanent(String code, String message, JsonNode error) {
        List<String> fields = new ArrayList<>();
        error.path("fields").forEach(field -> fields.add(field.asText()));
        return new Failure.Permanent(code, fields, message, Advice.on(code));
    }
}
