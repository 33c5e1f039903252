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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
                email,name,team,zone,manager,cap-open
                ana@acme.example,Ana,SDR,Europe/Berlin,vera@acme.example,
                bo@acme.example,Bo,SDR,Europe/Berlin,vera@acme.example,
                full@acme.example,Full,Full,Europe/Berlin,vera@acme.example,0
                """);
        Path playbook = Files.writeString(folder.resolve("playbook.yaml"), """
                playbook: first touches
                routes:
                  - {route: waits, when: {country: DE}, to: full-team, sla: 1 hour}
                  - route: everyone
                    to: sales
                    sla: {first-touch: 40 seconds, remind-after: 5 seconds, on-breach: reassign, at-most: 1, then-tell: manager}
                pools:
                  full-team: {members: {team: Full}, nobody-free: {hold: 1 minute, then: sales}}
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
        LeadId id = accepted("application/json", Stack.sample("enterprise-fast-lane"));
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

    @Test
    void aLeadThatWaitedHasTheWholeTimeFromItsAssignmentOn() {
        LeadId id = accepted(
                "application/x-www-form-urlencoded",
                "last_name=Fischer&email=lena%40umbrella.example&company=Umbrella&country=DE"
                        .getBytes(StandardCharsets.UTF_8));
        LeadState held = stack.await(id, lead -> lead.status() == Status.HELD);
        assertThat(held.slaDue()).isEmpty();

        LeadState assigned = stack.await(id, lead -> lead.status() == Status.ASSIGNED);

        Instant since = assigned.assignedAt().orElseThrow();
        assertThat(since).isAfterOrEqualTo(held.hold().orElseThrow().until());
        assertThat(assigned.pool()).isEqualTo("sales");
        assertThat(assigned.slaDue()).contains(since.plus(Duration.ofHours(1)));
        assertThat(stack.baton("lead", id.value()).text()).contains("not touched yet");
    }

    /** As a sender does whom a cold start on a busy machine answers 503: again, under the same key. */
    private static LeadId accepted(String type, byte[] body) {
        String key = UUID.randomUUID().toString();
        return stack.accepted(Awaitility.await("acceptance")
                .atMost(Stack.PATIENCE)
                .until(
                        () -> stack.post("/leads", type, body, "Idempotency-Key", key),
                        response -> response.statusCode() != 503));
    }
}
