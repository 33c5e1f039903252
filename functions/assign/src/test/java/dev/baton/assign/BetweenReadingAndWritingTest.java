package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.pool;
import static dev.baton.assign.Floor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What may happen between assign's reading and its writing, each thing by itself. */
class BetweenReadingAndWritingTest {
    private static final Duration HOLD = Duration.ofHours(4);
    private static final OptionalInt ANY = OptionalInt.empty();

    private final Interruption interruption = new Interruption();
    private final Floor floor = Floor.with(interruption);

    @BeforeEach
    void twoPools() {
        floor.publish(pool("dach", HOLD, FALLBACK, "ae"), pool("uk", HOLD, FALLBACK, "uk"));
        floor.staff(rep("ana", "ae", OptionalInt.of(1)), rep("bo", "ae", OptionalInt.of(1)), rep("una", "uk", ANY));
    }

    @AfterEach
    void thePromisesHold() {
        assertThat(interruption.over()).isTrue();
        assertThat(floor.violations()).isEmpty();
    }

    @Test
    void aRepIsSwitchedOff() {
        Lead lead = floor.accept("one");
        beforeWriting(() -> floor.roster.turn("ana", false));

        floor.assign(floor.scored(lead, "dach"));

        assertThat(floor.owner(lead)).isEqualTo("bo");
    }

    @Test
    void anotherWriterGivesTheRepALeadOfTheSamePool() {
        Lead one = floor.accept("one");
        Lead two = floor.accept("two");
        beforeWriting(() -> floor.assign(floor.scored(two, "dach")));

        floor.assign(floor.scored(one, "dach"));

        assertThat(List.of(floor.owner(one), floor.owner(two))).containsExactlyInAnyOrder("ana", "bo");
    }

    @Test
    void anotherWriterDecidesTheSameLead() {
        Lead lead = floor.accept("one");
        beforeWriting(() -> floor.assign(floor.scored(lead, "dach")));

        assertThat(floor.assign(floor.scored(lead, "dach"))).isEmpty();

        assertThat(floor.owners()).containsOnlyKeys(floor.owner(lead));
        assertThat(floor.delivered).as("sent by both, as it may be").hasSize(2);
    }

    @Test
    void capacityIsFreed() {
        Lead open = floor.accept("open");
        floor.assign(floor.scored(open, "dach"));
        Lead one = floor.accept("one");
        beforeWriting(() -> floor.close(open));

        floor.assign(floor.scored(one, "dach"));

        assertThat(floor.state(one).status()).isEqualTo(Status.ASSIGNED);
        assertThat(floor.roster.load("ana").value().open()
                        + floor.roster.load("bo").value().open())
                .isEqualTo(1);
    }

    @Test
    void aRosterChangeJoinsTwoCells() {
        Lead one = floor.accept("one");
        Lead two = floor.accept("two");
        Message.Scored inUk = floor.scored(two, "uk");
        beforeWriting(() -> {
            floor.staff(Floor.rep("una", List.of("ae", "uk"), OptionalInt.of(1)));
            floor.assign(inUk);
        });

        floor.assign(floor.scored(one, "dach"));

        assertThat(floor.owner(two)).isEqualTo("una");
        assertThat(floor.state(one).status())
                .as("una is full, ana and bo have left")
                .isEqualTo(Status.HELD);
    }

    @Test
    void thePersonsOtherLeadIsDecided() {
        Lead one = floor.accept("one", "mia");
        Lead two = floor.accept("two", "mia");
        beforeWriting(() -> floor.assign(floor.scored(two, "uk")));

        floor.assign(floor.scored(one, "dach"));

        assertThat(floor.owner(two)).isEqualTo("una");
        assertThat(floor.owner(one)).as("it follows").isEqualTo("una");
    }

    @Test
    void aHeldLeadIsClosed() {
        floor.staff(rep("ana", "ae", OptionalInt.of(0)));
        Lead waiting = floor.accept("waiting");
        floor.assign(floor.scored(waiting, "dach"));
        floor.staff(rep("ana", "ae", ANY));
        beforeWriting(() -> floor.close(waiting));

        assertThat(floor.assign(new Message.Doorbell("dach"))).isEmpty();

        assertThat(floor.state(waiting).status()).isEqualTo(Status.CLOSED);
        assertThat(floor.roster.load("ana").value().open()).isZero();
    }

    @Test
    void aPublishSendsTheLeadElsewhere() {
        floor.staff(rep("ana", "ae", OptionalInt.of(0)), rep("una", "uk", ANY));
        Lead waiting = floor.accept("waiting");
        floor.assign(floor.scored(waiting, "dach"));
        floor.staff(rep("ana", "ae", ANY), rep("una", "uk", ANY));
        beforeWriting(() -> {
            floor.publish(pool("uk", HOLD, FALLBACK, "uk"), pool("dach", HOLD, FALLBACK, "ae"));
            floor.assign(new Message.Doorbell("dach"));
        });

        floor.assign(new Message.Doorbell("dach"));

        assertThat(floor.owner(waiting)).isEqualTo("una");
        assertThat(floor.roster.load("ana").value().open()).isZero();
    }

    /** Found by a random history: the lead lay on the desk twice, was ruled on twice, and counted for somebody who did not have it. */
    @Test
    void aLeadMovesFromOneListToAnotherWhileBothAreRead() {
        floor.staff(rep("ana", "ae", OptionalInt.of(0)), rep("una", "uk", OptionalInt.of(1)));
        Lead open = floor.accept("open");
        Lead waiting = floor.accept("waiting");
        floor.assign(floor.scored(open, "uk"), floor.scored(waiting, "dach"));
        floor.publish(pool("uk", HOLD, FALLBACK, "uk"), pool("dach", HOLD, FALLBACK, "ae"));
        interruption.before(request -> isListOf(request, "uk"), () -> {
            floor.assign(new Message.Doorbell("dach"));
            floor.close(open);
        });

        floor.assign(new Message.Doorbell("dach"), new Message.Doorbell("uk"));

        assertThat(floor.owner(waiting)).isEqualTo("una");
    }

    private static boolean isListOf(SdkRequest request, String pool) {
        return request instanceof QueryRequest query
                && query.expressionAttributeValues().containsKey(":pk")
                && ("POOL#" + pool)
                        .equals(query.expressionAttributeValues().get(":pk").s());
    }

    private void beforeWriting(Runnable disturbance) {
        interruption.before(TransactWriteItemsRequest.class::isInstance, disturbance);
    }
}
