package dev.baton.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Signal;
import dev.baton.queue.Message;
import dev.baton.queue.Sender;
import dev.baton.store.LookupStore;
import dev.baton.store.Signals;
import dev.baton.store.Tables;
import dev.baton.testing.Events;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class EnrichStageTest {
    private static final Clock CLOCK = Clock.fixed(SampleLeads.NOON, ZoneOffset.UTC);

    private final World world = World.fresh();

    @Test
    void a_lead_goes_on_with_its_account_and_the_newest_of_its_signals() {
        Lead lead = SampleLeads.eva();
        new LookupStore(world.dynamo(), world.tables()).putAccounts(List.of(SampleLeads.ACME));
        Signals signals = new Signals(world.dynamo(), world.tables());
        for (int day = 1; day <= 5; day++) {
            Signal visit = new Signal(
                    "visit", SampleLeads.NOON.minus(Duration.ofDays(day)), Signal.By.PERSON, Integer.toString(day));
            signals.record(lead.keys(), visit, "key-" + day, SampleLeads.NOON);
        }

        Set<String> failed = stage(world.tables(), world.scoreQueue()).pass(Events.arrivals(List.of(accepted(lead))));

        assertThat(failed).isEmpty();
        Message.Enriched enriched =
                (Message.Enriched) world.messages(world.scoreQueue()).getFirst();
        assertThat(enriched.lead()).isEqualTo(lead);
        assertThat(enriched.routing()).isEqualTo(2);
        assertThat(enriched.attempt()).isEqualTo(3);
        assertThat(enriched.facts().account()).contains(SampleLeads.ACME);
        assertThat(enriched.facts().signals()).extracting(Signal::detail).containsExactly("1", "2", "3");
        assertThat(enriched.facts().skipped()).isEmpty();
    }

    @Test
    void a_lead_goes_on_without_what_the_tables_do_not_give() {
        Tables missing = new Tables("no-such-table", "no-such-table");

        Set<String> failed =
                stage(missing, world.scoreQueue()).pass(Events.arrivals(List.of(accepted(SampleLeads.eva()))));

        assertThat(failed).isEmpty();
        Facts facts = ((Message.Enriched) world.messages(world.scoreQueue()).getFirst()).facts();
        assertThat(facts.country()).isEqualTo("DE");
        assertThat(facts.skipped()).hasSize(2).allSatisfy(why -> assertThat(why).endsWith("it could not be read"));
    }

    @Test
    void what_is_not_for_this_stage_fails_alone() {
        Set<String> failed = stage(world.tables(), world.scoreQueue())
                .pass(Events.arrivals(List.of(new Message.Doorbell("dach-team"), accepted(SampleLeads.eva()))));

        assertThat(failed).containsExactly("0");
        assertThat(world.messages(world.scoreQueue())).hasSize(1);
    }

    @Test
    void what_the_queue_does_not_take_comes_again() {
        Set<String> failed = stage(world.tables(), world.scoreQueue() + "-missing")
                .pass(Events.arrivals(List.of(accepted(SampleLeads.eva()), accepted(SampleLeads.eva()))));

        assertThat(failed).containsExactlyInAnyOrder("0", "1");
    }

    private static Message.Accepted accepted(Lead lead) {
        return new Message.Accepted(lead, 2, 3);
    }

    private EnrichStage stage(Tables tables, String scoreQueue) {
        DynamoDbClient dynamo = world.dynamo();
        Enrichment enrichment = new Enrichment(
                new StoredKnown(new LookupStore(dynamo, tables), new Signals(dynamo, tables), CLOCK),
                Executors.newVirtualThreadPerTaskExecutor(),
                Duration.ofSeconds(20),
                3);
        return new EnrichStage(enrichment, new Sender(world.sqs()), scoreQueue);
    }
}
