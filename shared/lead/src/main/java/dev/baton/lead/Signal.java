package dev.baton.lead;

import java.time.Instant;

/**
 * Something a person or a company did: a webinar, a campaign response, a visit, an earlier form.
 *
 * @param kind a lower-case word with hyphens: {@code webinar-attended}
 * @param by whether the person did it, or somebody else of the company
 */
public record Signal(String kind, Instant at, By by, String detail) {
    /** Whose signal it is. */
    public enum By {
        PERSON,
        COMPANY
    }

    /** The kind of signal that a known person's new form is. */
    public static final String FORM_SUBMITTED = "form-submitted";

    public Signal {
        by = Absent.or(by, By.PERSON);
        detail = Absent.text(detail);
    }

    /** What it is to a nurtured lead that waits for something new. */
    public Verdict.Again news() {
        return kind.equals(FORM_SUBMITTED) ? Verdict.Again.NEW_FORM : Verdict.Again.NEW_SIGNAL;
    }
}
