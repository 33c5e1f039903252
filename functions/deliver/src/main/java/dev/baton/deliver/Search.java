package dev.baton.deliver;

import dev.baton.salesforce.Settings;
import dev.baton.salesforce.Soql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What has to be asked about a batch before anything is written: at most a query of each kind. Pure. */
final class Search {
    private static final String OWNER = "OwnerId, Owner.Name, Owner.Email, Owner.IsActive";
    private static final String OLDEST_FIRST = " ORDER BY CreatedDate, Id";

    private final Set<String> emails = new TreeSet<>();
    private final Set<String> leadIds = new TreeSet<>();
    private final Set<String> leadRecords = new TreeSet<>();
    private final Set<String> contactRecords = new TreeSet<>();
    private final Settings settings;

    Search(Collection<Wanted> batch, Settings settings) {
        this.settings = settings;
        batch.forEach(this::about);
    }

    private void about(Wanted wanted) {
        if (wanted.twin().isPresent()) {
            byRecord(wanted.twin().get().recordId());
        } else if (!wanted.record().record().isEmpty()) {
            if (!wanted.settled()) {
                byRecord(wanted.record().record());
            }
        } else if (wanted.bornAs().isEmpty()) {
            leadIds.add(wanted.id().value());
            if (wanted.isLookedFor()) {
                emails.add(wanted.email());
            }
        }
    }

    private void byRecord(String recordId) {
        (recordId.startsWith("003") ? contactRecords : leadRecords).add(recordId);
    }

    /** The query for Leads, if any; its rows are {@link Found.LeadRow}s. */
    List<String> leads() {
        List<String> conditions = new ArrayList<>();
        in(conditions, "Baton_Lead_Id__c", leadIds);
        in(conditions, "Id", leadRecords);
        if (!emails.isEmpty()) {
            conditions.add("(IsConverted = false AND Email IN " + Soql.list(emails) + ")");
        }
        String fields = settings.leadFields().values().stream()
                .filter(field -> !field.equals("Email"))
                .distinct()
                .sorted()
                .map(field -> ", " + Soql.name(field))
                .collect(Collectors.joining());
        return query(
                "SELECT Id, Email, Baton_Lead_Id__c, Baton_Owner__c, IsConverted, " + OWNER + fields
                        + " FROM Lead WHERE ",
                conditions,
                OLDEST_FIRST);
    }

    /** The query for Contacts, if any; its rows are {@link Found.ContactRow}s. */
    List<String> contacts() {
        List<String> conditions = new ArrayList<>();
        in(conditions, "Id", contactRecords);
        in(conditions, "Email", emails);
        return query("SELECT Id, Email, " + OWNER + " FROM Contact WHERE ", conditions, OLDEST_FIRST);
    }

    private static void in(List<String> conditions, String field, Set<String> values) {
        if (!values.isEmpty()) {
            conditions.add(field + " IN " + Soql.list(values));
        }
    }

    private static List<String> query(String select, List<String> conditions, String order) {
        return conditions.isEmpty() ? List.of() : List.of(select + String.join(" OR ", conditions) + order);
    }
}
