package dev.baton.salesforce;

import java.util.List;

/**
 * Why Salesforce did not do what it was asked, told apart by what to do about it. A session that expired is not among them: the client
 * renews it once itself.
 */
public sealed interface Failure {
    /** One sentence that may be logged: it holds codes and names of fields, nothing of a record's content. */
    String reason();

    /** Whether the same request may succeed later without anybody doing anything. */
    default boolean retryable() {
        return switch (this) {
            case Locked _, Unreachable _, DailyLimit _ -> true;
            case Misconfigured _, Duplicate _, Permanent _ -> false;
        };
    }

    /** Others held the row, or too many calls ran at once: over in seconds, so try again soon, each at a moment of its own. */
    record Locked(String errorCode) implements Failure {
        @Override
        public String reason() {
            return "Salesforce was busy (" + errorCode + ")";
        }
    }

    /**
     * No answer, or none that is Salesforce's own: the org is down, or what is between. Whether the request had its effect is unknown.
     *
     * @param what for instance {@code HTTP 503}, {@code HttpTimeoutException}
     */
    record Unreachable(String what) implements Failure {
        @Override
        public String reason() {
            return "Salesforce could not be reached (" + what + ")";
        }
    }

    /** The org's calls of these 24 hours are used up: no use to try within minutes. */
    record DailyLimit(String errorCode) implements Failure {
        @Override
        public String reason() {
            return "the org's API calls of these 24 hours are used up (" + errorCode + ")";
        }
    }

    /**
     * Salesforce does not let Baton in, which concerns every request alike.
     *
     * @param errorCode OAuth's {@code error}, or the API's
     * @param check what to look at, and where
     */
    record Misconfigured(String errorCode, String check) implements Failure {
        @Override
        public String reason() {
            return "Salesforce does not let Baton in (" + errorCode + "): " + check;
        }
    }

    /**
     * There is such a record already: a duplicate rule says so, or a field that is unique.
     *
     * @param recordId the record's 18-character id; empty when Salesforce did not say
     * @param object {@code Lead}, {@code Contact}; empty when Salesforce did not say
     */
    record Duplicate(String errorCode, String recordId, String object) implements Failure {
        @Override
        public String reason() {
            return "Salesforce has such a record already"
                    + (recordId.isEmpty() ? "" : ": " + object + (object.isEmpty() ? "" : " ") + recordId)
                    + " (" + errorCode + ")";
        }
    }

    /**
     * This request will never succeed as it is.
     *
     * @param fields the fields that Salesforce names
     * @param message Salesforce's own words; they may quote what the record holds, so they are not for a log
     * @param advice a sentence on what to do
     */
    record Permanent(String errorCode, List<String> fields, String message, String advice) implements Failure {
        public Permanent {
            fields = List.copyOf(fields);
        }

        @Override
        public String reason() {
            return "Salesforce refused it (" + errorCode + (fields.isEmpty() ? "" : " on " + String.join(", ", fields))
                    + "): " + advice;
        }
    }
}
