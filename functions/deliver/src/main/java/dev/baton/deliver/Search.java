package dev.baton.deliver;

import dev.baton.salesforce.LeadFields;
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

    /** So many records of one address are looked at where there are more than anybody would expect. */
    private static final int MOST_OF_ONE = 200;

    private static final String CONTACTS = "SELECT Id, Email, " + OWNER + " FROM Contact WHERE ";

    private final Set<String> emails = new TreeSet<>();
    private final Set<String> leadIds = new TreeSet<>();
    private final Set<String> leadRecords = new TreeSet<>();
    private final Set<String> contactRecords = new TreeSet<>();
    private final Set<String> filled = new TreeSet<>();
    private final Set<String> tasks = new TreeSet<>();

    Search(Collection<Wanted> batch, Settings settings) {
        batch.forEach(wanted -> {
            about(wanted);
            LeadFields.of(wanted.lead(), wanted.facts(), settings).fieldNames().forEachRemaining(filled::add);
        });
        // A record's own text is read only where something could be filled in: of the long ones a page holds few.
        filled.retainAll(settings.leadFields().values());
        filled.remove("Email");
    }

    private void about(Wanted wanted) {
        if (wanted.isOfTask()) {
            tasks.add(wanted.id().value());
            wanted.notice().ifPresent(notice -> tasks.add(notice.id()));
        } else if (wanted.twin().isPresent()) {
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
        List<String> conditions = leadsById();
        if (!emails.isEmpty()) {
            conditions.add("(IsConverted = false AND Email IN " + Soql.list(emails) + ")");
        }
        return query(selectLeads(), conditions);
    }

    /** The same as a query for each address, with the oldest of it: for where all together are more than a page. */
    List<String> leadsOneByOne() {
        List<String> queries = new ArrayList<>(query(selectLeads(), leadsById()));
        emails.forEach(
                email -> queries.add(selectLeads() + "IsConverted = false AND Email = " + Soql.text(email) + ofOne()));
        return queries;
    }

    private List<String> leadsById() {
        List<String> conditions = new ArrayList<>();
        in(conditions, "Baton_Lead_Id__c", leadIds);
        in(conditions, "Id", leadRecords);
        return conditions;
    }

    private String selectLeads() {
        String fields = filled.stream().map(field -> ", " + Soql.name(field)).collect(Collectors.joining());
        return "SELECT Id, Email, Baton_Lead_Id__c, Baton_Owner__c, IsConverted, " + OWNER + fields
                + " FROM Lead WHERE ";
    }

    private static String ofOne() {
        return OLDEST_FIRST + " LIMIT " + MOST_OF_ONE;
    }

    /** The query for Contacts, if any; its rows are {@link Found.ContactRow}s. */
    List<String> contacts() {
        List<String> conditions = new ArrayList<>();
        in(conditions, "Id", contactRecords);
        in(conditions, "Email", emails);
        return query(CONTACTS, conditions);
    }

    /** The same as a query for each address. */
    List<String> contactsOneByOne() {
        List<String> conditions = new ArrayList<>();
        in(conditions, "Id", contactRecords);
        List<String> queries = new ArrayList<>(query(CONTACTS, conditions));
        emails.forEach(email -> queries.add(CONTACTS + "Email = " + Soql.text(email) + ofOne()));
        return queries;
    }

    /** The query for Tasks, if any; its rows are {@link Found.TaskRow}s. */
    List<String> tasks() {
        List<String> conditions = new ArrayList<>();
        in(conditions, "Baton_Task_Id__c", tasks);
        return query("SELECT Id, Baton_Task_Id__c, Subject, OwnerId, IsClosed FROM Task WHERE ", conditions);
    }

    private static void in(List<String> conditions, String field, Set<String> values) {
        if (!values.isEmpty()) {
            conditions.add(field + " IN " + Soql.list(values));
        }
    }

    private static List<String> query(String select, List<String> conditions) {
        return conditions.isEmpty() ? List.of() : List.of(select + String.join(" OR ", conditions) + OLDEST_FIRST);
    }
}
