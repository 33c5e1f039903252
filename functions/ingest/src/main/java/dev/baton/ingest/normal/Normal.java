package dev.baton.ingest.normal;

import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.Interest;
import dev.baton.lead.Location;
import dev.baton.lead.Note;
import dev.baton.lead.Origin;
import dev.baton.lead.Person;
import java.util.List;
import java.util.Map;

/**
 * The canonical parts of a lead, before it has an id.
 *
 * @param emailKey what the person's key is derived from; empty without an e-mail address
 * @param unusable the fields that were given and could not be understood; each stays in {@code attributes} as received
 * @param reachable whether the person can be reached: by e-mail, or by a phone number that could at least be dialled
 */
public record Normal(
        Person person,
        Company company,
        Location location,
        Interest interest,
        Origin origin,
        Consent consent,
        Map<String, String> attributes,
        List<Note> notes,
        String emailKey,
        List<Problem> unusable,
        boolean reachable) {
    public Normal {
        attributes = Map.copyOf(attributes);
        notes = List.copyOf(notes);
        unusable = List.copyOf(unusable);
    }
}
