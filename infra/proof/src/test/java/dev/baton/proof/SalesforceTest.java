package dev.baton.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.standin.Fault;
import dev.baton.standin.Relay;
import dev.baton.standin.StandIn;
import dev.baton.store.LeadState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Baton and an org, both ways, on the packaged functions: five hundred leads while Salesforce has all its troubles, then people at work in
 * it while its events come shuffled, repeated and with gaps. The scenarios share one running stack, in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SalesforceTest {
    private static final int LEADS = 500;
    private static final int THINGS = 400;
    private static final long SEED = Long.getLong("baton.seed", System.nanoTime());
    private static final Duration LONG = Duration.ofMinutes(25);

    @TempDir
    static Path folder;

    private static @Nullable Stack started;

    @BeforeAll
    static void start() {
        System.out.println("salesforce: seed " + SEED);
        String team = "infra/proof/src/test/resources/salesforce/";
        started = Stack.start(
                folder,
                team + "roster.csv",
                team + "accounts.csv",
                team + "playbook.yaml",
                builder -> builder.scheduleEvery(Duration.ofSeconds(5))
                        .parameter("SalesforcePause", "1")
                        .duplicates(0.05, SEED)
                        .salesforce(org -> org.roster(Stack.ROOT.resolve(team + "roster.csv"))
                                .seed(SEED)));
    }

    @AfterAll
    static void stop() {
        stack().close();
    }

    private static Stack stack() {
        return Objects.requireNonNull(started, "the stack was not started");
    }

    private static Crm crm() {
        return Crm.of(stack());
    }

    private static LeadId post(String name, String email, String country) {
        String body = """
                {"firstName":"Form","lastName":"%s","email":"%s","company":"%s Ltd","country":"%s","request":"demo"}""".formatted(name, email, name, country);
        // A sender repeats, with its own key, until it is answered.
        return Awaitility.await(name + " is accepted")
                .atMost(LONG)
                .ignoreExceptions()
                .until(
                        () -> stack().accepted(stack().post(
                                        "/leads",
                                        "application/json",
                                        body.getBytes(StandardCharsets.UTF_8),
                                        "Idempotency-Key",
                                        name)),
                        Objects::nonNull);
    }

    private static boolean isDelivered(LeadState state) {
        return state.status() == Status.ASSIGNED && state.delivery().isEmpty();
    }

    @Test
    @Order(1)
    void five_hundred_leads_are_owned_right_with_one_task_each_whatever_salesforce_goes_through() throws Exception {
        List<LeadId> accepted = new ArrayList<>();
        Weather weather = new Weather(crm());
        try (ExecutorService senders = Executors.newFixedThreadPool(8);
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            var _ = clock.scheduleWithFixedDelay(weather::turn, 0, 300, TimeUnit.MILLISECONDS);
            List<Future<LeadId>> posted = IntStream.range(0, LEADS)
                    .mapToObj(i -> senders.submit(() -> post("n" + i, "n" + i + "@firm" + i + ".example", "DE")))
                    .toList();
            for (Future<LeadId> each : posted) {
                accepted.add(each.get());
            }
            Awaitility.await("every outcome is delivered")
                    .atMost(LONG)
                    .pollInterval(Duration.ofSeconds(2))
                    // The table is read only once the org has them all: reading it is what costs most here.
                    .until(() -> crm().org().records("Task").size() >= LEADS
                            && stack().all().stream()
                                            .filter(SalesforceTest::isDelivered)
                                            .count()
                                    == LEADS);
            var _ = clock.shutdownNow();
        }
        assertThat(weather.isOver()).isTrue();
        assertThat(accepted).doesNotHaveDuplicates();
        Map<String, ObjectNode> leads = crm().leads();
        Map<String, List<ObjectNode>> tasks = crm().tasks();
        stack().all().forEach(state -> crm().isDelivered(state, leads, tasks));
        assertThat(crm().org().records("Lead")).hasSize(LEADS);
        assertThat(crm().org().records("Task")).hasSize(LEADS);
        crm().everyWriteIsMarked();
        System.out.println("salesforce: " + crm().org().calls() + " API calls for " + LEADS + " leads, locked "
                + crm().org().faults().struck(Fault.LOCK_ROW) + " times");
    }

    @Test
    @Order(2)
    void our_own_writes_come_back_and_are_no_news() {
        Awaitility.await("the org has told everything")
                .atMost(Stack.PATIENCE)
                .until(() -> crm().org().relay().isIdle());
        settled();
        assertThat(stack().all()).hasSize(LEADS).allSatisfy(state -> {
            assertThat(state.routing()).isEqualTo(1);
            assertThat(state.overrides()).isZero();
            assertThat(state.open()).isTrue();
        });
        capacityIsTrue();
    }

    @Test
    @Order(3)
    void what_was_decided_last_is_what_salesforce_gets_though_both_had_to_wait_for_it() {
        crm().org().faults().always(Fault.UNAVAILABLE);
        LeadId id = post("corrected", "corrected@firm.example", "DE");
        LeadState first = stack().await(id, state -> state.status() == Status.ASSIGNED);
        String other =
                first.owner().filter(rep -> rep.toString().contains("rep9@")).isPresent() ? "rep8" : "rep9";
        Stack.Said said =
                stack().baton("reassign", id.value(), "--to", other + "@acme.example", "--why", "her account");
        assertThat(said.status()).as(said.text()).isZero();
        crm().org().faults().clear();
        LeadState last = stack().await(id, state -> state.routing() == 2 && isDelivered(state));
        crm().isDelivered(last, crm().leads(), crm().tasks());
        assertThat(crm().rep(crm().leads().getOrDefault(id.value(), Stack.JSON.createObjectNode())))
                .isEqualTo(other + "@acme.example");
    }

    @Test
    @Order(4)
    void a_write_that_a_trigger_undoes_is_found_and_the_lead_follows() {
        crm().org().faults().next(Fault.REVERSAL, 1);
        LeadId id = post("reversed", "reversed@firm.example", "DE");
        LeadState found = stack().await(id, state -> state.ownerBy().equals("reversed"));
        assertThat(found.owner()).get().isInstanceOf(Owner.User.class);
        assertThat(found.open()).isFalse();
    }

    @Test
    @Order(5)
    void a_lead_that_was_born_in_salesforce_is_routed_there() {
        String record = crm().org()
                .person()
                .create(Map.of(
                        "LastName",
                        "Born",
                        "Company",
                        "Here",
                        "Email",
                        "born@here.example",
                        "Country",
                        "DE",
                        "Request__c",
                        "demo"));
        LeadState state = stateOf("born in Salesforce", "everybody", 1);
        ObjectNode lead = crm().org().record(record).orElseThrow();
        assertThat(state.owner())
                .get()
                .isInstanceOfSatisfying(
                        Owner.Rep.class,
                        rep -> assertThat(lead.path("OwnerId").asText()).isEqualTo(crm().user(rep.id())));
        assertThat(crm().org().records("Task"))
                .filteredOn(task -> task.path("WhoId").asText().equals(record))
                .hasSize(1);
    }

    @Test
    @Order(6)
    void in_shadow_nothing_is_written_and_the_owner_is_who_really_has_it() {
        String record = crm().org()
                .person()
                .create(Map.of(
                        "LastName",
                        "Trial",
                        "Company",
                        "Nord",
                        "Email",
                        "trial@nord.example",
                        "Country",
                        "SE",
                        "Request__c",
                        "demo"));
        LeadState state = stateOf("on trial", "on trial", 1);
        ObjectNode lead = crm().org().record(record).orElseThrow();
        assertThat(state.mode()).isEqualTo(Mode.SHADOW);
        assertThat(lead.path("LastModifiedById").asText()).isEqualTo(crm().org().idOf("ada@acme.example"));
        LeadState observed = stack().await(state.id(), there -> there.owner().isPresent());
        assertThat(observed.owner())
                .get()
                .isInstanceOfSatisfying(
                        Owner.Rep.class, rep -> assertThat(rep.id()).isEqualTo(crm().rep(lead)));
        Stack.Said shadow = stack().baton("shadow");
        assertThat(shadow.status()).as(shadow.text()).isZero();
        assertThat(shadow.text()).contains("on trial");
    }

    private static LeadState stateOf(String what, String route, int count) {
        return Awaitility.await(what)
                .atMost(Stack.PATIENCE)
                .until(
                        () -> stack().all().stream()
                                .filter(state -> state.source().equals(StandIn.ORG))
                                .filter(state -> state.route().equals(route) && isDelivered(state))
                                .skip(count - 1)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    @Order(7)
    void people_at_work_leave_every_capacity_true_though_events_are_shuffled_repeated_lost_and_told_as_gaps() {
        Relay relay = crm().org().relay();
        relay.mischief(new Relay.Mischief(20, 0.2, 0.15));
        new People(crm(), SEED).work(THINGS);
        Awaitility.await().atMost(Stack.PATIENCE).until(relay::isIdle);
        relay.mischief(Relay.Mischief.NONE);
        relay.gaps();
        Awaitility.await("Baton knows what is true")
                .atMost(LONG)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(SalesforceTest::everyLeadIsAsTheOrgSays);
        assertThat(stack().all())
                .anySatisfy(state -> assertThat(state.overrides()).isPositive());
        capacityIsTrue();
    }

    private static void everyLeadIsAsTheOrgSays() {
        Map<String, ObjectNode> leads = crm().leads();
        for (LeadState state : stack().all()) {
            ObjectNode lead = leads.get(state.id().value());
            if (lead == null) {
                continue;
            }
            boolean open = Crm.isOpen(lead) && !crm().rep(lead).isEmpty();
            assertThat(state.open())
                    .as(() -> state + " " + stack().record(state.id()) + " " + lead)
                    .isEqualTo(open);
            if (open) {
                assertThat(state.owner())
                        .get()
                        .isInstanceOfSatisfying(
                                Owner.Rep.class, rep -> assertThat(rep.id()).isEqualTo(crm().rep(lead)));
            }
        }
    }

    private static void settled() {
        // What could not be read the first time comes again after the queue's visibility time.
        Awaitility.await("the changes are worked off")
                .atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> stack().waiting("ChangesQueue") == 0);
    }

    private static void capacityIsTrue() {
        Stack.Said totals = stack().baton("totals");
        assertThat(totals.status()).as(totals.text()).isZero();
    }
}
