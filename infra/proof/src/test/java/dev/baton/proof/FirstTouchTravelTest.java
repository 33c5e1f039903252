package dev.baton.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.FirstTouch;
import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.Closing;
import dev.baton.store.FirstTouches;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lead that its first owner leaves untouched, through the whole stack. */
class FirstTouchTravelTest {
    @TempDir
    static Path folder;

    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        Path roster = Files.writeString(folder.resolve("roster.csv"), """
                email,name,team,zone,manager
                ana@acme.example,Ana,SDR,Europe/Berlin,vera@acme.example
                bo@acme.example,Bo,SDR,Europe/Berlin,vera@acme.example
                """);
        Path playbook = Files.writeString(folder.resolve("playbook.yaml"), """
                playbook: first touches
                routes:
                  - route: everyone
                    to: sales
                    sla: {first-touch: 40 seconds, remind-after: 5 seconds, on-breach: reassign, at-most: 1, then-tell: manager}
                pools:
                  sales: {members: {team: SDR}, nobody-free: fallback}
                fallback: {salesforce-queue: Inbound Triage, tell: revops@acme.example}
                """);
        stack = Stack.start(
                folder.resolve("run"),
                roster.toString(),
                "samples/accounts.csv",
                playbook.toString(),
                builder -> builder.scheduleEvery(Duration.ofSeconds(3)));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void itIsRemindedOfThenGivenToSomebodyElseAndTheTouchEndsIt() {
        LeadId id = stack.accepted(stack.post("/leads", "application/json", Stack.sample("enterprise-fast-lane")));
        LeadState first = stack.await(id, lead -> lead.status() == Status.ASSIGNED);
        assertThat(first.slaDue()).contains(first.assignedAt().orElseThrow().plusSeconds(40));

        LeadState second = stack.await(id, lead -> lead.routing() == 2 && lead.status() == Status.ASSIGNED);
        new Closing(stack.dynamoDb(), stack.tables()).touch(id, "the second owner", Instant.now());

        String firstOwner = ((Owner.Rep) first.owner().orElseThrow()).id();
        assertThat(((Owner.Rep) second.owner().orElseThrow()).id()).isNotEqualTo(firstOwner);
        assertThat(second.tookFrom()).containsExactly(firstOwner);
        FirstTouches touches = new FirstTouches(stack.dynamoDb(), stack.tables());
        Awaitility.await("the watch has seen the touch")
                .atMost(Stack.PATIENCE)
                .until(() -> touches.read(id, 2).isEmpty());
        LeadState there = stack.leads().state(id).orElseThrow();
        assertThat(there.routing()).isEqualTo(2);
        assertThat(there.owner()).isEqualTo(second.owner());
        assertThat(there.firstTouch(Instant.now()).orElseThrow()).isInstanceOf(FirstTouch.Met.class);
        List<String> events =
                stack.leads().events(id).stream().map(LeadEvent::kind).toList();
        assertThat(events)
                .containsOnlyOnce("breached")
                .containsOnlyOnce("rerouted")
                .containsOnlyOnce("touched");
        assertThat(events.getFirst()).isEqualTo("reminded");
        assertThat(stack.baton("lead", id.value()).text())
                .contains("touched in time")
                .contains("taken from")
                .contains("breached");
        Stack.Said totals = stack.baton("totals");
        assertThat(totals.status()).as(totals.text()).isZero();
    }
}
