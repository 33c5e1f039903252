package dev.baton.normal;

/**
 * The fields that have a place of their own in a lead. The lengths are those of Salesforce's Lead fields; where Salesforce has no such
 * field, those of its text field (255).
 */
public enum Field {
    FIRST_NAME("firstName", 40),
    LAST_NAME("lastName", 80),
    EMAIL("email", 80),
    PHONE("phone", 40),
    TITLE("title", 128),
    LANGUAGE("language", 40),
    COMPANY("company", 255),
    WEBSITE("website", 255),
    INDUSTRY("industry", 255),
    EMPLOYEES("employees", 40),
    ANNUAL_REVENUE("annualRevenue", 40),
    COUNTRY("country", 80),
    STATE("state", 80),
    CITY("city", 40),
    POSTAL_CODE("postalCode", 20),
    STREET("street", 255),
    REQUEST("request", 255),
    PRODUCT("product", 255),
    MESSAGE("message", 32_000),
    LEAD_SOURCE("leadSource", 255),
    CAMPAIGN_ID("campaignId", 18),
    MEMBER_STATUS("memberStatus", 40),
    PAGE("page", 2_048),
    CONSENT("consent", 40),
    CONSENT_WORDING("consentWording", 32_000);

    private final String canonical;
    private final int length;

    Field(String canonical, int length) {
        this.canonical = canonical;
        this.length = length;
    }

    /** The field's name in JSON bodies, in notes and in errors. */
    public String canonical() {
        return canonical;
    }

    /** How many UTF-16 units are kept, which is how Salesforce counts. */
    public int length() {
        return length;
    }

    /** Whether line breaks belong to the value. In any other field they become spaces, so that no value can start a header of its own. */
    boolean multiline() {
        return this == MESSAGE || this == STREET || this == CONSENT_WORDING;
    }
}
