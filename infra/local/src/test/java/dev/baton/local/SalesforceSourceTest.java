package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engines.BatonHome;
import dev.baton.local.SalesforceSource.Component;
import dev.baton.salesforce.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an admin deploys fits together and fits the code. No org is asked: the shapes are those of Salesforce's Metadata API Developer
 * Guide, as far as they are used here.
 */
final class SalesforceSourceTest {
    private static final Path ROOT = BatonHome.find();
    private static final SalesforceSource SOURCE = new SalesforceSource(ROOT.resolve("infra/salesforce"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CUSTOM = Pattern.compile("\\bBaton_\\w+?__c\\b");

    /** By the suffix of a file: its document element, its folder (empty: any), and what may stand in it. */
    private static final Map<String, Shape> SHAPES = Map.of(
            "field",
            new Shape(
                    "CustomField",
                    "fields",
                    "caseSensitive defaultValue description externalId formula formulaTreatBlanksAs fullName label length precision required scale"
                            + " trackHistory type unique visibleLines"),
            "object",
            new Shape("CustomObject", "", "deploymentStatus description eventType label pluralLabel publishBehavior"),
            "flow",
            new Shape(
                    "Flow",
                    "flows",
                    "apiVersion description environments interviewLabel label processMetadataValues processType recordCreates recordUpdates start"
                            + " status"),
            "permissionset",
            new Shape(
                    "PermissionSet",
                    "permissionsets",
                    "description fieldPermissions hasActivationRequired label objectPermissions userPermissions"),
            "report",
            new Shape(
                    "Report",
                    "Baton",
                    "columns description filter format groupingsDown name reportType scope showDetails showGrandTotal showSubTotals"
                            + " timeFrameFilter"),
            "reportFolder",
            new Shape("ReportFolder", "reports", "folderShares name"),
            "platformEventChannel",
            new Shape("PlatformEventChannel", "platformEventChannels", "channelType label"),
            "platformEventChannelMember",
            new Shape(
                    "PlatformEventChannelMember",
                    "platformEventChannelMembers",
                    "eventChannel filterExpression selectedEntity"),
            "namedCredential",
            new Shape(
                    "NamedCredential",
                    "namedCredentials",
                    "allowMergeFieldsInBody allowMergeFieldsInHeader endpoint generateAuthorizationHeader label principalType"
                            + " protocol"),
            "eventRelay",
            new Shape(
                    "EventRelayConfig", "eventRelays", "destinationResourceName eventChannel label relayOption state"));

    private record Shape(String root, String home, String children) {}

    @Test
    void every_component_is_well_formed_and_of_a_known_shape() throws IOException {
        assertThat(SOURCE.components()).hasSizeGreaterThan(50).allSatisfy(component -> {
            assertThat(SHAPES).as("the type of %s", component.path()).containsKey(component.suffix());
            Shape shape = SHAPES.getOrDefault(component.suffix(), new Shape("", "", ""));
            assertThat(component.root().getLocalName())
                    .as("%s", component.path())
                    .isEqualTo(shape.root());
            assertThat(component.root().getNamespaceURI())
                    .as("%s", component.path())
                    .isEqualTo(SalesforceSource.NAMESPACE);
            assertThat(shape.children().split(" ")).as("%s", component.path()).containsAll(component.children());
            if (!shape.home().isEmpty()) {
                assertThat(component.home()).isEqualTo(shape.home());
            }
        });
    }

    @Test
    void the_versions_know_event_relays() throws IOException {
        JsonNode project = JSON.readTree(Files.readString(SOURCE.folder().resolve("sfdx-project.json")));
        assertThat(project.path("sourceApiVersion").asDouble()).isGreaterThanOrEqualTo(56);
        for (Component flow : SOURCE.components("flow")) {
            assertThat(Double.parseDouble(flow.text("apiVersion"))).isGreaterThanOrEqualTo(56);
        }
        for (JsonNode folder : project.path("packageDirectories")) {
            assertThat(SOURCE.folder().resolve(folder.path("path").asText())).isDirectory();
        }
        for (JsonNode each : project.path("replacements")) {
            assertThat(SOURCE.folder().resolve(each.path("filename").asText()))
                    .content()
                    .contains(each.path("stringToReplace").asText());
        }
    }

    @Test
    void a_fields_file_is_called_like_the_field_and_says_what_it_is_for() throws IOException {
        for (Component field : SOURCE.components("field")) {
            assertThat(field.text("fullName")).isEqualTo(field.name()).endsWith("__c");
            assertThat(field.text("label").length()).as(field.name()).isBetween(1, 40);
            assertThat(field.text("description").length()).as(field.name()).isLessThanOrEqualTo(1000);
            if (field.name().startsWith("Baton_")) {
                assertThat(field.text("description")).as(field.name()).endsWith(".");
            }
        }
    }

    @ParameterizedTest(name = "{0}.{1} is {2} {3}")
    @CsvSource({
        "Lead, Baton_Lead_Id__c, Text, 40, true",
        "Lead, Baton_Route__c, Text, , false",
        "Lead, Baton_Pool__c, Text, , false",
        "Lead, Baton_Score__c, Number, , ''",
        "Lead, Baton_Reason__c, Text, 255, false",
        "Lead, Baton_Assigned_At__c, DateTime, , ''",
        "Lead, Baton_First_Touch__c, DateTime, , ''",
        "Lead, Baton_SLA_Due__c, DateTime, , ''",
        "Activity, Baton_Task_Id__c, Text, 60, true",
    })
    void a_field_that_baton_writes_is_as_the_contract_says(
            String object, String name, String type, String length, String unique) throws IOException {
        Component field = SOURCE.components("field").stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(SOURCE.fields(object)).contains(name);
        assertThat(field.text("type")).isEqualTo(type);
        assertThat(field.text("unique")).isEqualTo(unique);
        if (length != null) {
            assertThat(field.text("length")).isEqualTo(length);
        }
        if (unique.equals("true")) {
            assertThat(field.text("externalId")).isEqualTo("true");
        }
    }

    @Test
    void every_field_that_the_code_names_exists() throws IOException {
        Set<String> defined = defined();
        Set<String> named = new TreeSet<>();
        for (String folder : List.of("shared", "functions", "cli", "samples", "infra/standin")) {
            named.addAll(customFieldsIn(ROOT.resolve(folder)));
        }

        assertThat(defined).containsAll(named);
    }

    @Test
    void what_refers_to_a_field_of_ours_refers_to_one_that_exists() throws IOException {
        Set<String> defined = defined();
        for (Component component : SOURCE.components()) {
            Matcher reference = CUSTOM.matcher(component.root().getTextContent());
            while (reference.find()) {
                assertThat(defined).as("%s", component.path()).contains(reference.group());
            }
        }
    }

    @Test
    void the_event_has_every_field_of_the_sample_and_only_fields_that_ingest_understands() throws IOException {
        List<String> fields = SOURCE.fields("Lead_Submitted__e");
        JsonNode sample =
                JSON.readTree(Files.readString(ROOT.resolve("events/samples/salesforce-lead-submitted.json")));
        assertThat(fields)
                .containsAll(sample.at("/detail/payload")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(name -> name.endsWith("__c"))
                        .toList());

        String ingest = Files.readString(ROOT.resolve("shared/normal/src/main/java/dev/baton/normal/Field.java"))
                + Files.readString(ROOT.resolve("shared/normal/src/main/java/dev/baton/normal/Vocabulary.java"))
                + Files.readString(
                        ROOT.resolve("functions/ingest/src/main/java/dev/baton/ingest/salesforce/Payload.java"));
        for (String field : fields) {
            assertThat(ingest.toLowerCase(Locale.ROOT))
                    .as(field)
                    .containsAnyOf(
                            "\"" + field.toLowerCase(Locale.ROOT) + "\"",
                            "\"" + field.replace("__c", "").toLowerCase(Locale.ROOT) + "\"");
        }
    }

    @Test
    void a_task_that_baton_took_back_is_no_first_touch() throws IOException {
        Component touched = SOURCE.components("flow").stream()
                .filter(flow -> flow.text("label").equals("Baton: touched by task"))
                .findFirst()
                .orElseThrow();
        assertThat(touched.text("filterFormula"))
                .contains("NOT(BEGINS({!$Record.Subject}, \"" + Settings.Task.NOT_YOURS + "\"))");
    }

    @Test
    void the_flow_fills_fields_of_the_event_and_never_submits_what_baton_created() throws IOException {
        Component flow = SOURCE.components("flow").getFirst();
        assertThat(SOURCE.fields("Lead_Submitted__e"))
                .containsAll(SalesforceSource.texts(flow.root(), "field").stream()
                        .filter(name -> name.endsWith("__c") && !name.startsWith("Baton_"))
                        .toList());
        assertThat(SalesforceSource.texts(flow.root(), "field")).contains("Baton_Lead_Id__c");
        assertThat(flow.text("status")).isEqualTo("Draft");
    }

    @Test
    void a_relay_stands_still_and_its_channel_credential_and_members_exist() throws IOException {
        List<String> channels = names("platformEventChannel");
        List<String> carried = new ArrayList<>();
        for (Component relay : SOURCE.components("eventRelay")) {
            // Salesforce creates a relay in no other state; RUN comes once AWS has associated the source.
            assertThat(relay.text("state")).isEqualTo("STOP");
            assertThat(relay.text("destinationResourceName"))
                    .isEqualTo("callout:" + names("namedCredential").getFirst());
            assertThat(channels).contains(relay.text("eventChannel"));
            carried.add(relay.text("eventChannel"));
        }
        assertThat(carried).containsExactlyInAnyOrderElementsOf(channels);
        assertThat(SOURCE.components("namedCredential").getFirst().text("endpoint"))
                .matches("arn:aws:[A-Z]+-[A-Z]+-\\d:\\d{12}");
    }

    @Test
    void a_channel_carries_one_kind_of_events_and_the_template_takes_them_all() throws IOException {
        String template = Files.readString(ROOT.resolve("infra/template.yaml"));
        for (Component member : SOURCE.components("platformEventChannelMember")) {
            String channel = member.text("eventChannel");
            String entity = member.text("selectedEntity");
            // Two underscores in the file's name would be read as a namespace.
            assertThat(member.name())
                    .isEqualTo(channel.replace("__", "_") + "_" + entity.replace("__", "_"))
                    .doesNotContain("__");
            Component of = SOURCE.components("platformEventChannel").stream()
                    .filter(each -> each.name().equals(channel))
                    .findFirst()
                    .orElseThrow();
            assertThat(of.text("channelType")).isEqualTo(entity.endsWith("ChangeEvent") ? "data" : "event");
            if (entity.endsWith("ChangeEvent")) {
                assertThat(template).contains(entity);
            }
        }
    }

    @Test
    void a_filter_lets_gaps_through() throws IOException {
        for (Component member : SOURCE.components("platformEventChannelMember")) {
            String filter = member.text("filterExpression");
            if (!filter.isEmpty()) {
                // A gap carries no fields of the record: without this it would be filtered out, and with it what was
                // lost.
                assertThat(filter)
                        .as(member.name())
                        .contains("ChangeEventHeader.changeType")
                        .contains("'GAP_UPDATE'", "'GAP_OVERFLOW'");
            }
        }
    }

    @Test
    void a_task_that_is_deleted_is_told_as_one_that_is_completed() throws IOException {
        assertThat(SOURCE.components("platformEventChannelMember"))
                .filteredOn(member -> member.text("selectedEntity").equals("TaskChangeEvent"))
                .singleElement()
                .satisfies(member -> assertThat(member.text("filterExpression"))
                        .contains("Status = 'Completed'", "'DELETE'", "'UNDELETE'", "'GAP_DELETE'"));
    }

    @Test
    void nobody_may_more_than_needed() throws IOException {
        for (Component set : SOURCE.components("permissionset")) {
            assertThat(SalesforceSource.texts(set.root(), "name"))
                    .as(set.name())
                    .doesNotContain(
                            "ModifyAllData", "ViewAllData", "ManageUsers", "CustomizeApplication", "AuthorApex");
            boolean all = SalesforceSource.texts(set.root(), "modifyAllRecords").contains("true");
            assertThat(all).as(set.name()).isEqualTo(set.name().equals("Baton_Private_Leads"));
        }
    }

    @Test
    void the_integration_user_may_write_each_stored_field_and_a_reader_may_see_each() throws IOException {
        List<String> stored = SOURCE.components("field").stream()
                .filter(each ->
                        each.name().startsWith("Baton_") && each.text("formula").isEmpty())
                .map(each -> object(each) + "." + each.name())
                .toList();
        assertThat(fieldsOf("Baton_Integration")).containsAll(stored);
        assertThat(fieldsOf("Baton_Reader"))
                .containsExactlyInAnyOrderElementsOf(SOURCE.fields("Lead").stream()
                        .map(name -> "Lead." + name)
                        .toList());
    }

    @Test
    void every_report_is_named_within_salesforces_limits() throws IOException {
        assertThat(SOURCE.components("report")).hasSizeGreaterThanOrEqualTo(5).allSatisfy(report -> {
            assertThat(report.text("name").length()).isLessThanOrEqualTo(40);
            assertThat(report.text("description").length()).isLessThanOrEqualTo(255);
            assertThat(report.text("reportType")).isEqualTo("LeadList");
        });
    }

    // A task's custom fields are defined on Activity and seen on Task.
    private static String object(Component field) {
        String object = field.path().getName(field.path().getNameCount() - 3).toString();
        return object.equals("Activity") ? "Task" : object;
    }

    private static Set<String> defined() throws IOException {
        Set<String> defined = new TreeSet<>();
        for (String object : List.of("Lead", "Activity", "User")) {
            defined.addAll(SOURCE.fields(object));
        }
        return defined;
    }

    private static List<String> names(String suffix) throws IOException {
        return SOURCE.components(suffix).stream().map(Component::name).toList();
    }

    private static List<String> fieldsOf(String permissionSet) throws IOException {
        return SOURCE.components("permissionset").stream()
                .filter(each -> each.name().equals(permissionSet))
                .flatMap(each -> SalesforceSource.texts(each.root(), "field").stream())
                .toList();
    }

    private static Set<String> customFieldsIn(Path folder) throws IOException {
        Set<String> found = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(java|yaml)")
                            && !each.toString().contains("/target/")
                            && !each.toString().contains("/src/test/"))
                    .toList()) {
                Matcher name = CUSTOM.matcher(Files.readString(file));
                while (name.find()) {
                    found.add(name.group());
                }
            }
        }
        return found;
    }
}
