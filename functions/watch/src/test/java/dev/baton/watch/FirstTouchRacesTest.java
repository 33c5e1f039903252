package dev.baton.watch;

import static dev.baton.watch.Office.at;
import static dev.baton.watch.Office.owner;
import static dev.baton.watch.Office.rep;
import static dev.baton.watch.Office.sla;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.store.Closing;
import dev.baton.store.Erasing;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadState;
import dev.baton.store.Reassign;
import dev.baton.store.ReassignResult;
import dev.baton.store.Reassigning;
import dev.baton.store.Reown;
import dev.baton.store.Reowning;
import dev.baton.store.Reroute;
import dev.baton.store.Rerouting;
import dev.baton.testing.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Several hands at one lead at once, and a watch that is killed wherever it can be. */
class FirstTouchRacesTest {
    private static final String ANA = "ana@acme.example";
    private static final String BO = "bo@acme.example";
    private static final String CHI = "chi@acme.example";
    private static final Sla REASSIGNS = sla(Sla.OnBreach.REASSIGN, 2, true);

    private final Office office = new Office().staffed(rep(ANA, ""), rep(BO, ""), rep(CHI, ""));
    private final Reassigning reassigning = new Reassigning(office.world.dynamo(), office.world.tables());

    @ParameterizedTest
    @EnumSource(Sla.OnBreach.class)
    void killedBeforeAnyWriteOrSendEachStepIsNotedOnceAndToldUnderOneId(Sla.OnBreach onBreach) {
        boolean survived = false;
        for (int steps = 0; !survived; steps++) {
            Lead lead = office.assigned(owner(ANA), sla(onBreach, 2, true));
            Killing killing = new Killing(steps);
            try (DynamoDbClient dynamo = World.dynamoClient()
                            .overrideConfiguration(c -> c.addExecutionInterceptor(killing))
                            .build();
                    SqsClient sqs = World.sqsClient()
                            .overrideConfiguration(c -> c.addExecutionInterceptor(killing))
                            .build()) {
                office.sweep(dynamo, sqs, at(5));
                office.sweep(dynamo, sqs, at(15));
            }
            survived = killing.survived();
            for (int minute : List.of(17, 19, 21)) {
                office.sweep(minute);
            }

            String death = "killed after " + steps + " steps";
            assertThat(office.events(lead.id())).as(death).containsOnlyOnce("breached");
            List<SlaNotice> told = office.notices().stream()
                    .map(Message.Notice::notice)
                    .filter(notice -> notice.lead().equals(lead.id()))
                    .toList();
            assertThat(told.stream()
                            .filter(notice -> notice.kind() == SlaNotice.Kind.BREACH)
                            .distinct())
                    .as(death)
                    .hasSize(1);
            assertThat(told.stream().map(SlaNotice::id).distinct().count())
                    .as(death)
                    .isEqualTo(office.events(lead.id()).stream()
                            .filter(kind -> kind.equals("reminded") || kind.equals("breached"))
                            .count());
            LeadState there = office.state(lead.id());
            assertThat(there.routing()).as(death).isEqualTo(onBreach == Sla.OnBreach.REASSIGN ? 2 : 1);
            assertThat(office.clock(lead.id()).orElseThrow().dueAt()).as(death).isEmpty();
            office.world.drain(office.world.enrichQueue());
        }
        assertThat(office.violations()).isEmpty();
    }

    @Test
    void twoWatchesAPersonAndTheOwnerMeetOnOneLeadAndItIsTakenOrGivenOnce() throws Exception {
        Random random = new Random(4);
        try (ExecutorService hands = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 12; round++) {
                Lead lead = office.assigned(owner(ANA), REASSIGNS);
                LeadState seen = office.state(lead.id());
                List<Callable<Object>> doing = new ArrayList<>(List.of(
                        () -> office.sweep(15).reassigned(),
                        () -> office.sweep(15).reassigned(),
                        () -> reassigning.reassign(seen, toChi(), at(15)),
                        () -> round(lead)));
                Collections.shuffle(doing, random);
                int taken = 0;
                boolean given = false;
                for (Future<Object> one : hands.invokeAll(doing)) {
                    if (one.get() instanceof Integer reassigned) {
                        taken += reassigned;
                    } else if (one.get() instanceof ReassignResult.Reassigned) {
                        given = true;
                    }
                }

                LeadState there = office.state(lead.id());
                assertThat(taken + (given ? 1 : 0)).as("taken away or given").isEqualTo(1);
                assertThat(there.routing()).isEqualTo(2);
                assertThat(office.events(lead.id()).contains("breached")).isEqualTo(taken == 1);
                assertThat(there.status()).isEqualTo(taken == 1 ? Status.RECEIVED : Status.ASSIGNED);
            }
        }
        assertThat(office.violations()).isEmpty();
    }

    /** Delivered twice, an outcome changes nothing of this. */
    private Object round(Lead lead) {
        return office.leads.decision(lead.id(), 1).isPresent();
    }

    /** What may come between what the watch reads of a lead and what it writes. */
    enum Meanwhile {
        TOUCHED,
        GIVEN_BY_A_PERSON,
        RE_OWNED,
        REROUTED,
        CLOSED,
        ERASED,
        ANOTHER_WATCH
    }

    @ParameterizedTest
    @EnumSource(Meanwhile.class)
    void whateverComesBetweenReadingAndWritingStandsAndTheWatchDoesNothing(Meanwhile meanwhile) {
        for (Sla.OnBreach onBreach : Sla.OnBreach.values()) {
            Lead lead = office.assigned(owner(ANA), sla(onBreach, 2, true));
            Interruption interruption = new Interruption(
                    request -> request instanceof TransactWriteItemsRequest, () -> does(meanwhile, lead));
            try (DynamoDbClient dynamo = World.dynamoClient()
                    .overrideConfiguration(c -> c.addExecutionInterceptor(interruption))
                    .build()) {
                Swept swept = office.sweep(dynamo, office.world.sqs(), at(15));
                assertThat(interruption.over()).isTrue();
                assertThat(swept.breached() + swept.reassigned())
                        .as(onBreach.name())
                        .isZero();
                assertThat(swept.failed()).isZero();
            }
            assertThat(office.events(lead.id()).stream().filter("breached"::equals))
                    .as(onBreach.name())
                    .hasSize(meanwhile == Meanwhile.ANOTHER_WATCH ? 1 : 0);
            LeadState there = office.state(lead.id());
            assertThat(there.firstTouchAt().isPresent()).isEqualTo(meanwhile == Meanwhile.TOUCHED);
            assertThat(there.routing())
                    .isEqualTo(
                            switch (meanwhile) {
                                case TOUCHED, RE_OWNED, CLOSED, ERASED -> 1;
                                case GIVEN_BY_A_PERSON, REROUTED -> 2;
                                case ANOTHER_WATCH -> onBreach == Sla.OnBreach.REASSIGN ? 2 : 1;
                            });
            new Closing(office.world.dynamo(), office.world.tables()).close(lead.id(), "test", "", at(16));
            assertThat(office.violations()).isEmpty();
        }
    }

    private void does(Meanwhile meanwhile, Lead lead) {
        DynamoDbClient dynamo = office.world.dynamo();
        switch (meanwhile) {
            case TOUCHED -> new Closing(dynamo, office.world.tables()).touch(lead.id(), "ana", at(15));
            case GIVEN_BY_A_PERSON -> reassigning.reassign(office.state(lead.id()), toChi(), at(15));
            case RE_OWNED ->
                new Reowning(dynamo, office.world.tables())
                        .reown(lead.id(), owner(BO), new Reown(Reown.Kind.REOWNED, "mia", "", false, false), at(15));
            case REROUTED ->
                new Rerouting(dynamo, office.world.tables())
                        .reroute(office.state(lead.id()), new Reroute("mia", "", Set.of(), false), at(15));
            case CLOSED -> new Closing(dynamo, office.world.tables()).close(lead.id(), "mia", "", at(15));
            case ERASED -> new Erasing(dynamo, office.world.tables()).erase(lead.id(), at(15));
            case ANOTHER_WATCH -> office.sweep(15);
        }
    }

    private Reassign toChi() {
        return new Reassign(office.roster.rep(CHI).orElseThrow(), "dach-team", Mode.LIVE, "mia", "hers", false);
    }

    @Test
    void whoeverIsTooLateSaysWhy() {
        Lead lead = office.assigned(owner(ANA), REASSIGNS);
        LeadState seen = office.state(lead.id());
        FirstTouchWatch clock = office.clock(lead.id()).orElseThrow();
        SlaNotice notice = new SlaNotice(
                lead.id(),
                1,
                SlaNotice.Kind.BREACH,
                1,
                at(15),
                at(15),
                owner(ANA),
                "all",
                "dach-team",
                Sla.OnBreach.REASSIGN,
                ANA,
                "");
        new Closing(office.world.dynamo(), office.world.tables()).touch(lead.id(), "ana", at(14));
        assertThat(office.touches.takeAway(clock, seen, notice, Set.of(ANA), List.of(ANA)))
                .isEqualTo(new FirstTouches.Noted.Late("it was touched"));
    }
}
