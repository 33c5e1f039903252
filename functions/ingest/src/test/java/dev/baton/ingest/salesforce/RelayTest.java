package dev.baton.ingest.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.ingest.Samples;
import dev.baton.lead.Consent;
import dev.baton.normal.Normal;
import dev.baton.normal.Normaliser;
import dev.baton.playbook.RouteWhen;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayTest {
    private static final Relay RELAY = new Relay("baton", () -> RouteWhen.DEFAULT);
    private static final String SUBMITTED = Samples.event("lead-submitted.json");
    private static final String CREATED = Samples.event("lead-created.json");

    @Test
    void a_platform_event_is_a_lead_named_by_its_record() {
        Relayed.Announced lead = only(SUBMITTED);
        Normal content = Normaliser.normalise(lead.raw());

        assertThat(lead.recordId()).isEqualTo("00Q5g00000ABCDEEA5");
        assertThat(lead.org()).isEqualTo("00D5g000000ABCDEA4");
        assertThat(lead.at()).contains(Instant.parse("2026-11-22T12:00:00.123Z"));
        assertThat(content.person().email()).isEqualTo("ann@acme.example");
        assertThat(content.company().employees()).hasValue(300);
        assertThat(content.location().country()).isEqualTo("DE");
        assertThat(content.interest().request()).isEqualTo("demo");
        assertThat(content.attributes()).containsOnlyKeys("Colour__c");
    }

    @Test
    void a_creation_is_a_lead_with_the_parts_of_its_compounds() {
        Relayed.Announced lead = only(CREATED);
        Normal content = Normaliser.normalise(lead.raw());

        assertThat(lead.key()).isEqualTo(only(SUBMITTED).key());
        assertThat(content.person().firstName()).isEqualTo("Ann");
        assertThat(content.location().city()).isEqualTo("Berlin");
        assertThat(content.location().country()).isEqualTo("DE");
        assertThat(content.location().state()).isEqualTo("BE");
        assertThat(content.company().annualRevenue()).hasValue(12_000_000);
        assertThat(content.consent().answer()).isEqualTo(Consent.Answer.REFUSED);
        assertThat(content.attributes())
                .containsEntry("Status", "Open - Not Contacted")
                .doesNotContainKey("CreatedDate");
        assertThat(content.notes()).isEmpty();
    }

    @Test
    void a_creation_that_the_playbook_does_not_route_yet_is_no_lead() {
        RouteWhen mql = new RouteWhen(false, List.of(new RouteWhen.Becomes("Status", List.of("MQL"))));
        Relay relay = new Relay("baton", () -> mql);
        String asMql = CREATED.replace("Open - Not Contacted", "MQL");
        String became =
                CREATED.replaceFirst("\"payload\":", "\"" + Relay.BECAME + "\": \"Status became MQL\", \"payload\":");

        assertThat(relay.read(CREATED)).isInstanceOf(Relayed.Ignored.class);
        assertThat(((Relayed.Understood) relay.read(asMql)).leads()).hasSize(1);
        assertThat(((Relayed.Understood) relay.read(became)).leads())
                .as("track has looked already")
                .hasSize(1);
        assertThat(((Relayed.Understood) relay.read(SUBMITTED)).leads())
                .as("who hands a lead over means it")
                .hasSize(1);
    }

    @Test
    void a_creation_of_several_records_is_a_lead_for_each() {
        Relayed.Understood read = understood(CREATED.replace(
                "[\"00Q5g00000ABCDEEA5\"]",
                "[\"00Q5g00000ABCDEEA5\", \"00Q5g00000ABCDFAA4\", \"00Q5g00000ABCDGAA4\"]"));

        assertThat(read.leads())
                .extracting(Relayed.Announced::recordId)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(read.unclear()).isEmpty();
    }

    @Test
    void a_wildcard_among_ids_costs_the_named_ones_nothing() {
        Relayed.Understood read =
                understood(CREATED.replace("[\"00Q5g00000ABCDEEA5\"]", "[\"00Q5g00000ABCDEEA5\", \"00Q*\"]"));

        assertThat(read.leads()).hasSize(1);
        assertThat(read.unclear()).contains("stands for records that it does not name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "CREATE"                | "GAP_CREATE"     | is a gap
                    "CREATE"                | "GAP_OVERFLOW"   | is a gap
                    "CREATE"                | "GAP_UPDATE"     | is a gap
                    "CREATE"                | "SOMETHING_NEW"  | type that ingest does not know
                    ["00Q5g00000ABCDEEA5"]  | ["00Q*"]         | does not name
                    ["00Q5g00000ABCDEEA5"]  | []               | names no record
                    "LeadChangeEvent"       | "OtherEvent__e"  | type that ingest does not know
                    "ChangeEventHeader"     | "Header"         | has no ChangeEventHeader
                    "payload"               | "load"           | has no detail.payload
                    aws.partner/            | com.example/     | does not come from Salesforce
                    "version"               | version          | is not JSON
                    """)
    void what_cannot_be_turned_into_a_lead_says_why(String part, String instead, String why) {
        Relayed.Understood read = understood(CREATED.replace(part, instead));

        assertThat(read.leads()).isEmpty();
        assertThat(read.unclear().orElseThrow()).contains(why);
    }

    @Test
    void our_own_writes_are_no_news() {
        assertThat(RELAY.read(CREATED.replace("SoapService/66.0", "rest/66.0;client=baton")))
                .isInstanceOf(Relayed.Ignored.class);
        assertThat(RELAY.read(CREATED.replace("SoapService/66.0", "rest/66.0;client=batonette")))
                .isInstanceOf(Relayed.Understood.class);
        assertThat(RELAY.read(CREATED.replace("SoapService/66.0", "rest/66.0;client=notbaton")))
                .isInstanceOf(Relayed.Understood.class);
    }

    @ParameterizedTest
    @CsvSource({"UPDATE", "DELETE", "UNDELETE"})
    void later_changes_are_not_for_ingest(String change) {
        assertThat(RELAY.read(CREATED.replace("\"CREATE\"", "\"" + change + "\"")))
                .isInstanceOf(Relayed.Ignored.class);
    }

    @Test
    void a_platform_event_without_a_record_is_named_by_its_key_or_by_itself() {
        String keyed = SUBMITTED.replace("\"RecordId__c\": \"00Q5g00000ABCDE\"", "\"Key__c\": \"order-7\"");
        String bare = SUBMITTED.replace("\"RecordId__c\": \"00Q5g00000ABCDE\",", "");

        assertThat(only(keyed).key()).isEqualTo("order-7");
        assertThat(only(bare).key()).isEqualTo("e981b488-81f3-4fcc-bd6f-f7033c9d7ac3");
    }

    private static Relayed.Understood understood(String body) {
        Relayed read = RELAY.read(body);
        assertThat(read).isInstanceOf(Relayed.Understood.class);
        return (Relayed.Understood) read;
    }

    private static Relayed.Announced only(String body) {
        assertThat(understood(body).leads()).hasSize(1);
        return understood(body).leads().getFirst();
    }
}
