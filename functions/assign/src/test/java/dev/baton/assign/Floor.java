package dev.baton.assign;

import dev.baton.json.Json;
import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Mode;
import dev.baton.lead.Origin;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Person;
import dev.baton.lead.Score;
import dev.baton.lead.Source;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Route;
import dev.baton.playbook.RouteWhen;
import dev.baton.playbook.Segments;
import dev.baton.queue.Arrival;
import dev.baton.queue.Message;
import dev.baton.roster.Caps;
import dev.baton.roster.Cells;
import dev.baton.roster.Fallback;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Said;
import dev.baton.store.Active;
import dev.baton.store.Audit;
import dev.baton.store.Closing;
import dev.baton.store.HeldLead;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Received;
import dev.baton.store.RosterStore;
import dev.baton.store.Tables;
import dev.baton.store.Violation;
import dev.baton.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A sales floor on a real store: a playbook, people, leads, and an assign that remembers what it sent. */
final class Floor {
    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    static final String QUEUE = "Unassigned";

    final DynamoDbClient dynamo;
    final Tables tables;
    final LeadStore leads;
    final RosterStore roster;
    final PlaybookStore playbooks;
    final Closing closing;
    final List<Message.Deliver> delivered = Collections.synchronizedList(new ArrayList<>());
    final List<String> rung = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = START;
    private volatile Mode mode = Mode.LIVE;
    private final Map<LeadId, Lead> accepted = new ConcurrentHashMap<>();
    private volatile List<Pool> pools = List.of();

    private Floor(DynamoDbClient dynamo, Tables tables) {
        this.dynamo = dynamo;
        this.tables = tables;
        leads = new LeadStore(dynamo, tables);
        roster = new RosterStore(dynamo, tables);
        playbooks = new PlaybookStore(dynamo, tables);
        closing = new Closing(dynamo, tables);
    }

    /** An empty one. */
    static Floor open() {
        return in(World.fresh());
    }

    static Floor in(World world) {
        return new Floor(world.dynamo(), world.tables());
    }

    /** An empty one, all of whose requests go through {@code interceptor}. */
    static Floor with(ExecutionInterceptor interceptor) {
        World world = World.fresh();
        DynamoDbClient client = World.dynamoClient()
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
                .build();
        return new Floor(client, world.tables());
    }

    /** A rep at one desk. */
    static Rep rep(String id, String desk, OptionalInt open) {
        return rep(id, List.of(desk), open);
    }

    /** A rep at these desks; every pool of this floor selects by desk. */
    static Rep rep(String id, List<String> desks, OptionalInt open) {
        return new Rep(
                id,
                id,
                "AE",
                Set.of(),
                Map.of("desk", Set.copyOf(desks)),
                ZoneId.of("Europe/Berlin"),
                1000,
                new Caps(open, OptionalInt.empty(), OptionalInt.empty()),
                true,
                true,
                List.of(),
                "");
    }

    static Pool pool(String id, Duration hold, String then, String... desks) {
        return new Pool(
                id,
                new Pool.Members(Set.of(), Set.of(), Set.of(), Map.of("desk", Set.of(desks))),
                Map.of(),
                Caps.NONE,
                new Pool.NobodyFree(hold, then),
                true,
                Optional.empty());
    }

    /** Publishes a version whose only route sends every lead to the first of these pools. */
    void publish(Pool... all) {
        pools = Arrays.asList(all);
        Map<String, Pool> byId = new TreeMap<>();
        pools.forEach(pool -> byId.put(pool.id(), pool));
        Playbook playbook = new Playbook(
                "test",
                "",
                RouteWhen.DEFAULT,
                Segments.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(new Route(
                        "everybody", Matcher.All.LEADS, true, new Route.ToPool(all[0].id()), Optional.empty())),
                byId,
                new Fallback(QUEUE, "ops@acme.example"),
                Optional.empty());
        int version = playbooks.add("", Json.text(playbook), "test", "", START);
        while (true) {
            Active seen = playbooks.active();
            RosterStore.Roster people = roster.all();
            if (playbooks.activate(
                    version, people.version(), Cells.of(pools, people.reps()), RouteWhen.DEFAULT, seen)) {
                return;
            }
        }
    }

    void staff(Rep... reps) {
        roster.sync(Arrays.asList(reps), people -> Cells.of(pools, people));
    }

    /** What a sync found; nothing of everybody else. */
    void fromSalesforce(Map<String, Said> found) {
        roster.fromSalesforce(found, people -> Cells.of(pools, people));
    }

    /** All that is said of somebody by hand. */
    void edit(String id, Said said) {
        roster.edit(id, sources -> sources.withManual(said), people -> Cells.of(pools, people));
    }

    Lead accept(String name) {
        return accept(name, "");
    }

    Lead accept(String name, String person) {
        return accept(name, person, "");
    }

    Lead accept(String name, String person, String company) {
        LeadId id = new LeadId((name + "-----------------------").substring(0, 24));
        Lead lead = new Lead(
                id,
                new Source(Source.Kind.FORM, "website", ""),
                now.plusNanos(1000L * accepted.size()),
                new Keys(person, company),
                Person.UNKNOWN,
                Company.UNKNOWN,
                Location.UNKNOWN,
                Interest.NONE,
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                Map.of(),
                List.of());
        leads.accept(lead, "digest", new Received("text/plain", SdkBytes.fromUtf8String(name)), now);
        accepted.put(id, lead);
        return lead;
    }

    Message.Scored scored(Lead lead, String pool) {
        return scored(lead, pool, 1);
    }

    Message.Scored scored(Lead lead, String pool, int routing) {
        Facts facts =
                new Facts(EmailKind.BUSINESS, "DE", OptionalInt.empty(), "", Optional.empty(), List.of(), List.of());
        return new Message.Scored(
                lead,
                facts,
                new Verdict.Routed(
                        playbooks.active().version(), Score.NONE, List.of(), "everybody", pool, Optional.empty()),
                routing,
                0);
    }

    Message.Scored fresh(String name, String pool) {
        return scored(accept(name), pool);
    }

    /** One invocation of a function that was never used before. */
    Set<String> assign(Message... messages) {
        return assign(dynamo, messages);
    }

    Set<String> assign(DynamoDbClient client, Message... messages) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Message message : messages) {
            arrivals.add(new Arrival("record-" + arrivals.size(), message));
        }
        return function(client).handle(arrivals, () -> Duration.ofSeconds(15));
    }

    Assign function(DynamoDbClient client) {
        Sends sends = new Sends() {
            @Override
            public void deliver(List<Message.Deliver> outcomes) {
                delivered.addAll(outcomes);
            }

            @Override
            public void ring(Collection<String> doors, Cells cells) {
                rung.addAll(doors);
            }
        };
        return new Assign(Stores.of(client, tables), sends, clock(), mode);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    Instant now() {
        return now;
    }

    /** From now on the deployment decides so. */
    void mode(Mode chosen) {
        mode = chosen;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    LeadState state(Lead lead) {
        return leads.state(lead.id()).orElseThrow();
    }

    /** The rep or the queue that has it; empty while nobody does. */
    String owner(Lead lead) {
        return state(lead)
                .owner()
                .map(owner -> switch (owner) {
                    case Owner.Rep rep -> rep.id();
                    case Owner.Queue queue -> queue.name();
                    case Owner.User user -> user.id();
                })
                .orElse("");
    }

    /** What the tables themselves say that must not be. */
    List<Violation> violations() {
        return Audit.of(dynamo, tables, Map.of()).violations();
    }

    /** Every lead that was accepted. */
    Collection<Lead> all() {
        return accepted.values();
    }

    List<HeldLead> held(String pool) {
        return Stores.of(dynamo, tables).held().oldest(pool, 1000).leads();
    }

    /** How many open leads each rep has, by the leads themselves. */
    Map<String, Long> owners() {
        return accepted.values().stream()
                .map(this::owner)
                .collect(Collectors.groupingBy(owner -> owner, TreeMap::new, Collectors.counting()));
    }

    void close(Lead lead) {
        closing.close(lead.id(), "test", "", now);
    }

    static final String FALLBACK = Outcome.FALLBACK;
}
