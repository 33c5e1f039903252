package dev.baton.salesforce;

import dev.baton.json.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a team says about its org, as {@code salesforce.yaml} holds it.
 *
 * @param untouched statuses of a Lead that mean that nobody has touched it yet
 * @param closed statuses that close a Lead, each with the reason that is noted ({@code disqualified})
 * @param leadFields what is written to a Lead: the lead's path (see {@link LeadFields}) to the Lead's field
 * @param constants what every Lead is created with that no lead says: the Lead's field to its value ({@code RecordTypeId}, a required field
 *     of the org's own)
 * @param lengths how long a text those fields take, as the org said when the settings were published; standard lengths hold for the others
 */
public record Settings(
        Set<String> untouched,
        Map<String, String> closed,
        Map<String, String> leadFields,
        Users users,
        Accounts accounts,
        OpenLeads openLeads,
        Existing existing,
        Task task,
        Campaign campaign,
        Map<String, String> constants,
        Map<String, Integer> lengths,
        FirstTouch firstTouch) {
    /** What holds where nothing was published: the names of a fresh org. */
    public static final Settings DEFAULTS = new Settings(
            Set.of("Open - Not Contacted", "New"),
            Map.of("Closed - Not Converted", "disqualified", "Unqualified", "disqualified"),
            LeadFields.DEFAULTS,
            Users.NONE,
            Accounts.DEFAULTS,
            OpenLeads.DEFAULTS,
            Existing.KEEP_OWNER,
            Task.DEFAULTS,
            Campaign.DEFAULTS,
            Map.of(),
            Map.of(),
            FirstTouch.DEFAULTS);

    /** What happens to a Lead that exists already and whose owner is an active rep. */
    public enum Existing {
        /** The owner keeps it and gets the Task. */
        KEEP_OWNER,
        /** It goes to whoever was chosen. */
        REASSIGN
    }

    /**
     * How reps come from Users.
     *
     * @param filter a SOQL condition on User ({@code Department = 'Sales' AND UserType = 'Standard'}); empty: reps do not come from
     *     Salesforce
     * @param fields the roster's column ({@code team}, {@code weight}, {@code cap-open}, {@code away-from}, ..., or any other, which is an
     *     attribute) to the User's field; {@code email}, {@code active} and {@code salesforce-user} are always Email, IsActive and Id
     */
    public record Users(String filter, Map<String, String> fields) {
        /** Reps come from the CSV and the command line alone. */
        public static final Users NONE = new Users(
                "", Map.of("name", "Name", "team", "Department", "zone", "TimeZoneSidKey", "manager", "Manager.Email"));

        public Users {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Which Accounts leads are matched to, and what is taken of them.
     *
     * @param filter a SOQL condition on Account; empty: all
     * @param fields {@code name}, {@code domain}, {@code type}, {@code owner} (an e-mail address), {@code industry}, {@code employees} to
     *     the Account's field
     */
    public record Accounts(String filter, Map<String, String> fields) {
        /** All that have a website. */
        public static final Accounts DEFAULTS = new Accounts(
                "Website != null",
                Map.of(
                        "name", "Name",
                        "domain", "Website",
                        "type", "Type",
                        "owner", "Owner.Email",
                        "industry", "Industry",
                        "employees", "NumberOfEmployees"));

        public Accounts {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Which Leads count as somebody's open ones, beside those that {@link Settings#closed} leaves out.
     *
     * @param filter a SOQL condition on Lead
     */
    public record OpenLeads(String filter) {
        /** All that are not converted. */
        public static final OpenLeads DEFAULTS = new OpenLeads("IsConverted = false");
    }

    /**
     * The Task for the rep.
     *
     * @param subject may hold {@code {person}}, {@code {company}}, {@code {route}} and {@code {score}}; cut to 255 characters
     * @param priority a value of Task.Priority
     * @param status a value of Task.Status
     * @param dueDays days from the assignment to the due date; 0 is the same day
     * @param withdrawn the value of Task.Status for a Task whose lead is taken back from its rep and given to no other
     */
    public record Task(String subject, String priority, String status, int dueDays, String withdrawn) {
        /** How the subject of a withdrawn Task begins: nobody has done it, though it is closed. */
        public static final String NOT_YOURS = "Not yours any more: ";

        private static final String WITHDRAWN = "Completed";

        /** A call on the same day. */
        public static final Task DEFAULTS = new Task("Call {person}, {company}", "High", "Not Started", 0, WITHDRAWN);

        public Task {
            withdrawn = or(withdrawn, WITHDRAWN);
        }

        /** Settings that were published before there was such a thing say nothing of it. */
        private static String or(@Nullable String value, String otherwise) {
            return value == null || value.isEmpty() ? otherwise : value;
        }
    }

    /** The membership of a nurtured lead in its campaign. */
    public record Campaign(String memberStatus) {
        /** The status that every campaign has from the start. */
        public static final Campaign DEFAULTS = new Campaign("Sent");
    }

    /**
     * How people hear in Salesforce of a first touch that is due, or was not made.
     *
     * @param tasks whether they do: the rep's Task is made urgent, and the manager gets one
     * @param priority the value of Task.Priority that says urgent
     */
    public record FirstTouch(boolean tasks, String priority) {
        /** They do. */
        public static final FirstTouch DEFAULTS = new FirstTouch(true, "High");
    }

    public Settings {
        firstTouch = firstTouch == null ? FirstTouch.DEFAULTS : firstTouch;
        untouched = Set.copyOf(untouched);
        closed = Map.copyOf(closed);
        leadFields = Map.copyOf(leadFields);
        constants = Map.copyOf(constants);
        lengths = Map.copyOf(lengths);
    }

    /** The same, with reps coming from other Users. */
    public Settings with(Users other) {
        return new Settings(
                untouched,
                closed,
                leadFields,
                other,
                accounts,
                openLeads,
                existing,
                task,
                campaign,
                constants,
                lengths,
                firstTouch);
    }

    /** The same, knowing how long the org's fields are. */
    public Settings withLengths(Map<String, Integer> known) {
        return new Settings(
                untouched,
                closed,
                leadFields,
                users,
                accounts,
                openLeads,
                existing,
                task,
                campaign,
                constants,
                known,
                firstTouch);
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws dev.baton.json.JsonException if the text is none
     */
    public static Settings of(String json) {
        return Json.read(json, Settings.class);
    }

    /** As JSON, for the store. */
    public String json() {
        return Json.text(this);
    }

    /** Whether a Lead of this status was not touched yet. */
    public boolean isUntouched(String status) {
        return untouched.contains(status);
    }
}
