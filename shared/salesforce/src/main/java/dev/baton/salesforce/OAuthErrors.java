package dev.baton.salesforce;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells apart what the token endpoint answers (RFC 6749, section 5.2, and Salesforce's own words). */
final class OAuthErrors {
    private OAuthErrors() {}

    static Failure of(JsonNode body) {
        String error = body.path("error").asText();
        return switch (error) {
            case "temporarily_unavailable", "server_error", "unknown_error" -> new Failure.Unreachable(error);
            case "rate_limit_exceeded", "login_rate_exceeded" -> new Failure.Locked(error);
            default ->
                new Failure.Misconfigured(
                        error, check(error, body.path("error_description").asText("")));
        };
    }

    private static String check(String error, String description) {
        return switch (error) {
            case "invalid_client", "invalid_client_credentials" ->
                "check BATON_SALESFORCE_SECRET: the secret it refers to is not this External Client App's";
            case "invalid_client_id" ->
                "check BATON_SALESFORCE_CLIENT_ID: it is no consumer key of this org, or the app is not active yet"
                        + " (up to ten minutes after it was made)";
            case "unsupported_grant_type", "unauthorized_client" ->
                "check that the External Client App has the flow of BATON_SALESFORCE_AUTH enabled, and that"
                        + " BATON_SALESFORCE_URL is the My Domain";
            case "inactive_user" -> "the user that Baton acts as is inactive; activate it or name another";
            case "inactive_org" -> "the org is locked or closed";
            case "invalid_app_access" ->
                "check that the user that Baton acts as is assigned to the External Client App (permission set or"
                        + " profile, admin approved users)";
            case "invalid_grant" -> grant(description);
            default -> "check the BATON_SALESFORCE_ values against the External Client App";
        };
    }

    /** Its description is one of a few fixed sentences. */
    private static String grant(String description) {
        if (description.contains("audience")) {
            return "check BATON_SALESFORCE_URL: it is not this org's login host";
        }
        if (description.contains("approved") || description.contains("authorized")) {
            return "the user of BATON_SALESFORCE_USER is not approved for the External Client App: assign its permission"
                    + " set or profile under the app's policies (admin approved users are pre-authorized)";
        }
        if (description.contains("assertion") || description.contains("expired")) {
            return "check that the certificate uploaded to the External Client App is the one of the private key in"
                    + " BATON_SALESFORCE_SECRET";
        }
        return "check BATON_SALESFORCE_USER, that it is active and approved for the External Client App, and the"
                + " certificate of the private key";
    }
}
