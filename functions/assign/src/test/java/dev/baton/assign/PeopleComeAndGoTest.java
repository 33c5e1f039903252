package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.pool;
import static dev.baton.assign.Floor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.roster.Rep;
import dev.baton.roster.Rep.Leave;
import dev.baton.roster.Said;
import dev.baton.store.OpenCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** People of several sources, through the store and assign: C4, C6, C7 and C17 of the acceptance cases. */
class PeopleComeAndGoTest {
    private static final OptionalInt ANY = OptionalInt.empty();

    private final Interruption interruption = new Interruption();
    private final Floor floor = Floor.with(interruption);
    private int leads;

    @BeforeEach
    void oneTeamOfTwo() {
        floor.publish(pool("dach", Duration.ofHours(4), FALLBACK, "ae"));
        floor.staff(rep("ana", "ae", ANY), rep("bo", "ae", ANY));
    }

    @AfterEach
    void thePromisesHold() {
        assertThat(floor.violations()).isEmpty();
    }

    /** Leads one after the other; who got them, in order. */
    private List<String> lead(int count) {
        List<String> owners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Lead lead = floor.accept("lead-" + leads++);
            floor.assign(floor.scored(lead, "dach"));
            owners.add(floor.owner(lead));
        }
        return owners;
    }

    private static Said salesforce(Rep rep, boolean active) {
        return Said.of(rep.with(true, active));
    }

    @Test
    void whoeverSalesforceSaysIsInactiveIsNeverChosenWhateverTheCsvSays() {
        floor.fromSalesforce(Map.of("ana", salesforce(rep("ana", "ae", ANY), false)));
        floor.staff(rep("ana", "ae", ANY), rep("bo", "ae", ANY));
        floor.roster.turn("ana", true);

        assertThat(lead(5)).containsOnly("bo");
    }

    @Test
    void somebodyWhoIsSwitchedOffInSalesforceWhileALeadIsDecidedDoesNotGetIt() {
        lead(1);
        Lead lead = floor.accept("now");
        interruption.before(
                TransactWriteItemsRequest.class::isInstance,
                () -> floor.fromSalesforce(Map.of(
                        "ana", salesforce(rep("ana", "ae", ANY), false),
                        "bo", salesforce(rep("bo", "ae", ANY), false),
                        "chi", salesforce(rep("chi", "ae", ANY), true))));

        floor.assign(floor.scored(lead, "dach"));

        assertThat(interruption.over()).isTrue();
        assertThat(floor.owner(lead)).isEqualTo("chi");
    }

    @Test
    void aCountThatFillsSomebodyWhileALeadIsDecidedIsSeen() {
        floor.staff(rep("ana", "ae", OptionalInt.of(3)));
        Lead lead = floor.accept("now");
        OpenCounts counts = new OpenCounts(floor.dynamo, floor.tables);
        interruption.before(TransactWriteItemsRequest.class::isInstance, () -> counts.elsewhere("ana", 3));

        floor.assign(floor.scored(lead, "dach"));

        assertThat(floor.state(lead).status()).isEqualTo(Status.HELD);
        counts.elsewhere("ana", 2);
        floor.assign(new Message.Doorbell("dach"));
        assertThat(floor.owner(lead)).isEqualTo("ana");
        assertThat(floor.roster.load("ana").value().open()).isEqualTo(3);
    }

    @Test
    void aNewcomerOfASyncMovesNobodysTurnAndGetsNoBurst() {
        lead(31);
        floor.fromSalesforce(Map.of("chi", salesforce(rep("chi", "ae", ANY), true)));

        List<String> owners = lead(30);

        for (int end = 1; end <= owners.size(); end++) {
            List<String> some = owners.subList(0, end);
            assertThat(Collections.frequency(some, "chi")).isLessThanOrEqualTo(end / 3 + 1);
            assertThat(Math.abs(Collections.frequency(some, "ana") - Collections.frequency(some, "bo")))
                    .isLessThanOrEqualTo(1);
        }
        assertThat(Collections.frequency(owners, "chi")).isBetween(9, 11);
    }

    @Test
    void whoComesBackFromALeaveIsNotFlooded() {
        lead(10);
        Leave leave = new Leave(floor.now(), Leave.OPEN_END);
        floor.edit("ana", Said.NOTHING.withLeave(List.of(leave)));
        assertThat(lead(60)).as("honoured by the next decision").containsOnly("bo");

        floor.edit("ana", Said.NOTHING);
        List<String> owners = lead(20);

        for (int end = 1; end <= owners.size(); end++) {
            assertThat(Math.abs(2 * Collections.frequency(owners.subList(0, end), "ana") - end))
                    .as("within one of the share after " + end)
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aLeaveOfDatesBeginsAndEndsByItself() {
        Leave leave =
                new Leave(floor.now().plus(Duration.ofHours(1)), floor.now().plus(Duration.ofHours(2)));
        floor.edit("ana", Said.NOTHING.withLeave(List.of(leave)));
        assertThat(lead(4)).contains("ana");
        floor.pass(Duration.ofHours(1));
        assertThat(lead(4)).containsOnly("bo");
        floor.pass(Duration.ofHours(1));
        assertThat(lead(4)).contains("ana");
    }

    @Test
    void aMemberWhoIsTakenOutMidCycleLeavesTheOthersTurnsAlone() {
        floor.staff(rep("ana", "ae", ANY), rep("bo", "ae", ANY), rep("chi", "ae", ANY));
        lead(4);
        floor.edit("ana", Said.NOTHING.withMember(false));
        List<String> owners = lead(10);
        assertThat(owners).doesNotContain("ana");
        assertThat(Collections.frequency(owners, "bo")).isBetween(4, 6);
        floor.edit("ana", Said.NOTHING);
        assertThat(Collections.frequency(lead(12), "ana")).isBetween(3, 5);
    }
}
