package dev.baton.lead;

/**
 * Whether they agreed to be contacted.
 *
 * @param wording the text they agreed to, or its name; empty when not given
 */
public record Consent(Answer answer, String wording) {
    public static final Consent NOT_ASKED = new Consent(Answer.NOT_ASKED, "");

    /** The answers. */
    public enum Answer {
        NOT_ASKED,
        GIVEN,
        REFUSED
    }

    public Consent {
        answer = Absent.or(answer, Answer.NOT_ASKED);
        wording = Absent.text(wording);
    }
}
