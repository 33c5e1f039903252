package dev.baton.salesforce;

/** What to do about an error that will not pass by itself, by its code (SOAP API guide, "StatusCode"; REST API guide, "Status Codes"). */
final class Advice {
    private Advice() {}

    static String on(String code) {
        return switch (code) {
            case "ENTITY_IS_DELETED" -> "the record was deleted in Salesforce; restore it there, or close the lead";
            case "NOT_FOUND", "INVALID_ID_FIELD", "MALFORMED_ID" ->
                "there is no such record, or Baton's user may not see it; check its sharing";
            case "INVALID_CROSS_REFERENCE_KEY" ->
                "an id that the record refers to is of no user, queue or record that Baton's user may see; check the"
                        + " owner, and whether the queue takes Leads";
            case "INACTIVE_OWNER_OR_USER", "OP_WITH_INVALID_USER_TYPE_EXCEPTION" ->
                "the chosen owner is inactive in Salesforce or may not own Leads; switch the rep off or correct the user";
            case "TRANSFER_REQUIRES_READ" ->
                "the chosen owner may not see Leads; give the user's profile access to them";
            case "REQUIRED_FIELD_MISSING" ->
                "the org requires a field that Baton does not fill; map it in salesforce.yaml, or make it optional";
            case "FIELD_CUSTOM_VALIDATION_EXCEPTION" ->
                "a validation rule of the org refuses the record; change the rule, or map what it asks for in salesforce.yaml";
            case "FIELD_FILTER_VALIDATION_EXCEPTION" ->
                "a lookup filter of the org refuses the value; change the filter or the mapping in salesforce.yaml";
            case "INVALID_FIELD", "INVALID_FIELD_FOR_INSERT_UPDATE" ->
                "a field does not exist or may not be written by Baton's user; deploy infra/salesforce, assign its"
                        + " permission set, and run ./baton salesforce check";
            case "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" ->
                "a picklist has no such value; add it to the picklist, or map another field in salesforce.yaml";
            case "STRING_TOO_LONG" -> "a value is longer than its field; lengthen the field or map another";
            case "INVALID_EMAIL_ADDRESS" -> "Salesforce takes the e-mail address for invalid; correct it in the lead";
            case "INVALID_TYPE", "INVALID_TYPE_ON_FIELD_IN_RECORD", "NUMBER_OUTSIDE_VALID_RANGE", "JSON_PARSER_ERROR" ->
                "a value does not fit the type of its field; correct the mapping in salesforce.yaml";
            case "INSUFFICIENT_ACCESS_OR_READONLY",
                    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
                    "INSUFFICIENT_ACCESS",
                    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY_NO_ACCESS" ->
                "Baton's user may not change the record; assign the permission set of infra/salesforce";
            case "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "APEX_ERROR", "CANNOT_EXECUTE_FLOW_TRIGGER" ->
                "a trigger or flow of the org failed on the record; its author has to look at it";
            case "CANNOT_UPDATE_CONVERTED_LEAD" -> "the Lead was converted meanwhile; nothing has to be done";
            case "DUPLICATE_EXTERNAL_ID" ->
                "several records have the same Baton id; keep one and empty it on the others";
            case "STORAGE_LIMIT_EXCEEDED" -> "the org's storage is full; free some";
            case "MALFORMED_QUERY" -> "a query was not understood; check the filters in salesforce.yaml";
            default -> "look the code up in Salesforce's documentation; when it is put right, send the lead again";
        };
    }
}
