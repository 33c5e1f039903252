package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Sla;
import dev.baton.queue.Message;
import dev.baton.standin.Fault;
import dev.baton.testing.Events;
import dev.baton.testing.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Killed between any two steps, a delivery is there in the end, whole and once; and an older one never outlives a newer. */
class InterruptionTest {
    private final Office office = new Office();
    private final Countdown countdown = new Countdown();
    private final DynamoDbClient dynamo = World.dynamoClient()
            .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(countdown))
            .build();
    private final SqsClient sqs = World.sqsClient()
            .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(countdown))
            .build();

    InterruptionTest() throws IOException {}

    @AfterEach
    void closeOffice() {
        office.close();
    }

    /** What is thrown ends everything, as the end of the process does. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Kills at the n-th step; a step is the beginning and the end of every request to anything. For one thread. */
    private static final class Countdown implements ExecutionInterceptor {
        private int left = Integer.MAX_VALUE;

        void killAt(int step) {
            left = step;
        }

        boolean isOver() {
            return left <= 0;
        }

        void step() {
            if (--left == 0) {
                throw new Killed();
            }
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            step();
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            step();
        }
    }

    @Test
    void a_delivery_that_was_killed_anywhere_is_done_by_the_next_attempt() {
        int step = 1;
        for (boolean killed = true; killed; step++) {
            Lead lead = office.journeys.assigned(Office.somebody(), Office.ANA);
            Message.Deliver message = office.outcome(lead);

            killed = killedAt(step, message);
            office.restart();
            assertThat(office.pass(message)).isEmpty();

            delivered(lead, step);
        }
        assertThat(step).isGreaterThan(25);
    }

    @Test
    void wherever_a_delivery_is_killed_the_rep_who_had_the_record_keeps_it() {
        int step = 1;
        for (boolean killed = true; killed; step++) {
            Lead lead = Office.somebody();
            String had = office.org
                    .person()
                    .create(
                            "Lead",
                            Map.of(
                                    "LastName",
                                    "Mayer",
                                    "Company",
                                    "Acme Inc",
                                    "Email",
                                    lead.person().email(),
                                    "OwnerId",
                                    office.user(Office.BO)));
            office.journeys.assigned(lead, Office.ANA);
            Message.Deliver message = office.outcome(lead);

            killed = killedAt(step, message);
            office.restart();
            assertThat(office.pass(message)).isEmpty();

            assertThat(office.org.record(had).orElseThrow().path("OwnerId").asText())
                    .as("killed at step %d", step)
                    .isEqualTo(office.user(Office.BO));
            assertThat(office.state(lead).owner()).as("killed at step %d", step).contains(Office.BO);
            assertThat(office.state(lead).delivery())
                    .as("killed at step %d", step)
                    .isEmpty();
            assertThat(office.tasksOf(lead)).as("killed at step %d", step).hasSize(1);
            assertThat(office.tasksOf(lead).getFirst().path("OwnerId").asText()).isEqualTo(office.user(Office.BO));
        }
        assertThat(step).isGreaterThan(25);
    }

    @Test
    void an_older_delivery_that_was_killed_anywhere_leaves_the_newest_owner() {
        int step = 1;
        for (boolean killed = true; killed; step++) {
            Lead lead = office.journeys.assigned(Office.somebody(), Office.BO);
            Message.Deliver older = office.outcome(lead);
            office.wire.beforeNextWrite(() -> {
                int left = countdown.left;
                countdown.killAt(Integer.MAX_VALUE);
                office.rerouted(lead, Office.ANA);
                assertThat(office.pass(office.outcome(lead))).isEmpty();
                countdown.killAt(left);
            });

            killed = killedAt(step, older);
            office.restart();
            if (office.state(lead).routing() == 1) {
                office.pass(older);
                continue; // killed before the newer one came
            }
            office.pass(older);
            office.drain();

            delivered(lead, step);
        }
        assertThat(step).isGreaterThan(25);
    }

    @Test
    void a_notice_that_was_killed_anywhere_is_told_once_by_the_next_attempt() {
        Promise promise = Promise.in(office);
        int step = 1;
        for (boolean killed = true; killed; step++) {
            Lead lead = promise.delivered(Office.somebody(), Office.ANA);
            Message.Notice breach = promise.breach(lead, Sla.OnBreach.TELL_MANAGER, Promise.VERA);

            killed = killedAt(step, breach);
            office.restart();
            assertThat(office.pass(breach)).isEmpty();

            assertThat(office.org.records("Task").stream()
                            .filter(task -> task.path("Baton_Task_Id__c")
                                    .asText()
                                    .equals(breach.notice().id())))
                    .as("killed at step %d", step)
                    .hasSize(1);
            assertThat(promise.kinds(lead)).as("killed at step %d", step).containsExactly("breached", "told");
            assertThat(promise.clock(lead).dueAt())
                    .as("killed at step %d", step)
                    .isEmpty();
        }
        assertThat(step).isGreaterThan(20);
    }

    @Test
    void a_notice_that_waits_for_salesforce_waits_whenever_it_was_killed() {
        Promise promise = Promise.in(office);
        int step = 1;
        for (boolean killed = true; killed; step++) {
            Lead lead = promise.delivered(Office.somebody(), Office.ANA);
            Message.Notice breach = promise.breach(lead, Sla.OnBreach.TELL_MANAGER, Promise.VERA);
            office.org.faults().always(Fault.UNAVAILABLE);

            killed = killedAt(step, breach);
            office.restart();
            assertThat(office.pass(breach)).isEmpty();
            assertThat(promise.clock(lead).putOff())
                    .as("killed at step %d", step)
                    .isPresent();

            office.org.faults().clear();
            for (int tries = 0; promise.clock(lead).putOff().isPresent() && tries < 3; tries++) {
                assertThat(office.pass(promise.again(lead))).isEmpty();
            }
            assertThat(promise.kinds(lead)).as("killed at step %d", step).containsExactly("breached", "told");
        }
        assertThat(step).isGreaterThan(10);
    }

    private boolean killedAt(int step, Message message) {
        countdown.killAt(step);
        office.wire.aroundEach(countdown::step);
        try {
            DeliverStage stage = office.stage(dynamo, sqs, new Bus(office.bus.client(), "outcomes"));
            Set<String> failed = stage.pass(Events.arrivals(List.of(message)), () -> true);
            assertThat(failed).isEmpty();
        } catch (Killed e) {
            assertThat(countdown.isOver()).isTrue();
        }
        boolean killed = countdown.isOver();
        countdown.killAt(Integer.MAX_VALUE);
        office.wire.aroundEach(() -> {});
        return killed;
    }

    private void delivered(Lead lead, int step) {
        assertThat(office.leadsOf(lead)).as("killed at step %d", step).hasSize(1);
        assertThat(office.leadsOf(lead).getFirst().path("OwnerId").asText())
                .as("killed at step %d", step)
                .isEqualTo(office.user(Office.ANA));
        assertThat(office.tasksOf(lead)).as("killed at step %d", step).hasSize(1);
        assertThat(office.tasksOf(lead).getFirst().path("OwnerId").asText()).isEqualTo(office.user(Office.ANA));
        assertThat(office.state(lead).delivery()).as("killed at step %d", step).isEmpty();
        assertThat(office.records.state(lead.id()).ownerWritten())
                .as("killed at step %d", step)
                .isEqualTo(office.user(Office.ANA));
        assertThat(office.bus.details())
                .anyMatch(
                        detail -> detail.get("leadId").asText().equals(lead.id().value()));
    }
}
