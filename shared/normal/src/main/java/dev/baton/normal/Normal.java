package dev.baton.normal;

import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.Ids;
import dev.baton.lead.Interest;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Note;
import dev.baton.lead.Origin;
import dev.baton.lead.Person;
import dev.baton.lead.Source;
import java.time.Instant;
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

    /**
     * The lead that these parts make.
     *
     * @param at when it was accepted
     * @param ids by which its person and its company are named
     */
    public Lead lead(LeadId id, Source source, Instant at, Ids ids) {
        return new Lead(
                id,
                source,
                at,
                ids.keys(emailKey, company.domain()),
                person,
                company,
                location,
                interest,
                origin,
                consent,
                attributes,
                notes);
    }
}
