package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Status;
import dev.baton.standin.StandIn;
import dev.baton.store.KeptStore;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What Baton itself has stored of one record cannot be read: that costs this record, and nobody else. */
class BrokenItemsTest extends WithOrg {
    private static final String OVER = "Unqualified";

    private final List<String> records =
            IntStream.range(0, 6).mapToObj(_ -> created("Open - Not Contacted")).toList();
    private final List<Lead> leads = records.stream().map(this::delivered).toList();

    @Test
    void of_a_hundred_that_one_event_names_all_are_settled_but_the_broken_ones_and_the_event_comes_again() {
        arrived();
        records.forEach(record -> org.person().change(record, Map.of("Status", OVER)));
        arrived();
        write("LEAD#" + leads.get(0).id(), "RECORD", "kind", "no kind");
        write("RECORD#" + records.get(3), "LEAD", "lead", "no id");
        Track.Incoming gap =
                incoming("""
                {"source":"aws.partner/salesforce.com/%s/0YL","detail-type":"LeadChangeEvent","detail":{"payload":{"ChangeEventHeader":
                 {"entityName":"Lead","changeType":"GAP_UPDATE","recordIds":["%s"],"commitTimestamp":%d,"commitNumber":9007199254740995}}}}
                """.formatted(StandIn.ORG, String.join("\",\"", records), System.currentTimeMillis()));

        assertThat(take(List.of(gap))).containsExactly(gap.id());

        assertThat(closed()).containsExactly(1, 2, 4, 5);

        write("LEAD#" + leads.get(0).id(), "RECORD", "kind", "lead");
        write("RECORD#" + records.get(3), "LEAD", "lead", leads.get(3).id().value());
        assertThat(take(List.of(gap))).isEmpty();
        assertThat(closed()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(office.loads()).isEmpty();
    }

    @Test
    void of_a_hundred_that_were_asked_for_all_are_settled_and_the_broken_ones_are_kept_for_a_person() {
        arrived();
        records.forEach(record -> org.person().change(record, Map.of("Status", OVER)));
        arrived();
        write("LEAD#" + leads.get(0).id(), "RECORD", "kind", "no kind");
        write("RECORD#" + records.get(3), "LEAD", "lead", "no id");

        assertThat(polling().run(() -> false).finished()).isTrue();

        assertThat(closed()).containsExactly(1, 2, 4, 5);
        assertThat(new KeptStore(office.world().dynamo(), office.world().tables()).on(LocalDate.now(ZoneOffset.UTC)))
                .hasSize(2);
        assertThat(office.world().drain(inbox))
                .as("what cannot be read is no new lead")
                .isEmpty();
    }

    private List<Integer> closed() {
        List<Integer> closed = new ArrayList<>();
        for (int place = 0; place < leads.size(); place++) {
            if (state(leads.get(place).id()).status() == Status.CLOSED) {
                closed.add(place);
            }
        }
        return closed;
    }

    private void write(String pk, String sk, String attribute, String value) {
        office.world()
                .dynamo()
                .updateItem(request -> request.tableName(office.world().tables().leads())
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                        .updateExpression("SET #a = :v")
                        .expressionAttributeNames(Map.of("#a", attribute))
                        .expressionAttributeValues(Map.of(":v", AttributeValue.fromS(value))));
    }
}
