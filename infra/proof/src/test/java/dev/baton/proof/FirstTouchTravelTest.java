package dev.baton.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.FirstTouch;
import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lead that two owners leave untouched, and one that waits for a rep, through the whole stack with an org beside it. */
class FirstTouchTravelTest {
    private static final Duration FIRST_TOUCH = Duration.ofSeconds(25);

    @TempDir
    static Path folder;

    private static @Nullable Stack started;
    private static @Nullable LeadId left;
    private static @Nullable LeadId waits;

    /** Both leads are on their way at once, as each has its time to wait. */
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
                    sla: {first-touch: 25 seconds, remind-after: 4 seconds, on-breach: reassign, at-most: 1, then-tell: manager}
                pools:
                  full-team: {members: {team: Full}, nobody-free: {hold: 1 minute, then: sales}}
                  sales: {members: {team: SDR}, nobody-free: fallback}
                fallback: {salesforce-queue: Inbound Triage, tell: revops@acme.example}
                """);
        started = Stack.start(
                folder.resolve("run"),
                roster.toString(),
                "samples/accounts.csv",
                playbook.toString(),
                builder -> builder.scheduleEvery(Duration.ofSeconds(3)).salesforce(org -> org.roster(roster)));
        waits = accepted(
                "application/x-www-form-urlencoded",
                "last_name=Fischer&email=lena%40umbrella.example&company=Umbrella&country=DE"
                        .getBytes(StandardCharsets.UTF_8));
        left = accepted("application/json", Stack.sample("enterprise-fast-lane"));
    }

    @AfterAll
    static void stop() {
        stack().close();
    }

    private static Stack stack() {
        return Objects.requireNonNull(started, "the stack was not started");
    }

    @Test
    void itIsRemindedOfThenGivenToSomebodyElseThenTheManagerIsToldAndTheTouchEndsIt() {
        Stack stack = stack();
        LeadId id = Objects.requireNonNull(left);
        LeadState second = stack.await(id, lead -> lead.routing() == 2 && lead.status() == Status.ASSIGNED);
        Owner.Rep secondOwner = (Owner.Rep) second.owner().orElseThrow();
        assertThat(second.slaDue()).contains(second.assignedAt().orElseThrow().plus(FIRST_TOUCH));
        assertThat(second.tookFrom()).hasSize(1).doesNotContain(secondOwner.id());

        ObjectNode managers = task(id + "-2-breach-1");
        assertThat(managers.path("OwnerId").asText()).isEqualTo(crm().user("vera@acme.example"));
        assertThat(managers.path("Subject").asText()).startsWith(secondOwner.name() + " has not touched ");
        ObjectNode reps = task(id.value());
        assertThat(reps.path("OwnerId").asText()).isEqualTo(crm().user(secondOwner.id()));
        assertThat(reps.path("WhoId")).isEqualTo(managers.path("WhoId"));

        crm().org().person().complete(managers.path("Id").asText());
        Awaitility.await("track has heard that the manager's is done")
                .atMost(Stack.PATIENCE)
                .until(() -> crm().org().relay().isIdle() && stack.waiting("ChangesQueue") == 0);
        assertThat(stack.leads().state(id).orElseThrow().firstTouchAt()).isEmpty();
        crm().org().person().complete(reps.path("Id").asText());

        LeadState touched = stack.await(id, lead -> lead.firstTouchAt().isPresent());
        assertThat(touched.routing()).isEqualTo(2);
        assertThat(touched.owner()).isEqualTo(second.owner());
        assertThat(touched.firstTouch(Instant.now()).orElseThrow())
                .isInstanceOfSatisfying(
                        FirstTouch.Breached.class,
                        late -> assertThat(late.touched()).isTrue());
        List<String> events =
                stack.leads().events(id).stream().map(LeadEvent::kind).toList();
        assertThat(events).containsOnlyOnce("rerouted").doesNotContain("not-told");
        assertThat(events.stream().filter("breached"::equals)).hasSize(2);
        assertThat(events.getFirst()).isEqualTo("reminded");
        assertThat(crm().tasks().keySet())
                .filteredOn(ours -> ours.startsWith(id.value()))
                .containsExactlyInAnyOrder(id.value(), id + "-2-breach-1");
        assertThat(stack.baton("lead", id.value()).text())
                .contains("too late")
                .contains("taken from")
                .contains("vera@acme.example has a Task in Salesforce");
        Stack.Said totals = stack.baton("totals");
        assertThat(totals.status()).as(totals.text()).isZero();
    }

    private static LeadId waits() {
        return Objects.requireNonNull(waits);
    }

    private static Crm crm() {
        return Crm.of(stack());
    }

    /** The one that was made for that. */
    private static ObjectNode task(String ours) {
        return Awaitility.await("a Task for " + ours)
                .atMost(Stack.PATIENCE)
                .until(() -> crm().tasks().getOrDefault(ours, List.of()), made -> made.size() == 1)
                .getFirst();
    }

    @Test
    void aLeadThatWaitedHasTheWholeTimeFromItsAssignmentOn() {
        LeadId id = waits();

        LeadState assigned = stack().await(id, lead -> lead.status() == Status.ASSIGNED);

        Instant since = assigned.assignedAt().orElseThrow();
        assertThat(since).isAfterOrEqualTo(assigned.acceptedAt().plusSeconds(60));
        assertThat(assigned.pool()).isEqualTo("sales");
        assertThat(assigned.slaDue()).contains(since.plus(Duration.ofHours(1)));
        assertThat(stack().baton("lead", id.value()).text()).contains("not touched yet");
    }

    /** As a sender does whom a cold start on a busy machine answers 503: again, under the same key. */
    private static LeadId accepted(String type, byte[] body) {
        String key = UUID.randomUUID().toString();
        return stack().accepted(Awaitility.await("acceptance")
                .atMost(Stack.PATIENCE)
                .until(
                        () -> stack().post("/leads", type, body, "Idempotency-Key", key),
                        response -> response.statusCode() != 503));
    }
}
