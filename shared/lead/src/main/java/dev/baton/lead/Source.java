package dev.baton.lead;

/**
 * Where a lead came in.
 *
 * @param name the form's or the channel's name, as configured; part of the lead's id
 * @param recordId Salesforce's 18-character record id where there is one; empty otherwise
 */
public record Source(Kind kind, String name, String recordId) {
    /** The ways in. */
    public enum Kind {
        FORM,
        API,
        SALESFORCE
    }

    public Source {
        name = Absent.text(name);
        recordId = Absent.text(recordId);
    }
}
