package dev.baton.lead;

/**
 * What brought them here.
 *
 * @param leadSource Salesforce's LeadSource ({@code Web}, {@code partner-acme}, ...)
 * @param campaignId Salesforce's campaign id, from Web-to-Lead's {@code Campaign_ID}
 * @param memberStatus the campaign member's status, from Web-to-Lead's {@code member_status}
 */
public record Origin(String leadSource, String campaignId, String memberStatus, String page) {
    public static final Origin UNKNOWN = new Origin("", "", "", "");

    public Origin {
        leadSource = Absent.text(leadSource);
        campaignId = Absent.text(campaignId);
        memberStatus = Absent.text(memberStatus);
        page = Absent.text(page);
    }
}
