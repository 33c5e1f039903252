package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engines.BatonHome;
import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the template promises to whoever deploys it and to whoever is woken by it. */
final class TemplatePromisesTest {
    /** How a team keeps its promises: for a dashboard. An operator can mend none of it, so nobody is woken by it. */
    private static final Set<String> ABOUT_THE_TEAM = Set.of("SlaReminded", "SlaBreached", "SlaReassigned");

    private static final Path ROOT = BatonHome.find();

    /** A literal that could name a metric, in the files whose business metrics are. */
    private static final Pattern LITERAL = Pattern.compile("\\\\?\"((?:[A-Z][a-z]+)+)\\\\?\"");

    /** The words of CloudWatch's embedded metric format itself. */
    private static final Set<String> FORMAT = Set.of(
            "Namespace", "Baton", "Dimensions", "Metrics", "Name", "Unit", "Count", "Timestamp", "CloudWatchMetrics");

    private String text = "";
    private Template template = Template.parse("Resources: {}");

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(ROOT.resolve("infra/template.yaml"));
        template = Template.parse(text);
    }

    @Test
    void every_alarm_says_what_happened_and_what_to_look_at() {
        for (Resource alarm : template.resources("AWS::CloudWatch::Alarm")) {
            String description = alarm.properties().path("AlarmDescription").asText();
            assertThat(description).as(alarm.id()).hasSizeGreaterThan(50).endsWith(".");
            assertThat(description.split("[.:;,] ")).as(alarm.id()).hasSizeGreaterThan(1);
            assertThat(alarm.properties().path("AlarmActions").isMissingNode())
                    .as(alarm.id())
                    .isFalse();
        }
    }

    @Test
    void every_metric_of_ours_is_watched_by_an_alarm() throws IOException {
        Set<String> watched = new TreeSet<>();
        template.resources("AWS::CloudWatch::Alarm").forEach(alarm -> {
            watched.add(alarm.properties().path("MetricName").asText());
            alarm.properties()
                    .path("Metrics")
                    .forEach(metric -> watched.add(
                            metric.at("/MetricStat/Metric/MetricName").asText()));
        });

        assertThat(emitted())
                .containsAll(ABOUT_THE_TEAM)
                .filteredOn(metric -> !ABOUT_THE_TEAM.contains(metric))
                .isNotEmpty()
                .allSatisfy(metric ->
                        assertThat(watched).as("an alarm on %s", metric).contains(metric));
    }

    @Test
    void what_must_be_read_in_salesforce_waits_as_long_as_the_daily_limit_can_last() {
        JsonNode queue = template.resource("ChangesQueue").orElseThrow().properties();

        long tries = queue.at("/RedrivePolicy/maxReceiveCount").asLong();
        assertThat(Duration.ofSeconds(queue.path("VisibilityTimeout").asLong() * tries))
                .isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void only_those_who_speak_with_salesforce_may_read_its_secret_and_only_the_forms_their_keys() {
        for (Resource function : template.resources(Resource.FUNCTION)) {
            String role = function.properties()
                    .path("Role")
                    .path("Fn::GetAtt")
                    .path(0)
                    .asText();
            JsonNode policies =
                    template.resource(role).orElseThrow().properties().path("ManagedPolicyArns");
            boolean speaks = Wired.environment(function).containsKey("BATON_SALESFORCE_SECRET");

            assertThat(policies.toString().contains("SalesforceSecretPolicy"))
                    .as(function.id())
                    .isEqualTo(speaks);
            assertThat(policies.toString().contains("FormKeysPolicy"))
                    .as(function.id())
                    .isEqualTo(Wired.environment(function).containsKey("BATON_FORM_KEYS"));
            assertThat(policies.findValuesAsText("Ref").stream().filter(each -> !each.startsWith("AWS::")))
                    .as(function.id())
                    .allMatch(Set.of("SalesforceSecretPolicy", "FormKeysPolicy")::contains);
        }
    }

    @Test
    void every_parameter_is_described_and_used() {
        Matcher section =
                Pattern.compile("(?s)\\nParameters:\\n(.*?)\\nConditions:").matcher(text);
        assertThat(section.find()).isTrue();
        Matcher parameter =
                Pattern.compile("(?ms)^  (\\w+):\\n(.*?)(?=^  \\w|\\z)").matcher(section.group(1) + "\n");
        int seen = 0;
        while (parameter.find()) {
            seen++;
            String name = parameter.group(1);
            assertThat(parameter.group(2)).as(name).contains("Description: ");
            assertThat(text).as("something uses " + name).containsPattern("!Ref " + name + "\\b|\\$\\{" + name + "}");
        }
        assertThat(seen).isGreaterThan(15);
    }

    @Test
    void no_secret_stands_in_an_environment() {
        for (Resource function : template.resources(Resource.FUNCTION)) {
            for (Map.Entry<String, JsonNode> variable :
                    Wired.environment(function).entrySet()) {
                assertThat(variable.getValue().toString())
                        .as("%s.%s", function.id(), variable.getKey())
                        .doesNotContain("resolve:secretsmanager", "resolve:ssm-secure");
            }
        }
    }

    @Test
    void every_queue_and_table_is_named_for_the_command_line() {
        for (String type : Set.of(Resource.TABLE, Resource.QUEUE)) {
            for (Resource each : template.resources(type)) {
                if (!each.id().endsWith("DeadLetters")) {
                    assertThat(text.substring(text.indexOf("\nOutputs:")))
                            .as("an output for %s", each.id())
                            .contains("!Ref " + each.id() + "\n");
                }
            }
        }
    }

    private static Set<String> emitted() throws IOException {
        Set<String> metrics = new TreeSet<>();
        for (String folder : Set.of("functions", "shared")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file :
                        files.filter(TemplatePromisesTest::isAboutMetrics).toList()) {
                    Matcher literal = LITERAL.matcher(Files.readString(file));
                    while (literal.find()) {
                        metrics.add(literal.group(1));
                    }
                }
            }
        }
        metrics.removeAll(FORMAT);
        return metrics;
    }

    private static boolean isAboutMetrics(Path file) {
        return file.toString().contains("src/main/java")
                && file.getFileName().toString().matches(".*Metrics?\\.java");
    }
}
