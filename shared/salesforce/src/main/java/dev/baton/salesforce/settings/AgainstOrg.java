package dev.baton.salesforce.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.playbook.source.Findings;
import dev.baton.playbook.source.Hint;
import dev.baton.playbook.source.Place;
import dev.baton.playbook.source.Say;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.Description;
import dev.baton.salesforce.Description.Field;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Holds settings against what an org says of itself: fields that are not there, that may not be written, that take something else. */
final class AgainstOrg {
    private static final Set<String> TEXT = Set.of(
            "string", "textarea", "picklist", "multipicklist", "combobox", "email", "phone", "url", "encryptedstring");
    private static final Set<String> NUMBER = Set.of("int", "long", "double", "currency", "percent");
    private static final Set<String> NUMBERS = Set.of("company.employees", "company.annualRevenue");

    /** What infra/salesforce adds to a Lead, and of what types each may be. */
    private static final Map<String, Set<String>> OWN_OF_LEAD = Map.of(
            "Baton_Lead_Id__c", TEXT,
            "Baton_Route__c", TEXT,
            "Baton_Pool__c", TEXT,
            "Baton_Score__c", NUMBER,
            "Baton_Reason__c", TEXT,
            "Baton_Owner__c", TEXT,
            "Baton_Assigned_At__c", Set.of("datetime"),
            "Baton_First_Touch__c", Set.of("datetime"),
            "Baton_SLA_Due__c", Set.of("datetime"));

    private static final Map<String, Set<String>> OWN_OF_TASK = Map.of("Baton_Task_Id__c", TEXT);
    private static final String COMPLETED = "Completed";
    private static final String DEPLOY =
            "deploy infra/salesforce and assign its permission set to the user that Baton acts as";

    private final Placed placed;
    private final Settings settings;
    private final Salesforce org;
    private final Findings findings;
    private final Map<String, Integer> lengths = new HashMap<>();

    AgainstOrg(Placed placed, Salesforce org, Findings findings) {
        this.placed = placed;
        this.settings = placed.settings();
        this.org = org;
        this.findings = findings;
    }

    /** How long a text the fields take that leads are written to. */
    Map<String, Integer> lengths() {
        return Map.copyOf(lengths);
    }

    /** Checks; tells why the org could not be asked, if so. */
    Optional<Failure> check() {
        return describe("Lead", this::lead)
                .or(() -> describe("Task", this::task))
                .or(this::closedTasks)
                .or(() -> describe(
                        "User",
                        user -> read(user, "users/fields", settings.users().fields())))
                .or(() -> describe(
                        "Account",
                        account -> read(
                                account, "accounts/fields", settings.accounts().fields())))
                .or(() -> condition("User", "users/from", settings.users().filter()))
                .or(() -> condition(
                        "Account", "accounts/from", settings.accounts().filter()))
                .or(() -> condition("Lead", "leads/open", settings.openLeads().filter()));
    }

    private Optional<Failure> describe(String object, Consumer<Description> check) {
        return switch (org.describe(object)) {
            case Answer.Ok<Description> ok -> {
                check.accept(ok.value());
                yield Optional.empty();
            }
            case Answer.Failed<Description>(Failure.Permanent permanent) -> {
                findings.error(
                        Place.START, "Baton's user may not see " + object + " (" + permanent.errorCode() + ")", DEPLOY);
                yield Optional.empty();
            }
            case Answer.Failed<Description> failed -> Optional.of(failed.failure());
        };
    }

    private void lead(Description lead) {
        new TreeMap<>(settings.leadFields()).forEach((path, name) -> {
            Place at = placed.at("leads/fields/" + path);
            there(lead, name, at).ifPresent(field -> {
                writable(field, at);
                fits(field, NUMBERS.contains(path), path, at);
                lengths.put(name, field.length());
            });
        });
        new TreeMap<>(settings.constants()).forEach((name, value) -> {
            Place at = placed.at("leads/constants/" + name);
            there(lead, name, at).ifPresent(field -> {
                writable(field, at);
                value(lead, name, value, "leads/constants/" + name);
            });
        });
        List.of("LastName", "Company")
                .forEach(name -> lead.field(name).ifPresent(field -> lengths.put(name, field.length())));
        own(lead, OWN_OF_LEAD, "Baton_Lead_Id__c");
        there(lead, "OwnerId", Place.START).ifPresent(owner -> writable(owner, Place.START));
        settings.untouched().stream().sorted().forEach(status -> status(lead, status, "leads/untouched/" + status));
        settings.closed().keySet().stream().sorted().forEach(status -> status(lead, status, "leads/closed/" + status));
    }

    private void task(Description task) {
        own(task, OWN_OF_TASK, "Baton_Task_Id__c");
        value(task, "Priority", settings.task().priority(), "task/priority");
        value(task, "Priority", settings.firstTouch().priority(), "first-touch/priority");
        value(task, "Status", settings.task().status(), "task/status");
        value(task, "Status", settings.task().withdrawn(), "task/withdrawn-status");
    }

    /** The relay's filter knows one status of a Task that is done; what is closed as another is heard of by reading alone. */
    private Optional<Failure> closedTasks() {
        return switch (org.query("SELECT MasterLabel FROM TaskStatus WHERE IsClosed = true")) {
            case Answer.Ok<List<ObjectNode>>(var rows) -> {
                rows.stream()
                        .map(row -> row.path("MasterLabel").asText(""))
                        .filter(status -> !status.isEmpty() && !status.equals(COMPLETED))
                        .sorted()
                        .forEach(status -> findings.warning(
                                Place.START,
                                "a Task that is closed as " + Say.quoted(status) + " tells Baton nothing by an event",
                                "add OR Status = '" + status
                                        + "' to the filter of TaskChangeEvent in infra/salesforce/relay"));
                yield Optional.empty();
            }
            // Nothing else depends on it.
            case Answer.Failed<List<ObjectNode>>(Failure.Permanent _) -> Optional.empty();
            case Answer.Failed<List<ObjectNode>> failed -> Optional.of(failed.failure());
        };
    }

    private void own(Description object, Map<String, Set<String>> fields, String external) {
        new TreeMap<>(fields).forEach((name, types) -> {
            Optional<Field> field = object.field(name);
            if (field.isEmpty()) {
                findings.error(Place.START, object.object() + " has no field " + name + " that Baton may see", DEPLOY);
            } else if (!types.contains(field.get().type())) {
                findings.error(
                        Place.START,
                        object.object() + "." + name + " is a " + field.get().type(),
                        "it should be as in infra/salesforce: "
                                + String.join(" or ", types.stream().sorted().toList()));
            } else {
                writable(field.get(), Place.START);
            }
        });
        object.field(external)
                .filter(field -> !field.externalId() || !field.unique())
                .ifPresent(_ -> findings.error(
                        Place.START, object.object() + "." + external + " is not a unique external id", DEPLOY));
    }

    private Optional<Field> there(Description object, String name, Place at) {
        Optional<Field> field = object.field(name);
        if (field.isEmpty()) {
            findings.error(
                    at,
                    object.object() + " has no field " + Say.quoted(name) + " that Baton may see",
                    Hint.of(name, object.fields().keySet()));
        }
        return field;
    }

    private void writable(Field field, Place at) {
        if (!field.createable() || !field.updateable()) {
            findings.error(
                    at,
                    field.name() + " may not be " + (field.createable() ? "changed" : "written") + " by Baton's user",
                    "give the user's permission set edit access to it, or map another");
        }
    }

    private void fits(Field field, boolean number, String path, Place at) {
        if (!(number ? NUMBER : TEXT).contains(field.type())) {
            findings.error(
                    at,
                    path + " is a " + (number ? "number" : "text") + ", and " + field.name() + " is of the type "
                            + field.type(),
                    "map a field that takes it");
        }
    }

    /** A status that no Lead can have does no harm; and the defaults are of several generations of orgs. */
    private void status(Description lead, String status, String path) {
        Set<String> values = lead.field("Status").map(Field::values).orElse(Set.of());
        Place at = placed.at(path);
        if (!at.equals(placed.at("leads")) && !values.isEmpty() && !values.contains(status)) {
            findings.warning(at, "Lead.Status has no value " + Say.quoted(status), Hint.of(status, values));
        }
    }

    private void value(Description object, String name, String value, String path) {
        Collection<String> values = object.field(name).map(Field::values).orElse(Set.of());
        if (!values.isEmpty() && !values.contains(value)) {
            Place at = placed.at(path);
            String message = object.object() + "." + name + " has no value " + Say.quoted(value);
            if (at.equals(Place.START)) {
                findings.warning(at, message + ", which is the default here", Hint.of(value, values));
            } else {
                findings.error(at, message, Hint.of(value, values));
            }
        }
    }

    /** Fields that are only read, which may lie one relationship away. */
    private void read(Description object, String path, Map<String, String> fields) {
        new TreeMap<>(fields).forEach((ours, name) -> {
            Place at = placed.at(path + "/" + ours);
            int dot = name.indexOf('.');
            if (dot < 0) {
                there(object, name, at);
                return;
            }
            String relationship = name.substring(0, dot);
            List<String> known = object.fields().values().stream()
                    .map(Field::relationship)
                    .filter(r -> !r.isEmpty())
                    .toList();
            if (!known.contains(relationship)) {
                findings.error(
                        at,
                        object.object() + " has no relationship " + Say.quoted(relationship),
                        Hint.of(relationship, known));
            }
        });
    }

    private Optional<Failure> condition(String object, String path, String condition) {
        if (condition.isEmpty()) {
            return Optional.empty();
        }
        return switch (org.count("SELECT COUNT() FROM " + object + " WHERE (" + condition + ")")) {
            case Answer.Ok<Long> _ -> Optional.empty();
            case Answer.Failed<Long>(Failure.Permanent permanent) -> {
                findings.error(
                        placed.at(path),
                        "the org does not understand the condition on " + object + ": "
                                + Say.line(permanent.message()));
                yield Optional.empty();
            }
            case Answer.Failed<Long> failed -> Optional.of(failed.failure());
        };
    }
}
