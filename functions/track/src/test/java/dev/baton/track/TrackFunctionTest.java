package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Status;
import dev.baton.testing.Events;
import dev.baton.testing.Lambda;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import dev.baton.testing.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The function as it is packaged, behind Quarkus' mock of Lambda, on real engines, with no org connected. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@TestProfile(TrackFunctionTest.Wired.class)
@SuppressWarnings("NullAway.Init") // the framework fills the fields
class TrackFunctionTest {
    private static final String RECORD = "00Q5f00000AbCdEEAV";

    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    World world;

    /** What the template says beside what every function is told. */
    public static class Wired implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "baton.changes-queue", "changes",
                    "baton.inbox-queue", "inbox",
                    "baton.secret-ref", "secretsmanager:baton");
        }
    }

    @Test
    void a_change_event_closes_its_lead_and_what_cannot_be_read_fails_nobody() {
        Office office = Office.open(world, SampleLeads.NOON);
        LeadId lead = office.decided(office.born(RECORD), Mode.LIVE).id();
        String deleted = """
                {"source":"aws.partner/salesforce.com/%s/0YL","detail-type":"LeadChangeEvent","detail":{"payload":{"ChangeEventHeader":
                 {"entityName":"Lead","changeType":"DELETE","recordIds":["%s"],"commitTimestamp":%d,"commitNumber":9007199254740995}}}}
                """.formatted(
                        Office.ORG, RECORD, SampleLeads.NOON.plusSeconds(60).toEpochMilli());

        String answer = Lambda.invoke(port, Events.sqs(List.of("{", deleted, deleted)));

        assertThat(answer).contains("\"batchItemFailures\":[]");
        assertThat(office.state(lead).status()).isEqualTo(Status.CLOSED);
        assertThat(office.loads()).isEmpty();
    }
}
