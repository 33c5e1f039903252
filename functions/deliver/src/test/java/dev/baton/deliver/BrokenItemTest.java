package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What Baton itself has stored of one lead's record cannot be read: that costs this lead's delivery, and nobody else's. */
class BrokenItemTest {
    private final Office office = new Office();

    BrokenItemTest() throws IOException {}

    @AfterEach
    void closeOffice() {
        office.close();
    }

    @Test
    void of_a_batch_all_are_delivered_but_the_broken_one_and_that_one_comes_again() {
        List<Lead> leads = Stream.generate(() -> office.journeys.assigned(Office.somebody(), Office.ANA))
                .limit(3)
                .toList();
        Lead broken = leads.get(1);
        office.world
                .dynamo()
                .putItem(request -> request.tableName(office.world.tables().leads())
                        .item(Map.of(
                                "pk", AttributeValue.fromS("LEAD#" + broken.id()),
                                "sk", AttributeValue.fromS("RECORD"),
                                "record", AttributeValue.fromS("00Q5f00000AbCdEEAV"),
                                "kind", AttributeValue.fromS("no kind"),
                                "version", AttributeValue.fromN("1"))));

        assertThat(office.pass(
                        office.outcome(leads.get(0)), office.outcome(leads.get(1)), office.outcome(leads.get(2))))
                .containsExactly("1");

        assertThat(office.leadsOf(leads.get(0))).hasSize(1);
        assertThat(office.leadsOf(broken)).isEmpty();
        assertThat(office.leadsOf(leads.get(2))).hasSize(1);
        assertThat(office.state(broken).delivery()).isPresent();
        assertThat(office.state(leads.get(2)).delivery()).isEmpty();
    }
}
