package dev.baton.cli;

import dev.baton.engines.BatonHome;
import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Ids;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Score;
import dev.baton.lead.Source;
import dev.baton.lead.Verdict;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.queue.Message;
import dev.baton.queue.Messages;
import dev.baton.roster.Capacity;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Waited;
import dev.baton.store.Assignments;
import dev.baton.store.Batch;
import dev.baton.store.Commit;
import dev.baton.store.FirstMove;
import dev.baton.store.HeldLead;
import dev.baton.store.LeadChange;
import dev.baton.store.LeadStore;
import dev.baton.store.Parking;
import dev.baton.store.Received;
import dev.baton.store.Timers;
import dev.baton.testing.World;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** A stack of its own on real engines, the commands that are given to it, and leads that assign has decided in it. */
final class Town {
    static final Path HOME = BatonHome.find();
    static final Path SAMPLES = HOME.resolve("samples");
    static final String PLAYBOOK = SAMPLES.resolve("playbooks/acme.yaml").toString();
    static final String ROSTER = SAMPLES.resolve("roster.csv").toString();

    /** When every command is given, except for one that says otherwise. */
    static final Instant NOW = Samples.NOON.plusSeconds(600);

    private static final Verdict.Routed VERDICT = new Verdict.Routed(
            1, Score.NONE, List.of(new Verdict.Tried("DACH", true, "matched")), "DACH", "dach-team", Optional.empty());

    static final String SECRET = "a secret of these tests alone";

    private final World world = World.fresh();

    /** Gives a command. */
    Ran run(String... args) {
        return Ran.command(environment(), HOME, Clock.fixed(NOW, ZoneOffset.UTC), args);
    }

    /** With the samples' roster and playbook. */
    static Town withSamples() {
        var town = new Town();
        town.done("roster", "sync", ROSTER);
        town.done("publish", PLAYBOOK);
        town.rung();
        return town;
    }

    private void done(String... args) {
        var ran = run(args);
        if (ran.exit() != 0) {
            throw new IllegalStateException(ran.out() + ran.err());
        }
    }

    /** The ids of the sample roster. */
    static List<String> samplePeople() {
        return RosterCsv.read(SAMPLES.resolve("roster.csv")).reps().stream()
                .map(Rep::id)
                .toList();
    }

    World world() {
        return world;
    }

    Map<String, String> environment() {
        var found = world.configuration();
        return Map.of(
                "BATON_LEADS_TABLE", world.tables().leads(),
                "BATON_ROUTING_TABLE", world.tables().routing(),
                "BATON_ENRICH_QUEUE", world.enrichQueue(),
                "BATON_ASSIGN_QUEUE", world.assignQueue(),
                "AWS_ENDPOINT_URL_DYNAMODB", found.getOrDefault("quarkus.dynamodb.endpoint-override", ""),
                "AWS_ENDPOINT_URL_SQS", found.getOrDefault("quarkus.sqs.endpoint-override", ""));
    }

    /** What assign was told since it was asked last. */
    List<Message> rung() {
        return drained(world.assignQueue());
    }

    /** What enrich was sent since it was asked last. */
    List<Message> sent() {
        return drained(world.enrichQueue());
    }

    private List<Message> drained(String queue) {
        return world.drain(queue).stream()
                .map(message -> Messages.decode(message.body()))
                .toList();
    }

    /** A lead that ingest has accepted. */
    Lead accepted() {
        return accepted(Samples.lead());
    }

    /** One of this person and company that ingest has accepted. */
    Lead acceptedOf(Keys keys) {
        return accepted(Samples.lead(Samples.lead().id(), keys));
    }

    private Lead accepted(Lead lead) {
        new LeadStore(world.dynamo(), world.tables())
                .accept(lead, "digest", new Received("application/json", SdkBytes.fromUtf8String("{}")), Samples.NOON);
        return lead;
    }

    /** A lead that waits in dach-team. */
    Lead held() {
        var lead = accepted();
        var until = Samples.NOON.plus(Duration.ofMinutes(30));
        var parking = new Parking(
                "dach-team",
                new Waited(Samples.NOON, Optional.of(until), "emea-team"),
                "nobody is free",
                Optional.empty(),
                Optional.empty());
        commit(
                new LeadChange.Park(new HeldLead(lead, Facts.NONE, VERDICT, 1, parking), Optional.empty(), Set.of()),
                List.of());
        return lead;
    }

    /** A lead that a rep of dach-team has. */
    Lead assignedTo(String rep) {
        return assigned(accepted(), rep);
    }

    /** The same, of this person and company. */
    Lead assignedTo(String rep, Keys keys) {
        return assigned(acceptedOf(keys), rep);
    }

    private Lead assigned(Lead lead, String rep) {
        var outcome = new Outcome.Assigned(new Owner.Rep(rep, "", ""), "dach-team", "next in turn");
        var decision = new Decision(
                lead.id(), 1, Samples.NOON.plusSeconds(1), VERDICT, outcome, List.of(), Decision.Inputs.NONE);
        commit(
                new LeadChange.Decide(lead, Facts.NONE, decision, Optional.empty(), Set.of(), new FirstMove.Claim()),
                List.of(rep));
        return lead;
    }

    /** A lead that Baton would have given to a rep. */
    Lead inShadowFor(String rep) {
        return inShadowFor(new Owner.Rep(rep, "", ""));
    }

    /** The same, for anybody. */
    Lead inShadowFor(Owner owner) {
        return inShadow(Samples.lead(), owner);
    }

    /** The same, of a person with this address. */
    Lead inShadowFor(String rep, String address) {
        var keys = ids().keys(address, "");
        return inShadow(Samples.lead(Samples.lead().id(), keys), new Owner.Rep(rep, "", ""));
    }

    /** The same, with this id. */
    Lead inShadowFor(String rep, LeadId id) {
        return inShadow(Samples.lead(id, Samples.lead().keys()), new Owner.Rep(rep, "", ""));
    }

    private Lead inShadow(Lead lead, Owner owner) {
        new LeadStore(world.dynamo(), world.tables())
                .accept(lead, "digest", new Received("application/json", SdkBytes.fromUtf8String("{}")), Samples.NOON);
        var decision = new Decision(
                lead.id(),
                1,
                Samples.NOON.plusSeconds(1),
                VERDICT,
                new Outcome.Assigned(owner, "dach-team", "next in turn"),
                List.of(),
                Decision.Inputs.NONE,
                Mode.SHADOW);
        commit(
                new LeadChange.Decide(lead, Facts.NONE, decision, Optional.empty(), Set.of(), new FirstMove.Claim()),
                List.of());
        return lead;
    }

    /** The ids of this stack's secret. */
    Ids ids() {
        return new Ids(SECRET);
    }

    /** Where a lead comes from that an org handed over. */
    Source bornIn(String org, String record) {
        return new Source(Source.Kind.SALESFORCE, org, record);
    }

    /** A lead that was sent again until the watch gave up. */
    Lead stuck() {
        var lead = accepted();
        var leads = new LeadStore(world.dynamo(), world.tables());
        var timers = new Timers(world.dynamo(), world.tables());
        for (int time = 0; time <= Timers.ATTEMPTS; time++) {
            timers.resend(leads.state(lead.id()).orElseThrow(), Samples.NOON);
        }
        return lead;
    }

    /** A lead of a rep's whose delivery was sent again until the watch gave up. */
    Lead undelivered(String rep) {
        var lead = assignedTo(rep);
        var leads = new LeadStore(world.dynamo(), world.tables());
        var timers = new Timers(world.dynamo(), world.tables());
        for (int time = 0; time <= Timers.ATTEMPTS; time++) {
            timers.redeliver(leads.state(lead.id()).orElseThrow(), Samples.NOON);
        }
        return lead;
    }

    private void commit(LeadChange change, List<String> reps) {
        var assignments = new Assignments(world.dynamo(), world.tables());
        var read = assignments.read(reps, List.of(), List.of());
        var loads = new HashMap<String, Load>();
        read.loads()
                .forEach((id, load) ->
                        loads.put(id, Capacity.assigned(load.value(), "dach-team", Samples.NOON, ZoneOffset.UTC)));
        var done = assignments.commit(new Batch(List.of(change), loads, Map.of(), read, Samples.NOON));
        if (!(done instanceof Commit.Done)) {
            throw new IllegalStateException("the test's own transaction was not taken: " + done);
        }
    }
}
