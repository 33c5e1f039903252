package dev.baton.cli;

import dev.baton.domains.Addresses;
import dev.baton.lead.Ids;
import dev.baton.lead.LeadId;
import dev.baton.lead.Source;
import dev.baton.salesforce.RecordId;
import dev.baton.store.LeadState;
import dev.baton.store.ManyLeads;
import dev.baton.store.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds Baton's lead for each row of an export: by the record that was delivered to or that it came from, by the id derived from the record,
 * by the person's e-mail address. A few requests for a batch of a hundred. Not to be changed; safe for one thread.
 *
 * @param ids absent where the deployment's secret is not known: then only records are looked up
 * @param org the Salesforce org's 18-character id, empty where it is not known
 */
record RowMatcher(ManyLeads leads, Records records, Optional<Ids> ids, String org) {
    /** A row with its lead; without one, why there is none. */
    record Matched(Export.Row row, Optional<LeadState> lead, String why) {}

    /** In the rows' order. */
    List<Matched> match(List<Export.Row> rows) {
        Map<Export.Row, LeadId> found = new HashMap<>();
        byRecord(rows, found);
        derived(rows, found);
        byPerson(rows, found);
        Map<LeadId, LeadState> states = leads.states(new HashSet<>(found.values()));
        List<Matched> matched = new ArrayList<>();
        for (Export.Row row : rows) {
            Optional<LeadState> lead =
                    Optional.ofNullable(found.get(row)).flatMap(id -> Optional.ofNullable(states.get(id)));
            matched.add(new Matched(row, lead, lead.isPresent() ? "" : why(row)));
        }
        return matched;
    }

    private void byRecord(List<Export.Row> rows, Map<Export.Row, LeadId> found) {
        Map<Export.Row, String> named = new HashMap<>();
        rows.forEach(row -> RecordId.of(row.leadId()).ifPresent(id -> named.put(row, id)));
        Map<String, Records.Leads> there =
                records.leads(new HashSet<>(named.values())).found();
        named.forEach((row, id) -> {
            Records.Leads leadsOf = there.get(id);
            if (leadsOf != null) {
                found.put(row, leadsOf.lead());
            }
        });
    }

    /** A lead that Salesforce handed over is named by its record, whether anything was ever delivered or not. */
    private void derived(List<Export.Row> rows, Map<Export.Row, LeadId> found) {
        if (ids.isEmpty() || org.isEmpty()) {
            return;
        }
        Map<Export.Row, LeadId> derived = new HashMap<>();
        for (Export.Row row : rows) {
            Optional<String> record = RecordId.of(row.leadId()).filter(_ -> !found.containsKey(row));
            record.ifPresent(id -> derived.put(row, ids.get().lead(new Source(Source.Kind.SALESFORCE, org, id), id)));
        }
        Set<LeadId> there = leads.states(new HashSet<>(derived.values())).keySet();
        derived.forEach((row, id) -> {
            if (there.contains(id)) {
                found.put(row, id);
            }
        });
    }

    private void byPerson(List<Export.Row> rows, Map<Export.Row, LeadId> found) {
        if (ids.isEmpty()) {
            return;
        }
        Map<Export.Row, String> persons = new HashMap<>();
        for (Export.Row row : rows) {
            if (!found.containsKey(row)) {
                Addresses.key(row.email())
                        .ifPresent(key -> persons.put(row, ids.get().person(key)));
            }
        }
        Map<String, LeadId> firsts = leads.firsts(new HashSet<>(persons.values()));
        persons.forEach((row, person) -> {
            LeadId first = firsts.get(person);
            if (first != null) {
                found.put(row, first);
            }
        });
    }

    private String why(Export.Row row) {
        boolean record = RecordId.of(row.leadId()).isPresent();
        boolean address = Addresses.key(row.email()).isPresent();
        if (!record && !address) {
            return "the row has neither a lead's id nor an e-mail address";
        }
        if (ids.isEmpty() && address) {
            return "no lead was delivered to that record, and without the deployment's secret (BATON_SECRET_REF) nobody is found by e-mail";
        }
        return "Baton has no lead of that record or person";
    }
}
