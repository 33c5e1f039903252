package dev.baton.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people, queues, campaigns and accounts that the org starts with. */
final class SampleOrg {
    private final Org org;
    private final Map<String, String> users = new HashMap<>();

    SampleOrg(Org org) {
        this.org = org;
    }

    /** Who is always there: an administrator, Baton's own user, an automation, and people whom Baton's roster does not know. */
    void staff() {
        user(StandIn.ADMIN, "Ada Admin", Map.of("Title", "Administrator"));
        user(StandIn.INTEGRATION_USER, "Baton Integration", Map.of("Title", "Integration"));
        user("flow@acme.example", "Flora Flow", Map.of("Title", "Automation"));
        user("sam@acme.example", "Sam Outside", Map.of("Title", "Consultant"));
        user("vera@acme.example", "Vera Voss", Map.of("Title", "Sales Director"));
        user("cleo@acme.example", "Cleo Marsh", Map.of("Title", "Head of Customer Success"));
        org.seed(
                Schema.GROUP,
                "",
                fields(Map.of("Name", "Inbound Triage", "DeveloperName", "Inbound_Triage", "Type", "Queue")));
        org.seed(Schema.CAMPAIGN, "", fields(Map.of("Name", "Newsletter", "Status", "In Progress")));
    }

    /** A user for each line of a roster, with what the roster says of them in the custom fields. */
    void roster(Path csv) throws IOException {
        for (NamedCsvRecord line : read(csv)) {
            Map<String, String> fields = new HashMap<>();
            column(line, "team").ifPresent(value -> {
                fields.put("Baton_Team__c", value);
                fields.put("Department", value);
            });
            column(line, "zone").ifPresent(value -> fields.put("TimeZoneSidKey", value));
            column(line, "speaks").ifPresent(value -> fields.put("Baton_Speaks__c", value));
            column(line, "region").ifPresent(value -> fields.put("Baton_Region__c", value));
            column(line, "manager").flatMap(this::known).ifPresent(id -> fields.put("ManagerId", id));
            column(line, "booking-url").ifPresent(value -> fields.put("Baton_Booking_Url__c", value));
            column(line, "away-from").ifPresent(value -> fields.put("Baton_Away_From__c", value));
            column(line, "away-to").ifPresent(value -> fields.put("Baton_Away_To__c", value));
            ObjectNode row = fields(fields);
            number(line, "weight", "Baton_Weight__c", row);
            number(line, "cap-open", "Baton_Cap_Open__c", row);
            number(line, "cap-day", "Baton_Cap_Day__c", row);
            number(line, "cap-week", "Baton_Cap_Week__c", row);
            row.put("IsActive", !column(line, "active").orElse("yes").equals("no"));
            String email = column(line, "email").orElseThrow();
            user(email, column(line, "name").orElse(email), row);
        }
    }

    /** The accounts of a file, with a contact each. */
    void accounts(Path csv) throws IOException {
        for (NamedCsvRecord line : read(csv)) {
            Map<String, String> fields = new HashMap<>();
            fields.put("Name", column(line, "name").orElse(""));
            column(line, "domain").ifPresent(value -> fields.put("Website", "https://www." + value));
            column(line, "type").ifPresent(value -> fields.put("Type", value));
            column(line, "industry").ifPresent(value -> fields.put("Industry", value));
            ObjectNode row = fields(fields);
            number(line, "employees", "NumberOfEmployees", row);
            String owner = column(line, "owner")
                    .flatMap(this::known)
                    .orElseGet(() -> known(StandIn.ADMIN).orElse(""));
            row.put("OwnerId", owner);
            String id = org.seed(
                    Schema.ACCOUNT, column(line, "id").map(RecordIds::full).orElse(""), row);
            String domain = column(line, "domain").orElse("");
            if (!domain.isEmpty() && column(line, "type").orElse("").equals("Customer")) {
                ObjectNode contact =
                        fields(Map.of("FirstName", "Connie", "LastName", "Known", "Email", "connie@" + domain));
                org.seed(Schema.CONTACT, "", contact.put("AccountId", id).put("OwnerId", owner));
            }
        }
    }

    /** The old rule: by country to those of the region, in turn; everything else to everybody. */
    AssignmentRule rule() {
        Map<String, List<String>> regions = new LinkedHashMap<>();
        for (ObjectNode user : org.all(Schema.USER)) {
            if (user.has("Baton_Team__c") && user.path("IsActive").asBoolean()) {
                regions.computeIfAbsent(user.path("Baton_Region__c").asText(""), region -> new ArrayList<>())
                        .add(user.path("Id").asText());
            }
        }
        List<String> everybody = regions.values().stream().flatMap(List::stream).toList();
        Map<String, List<String>> byCountry = new HashMap<>();
        region(
                regions,
                "emea",
                byCountry,
                "DE",
                "AT",
                "CH",
                "Germany",
                "Austria",
                "Switzerland",
                "GB",
                "United Kingdom",
                "FR",
                "France");
        region(regions, "americas", byCountry, "US", "United States", "CA", "Canada", "BR", "Brazil");
        region(regions, "apac", byCountry, "JP", "Japan", "AU", "Australia", "SG", "Singapore");
        return new AssignmentRule(byCountry, everybody);
    }

    private static void region(
            Map<String, List<String>> regions,
            String region,
            Map<String, List<String>> byCountry,
            String... countries) {
        for (String country : countries) {
            Optional.ofNullable(regions.get(region)).ifPresent(people -> byCountry.put(country, people));
        }
    }

    Optional<String> known(String email) {
        return Optional.ofNullable(users.get(email))
                .or(() -> org.all(Schema.USER).stream()
                        .filter(row -> row.path("Username").asText().equals(email))
                        .map(row -> row.path("Id").asText())
                        .findFirst());
    }

    private String user(String email, String name, Map<String, String> more) {
        return user(email, name, fields(more));
    }

    private String user(String email, String name, ObjectNode row) {
        int space = name.lastIndexOf(' ');
        row.put("Username", email).put("Email", email);
        row.put("FirstName", space < 0 ? "" : name.substring(0, space));
        row.put("LastName", name.substring(space + 1));
        String id = org.seed(Schema.USER, "", row);
        users.put(email, id);
        return id;
    }

    private static ObjectNode fields(Map<String, String> values) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        values.forEach(row::put);
        return row;
    }

    private static void number(NamedCsvRecord line, String column, String field, ObjectNode row) {
        column(line, column).ifPresent(value -> row.put(field, new java.math.BigDecimal(value)));
    }

    private static Optional<String> column(NamedCsvRecord line, String name) {
        return line.findField(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static List<NamedCsvRecord> read(Path csv) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().toList();
        }
    }
}
