package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engines.BatonHome;
import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

/** Which queues an event of the relay reaches, whether its two channels come to one bus or to two. */
final class RelayRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = BatonHome.find();

    @ParameterizedTest(name = "{0} goes to {1}")
    @CsvSource({
        "salesforce-lead-submitted, inbox",
        "salesforce-lead-created, changes inbox",
        "salesforce-leads-created-together, changes inbox",
        "salesforce-lead-gap, changes",
        "salesforce-own-write, changes"
    })
    void an_event_reaches_its_queues_once_each(String sample, String queues) throws Exception {
        JsonNode event = JSON.readTree(Files.readString(ROOT.resolve("events/samples/" + sample + ".json")));

        assertThat(taking(event)).containsExactlyInAnyOrder(queues.split(" "));
    }

    @ParameterizedTest(name = "{0} goes to changes")
    @CsvSource({"TaskChangeEvent, UPDATE", "CampaignMemberChangeEvent, CREATE", "LeadChangeEvent, GAP_OVERFLOW"})
    void what_is_no_new_lead_never_reaches_the_inbox(String type, String change) throws Exception {
        ObjectNode event =
                (ObjectNode) JSON.readTree(Files.readString(ROOT.resolve("events/samples/salesforce-lead-gap.json")));
        event.put("detail-type", type);
        ((ObjectNode) event.at("/detail/payload/ChangeEventHeader")).put("changeType", change);

        assertThat(taking(event)).containsExactly("changes");
    }

    @ParameterizedTest(name = "a {0} of somebody else is left alone")
    @CsvSource({"LeadChangeEvent", "Lead_Submitted__e"})
    void an_event_that_no_relay_sent_is_nobodys(String type) throws Exception {
        ObjectNode event = (ObjectNode)
                JSON.readTree(Files.readString(ROOT.resolve("events/samples/salesforce-lead-created.json")));
        event.put("detail-type", type).put("source", "acme.tests");

        assertThat(taking(event)).isEmpty();
    }

    private static Set<String> taking(JsonNode event) throws Exception {
        Template template = Template.read(ROOT.resolve("infra/template.yaml"));
        Set<String> queues = new TreeSet<>();
        for (Resource rule : template.resources(Resource.RULE)) {
            String pattern = rule.properties().path("EventPattern").toString();
            if (Ruler.matchesRule(event.toString(), pattern)) {
                rule.properties()
                        .path("Targets")
                        .forEach(target -> assertThat(
                                        queues.add(target.path("Id").asText()))
                                .as(
                                        "only one rule sends to %s",
                                        target.path("Id").asText())
                                .isTrue());
            }
        }
        return queues;
    }
}
