package dev.baton.lead;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A lead in its one canonical form, whatever it was received as. Text that was not given is the empty string; all text has been
 * trimmed and cut to the length of Salesforce's field, and what was changed on the way is in {@code notes}.
 *
 * @param acceptedAt when Baton took responsibility for it; the order of leads is the order of this moment
 * @param attributes every field that has no place of its own, by the name it came with
 * @param notes what normalisation changed or could not use, for the person who asks later; never shown to the sender
 */
public record Lead(
        LeadId id,
        Source source,
        Instant acceptedAt,
        Keys keys,
        Person person,
        Company company,
        Location location,
        Interest interest,
        Origin origin,
        Consent consent,
        Map<String, String> attributes,
        List<Note> notes) {
    public Lead {
        keys = Absent.or(keys, Keys.NONE);
        person = Absent.or(person, Person.UNKNOWN);
        company = Absent.or(company, Company.UNKNOWN);
        location = Absent.or(location, Location.UNKNOWN);
        interest = Absent.or(interest, Interest.NONE);
        origin = Absent.or(origin, Origin.UNKNOWN);
        consent = Absent.or(consent, Consent.NOT_ASKED);
        attributes = Absent.copy(attributes);
        notes = Absent.copy(notes);
    }
}
