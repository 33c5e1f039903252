package dev.baton.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a stand-in is to be. Everything has a default that suits a test. Not thread-safe. */
public final class StandInBuilder {
    private int port;
    private Optional<Path> samples = Optional.empty();
    private Optional<Path> roster = Optional.empty();
    private Optional<Path> data = Optional.empty();
    private Consumer<ObjectNode> listener = event -> {};
    private boolean oldRule;
    private int dailyLimit = 100_000;
    private int pageSize = 2_000;
    private long seed = 1;

    StandInBuilder() {}

    /** Another port than any free one. */
    public StandInBuilder port(int chosen) {
        this.port = chosen;
        return this;
    }

    /** Users and accounts of {@code roster.csv} and {@code accounts.csv} in that folder. */
    public StandInBuilder samples(Path folder) {
        this.samples = Optional.of(folder);
        return roster(folder.resolve("roster.csv"));
    }

    /** Users of that roster. */
    public StandInBuilder roster(Path csv) {
        this.roster = Optional.of(csv);
        return this;
    }

    /** Keeps records and keys in that folder: what is there already is used. */
    public StandInBuilder data(Path folder) {
        this.data = Optional.of(folder);
        return this;
    }

    /** Change events go there, in the relay's envelope, one after the other. */
    public StandInBuilder events(Consumer<ObjectNode> hearer) {
        this.listener = hearer;
        return this;
    }

    /** Change events go on a bus, by EventBridge's {@code PutEvents} at that address. */
    public StandInBuilder events(URI putEvents, String bus) {
        return events(new Bus(putEvents, bus));
    }

    /** The org's old assignment rule is on: it gives leads to the people of the roster by country, and undoes owners that are written. */
    public StandInBuilder oldRule() {
        this.oldRule = true;
        return this;
    }

    /** How many calls a day there may be. */
    public StandInBuilder dailyLimit(int calls) {
        this.dailyLimit = calls;
        return this;
    }

    /** How many records a page of a query's result has, unless the call says otherwise. */
    public StandInBuilder pageSize(int records) {
        this.pageSize = records;
        return this;
    }

    /** What chance goes by: faults that strike a share, and shuffled, repeated and lost events. */
    public StandInBuilder seed(long number) {
        this.seed = number;
        return this;
    }

    /**
     * Starts it.
     *
     * @throws UncheckedIOException if the port is taken or a file cannot be read
     */
    public StandIn start() {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            return start(open);
        } catch (IOException e) {
            throw new UncheckedIOException("The Salesforce stand-in could not start: " + e.getMessage(), e);
        }
    }

    private StandIn start(Deque<AutoCloseable> open) throws IOException {
        Clock clock = Clock.systemUTC();
        Faults faults = new Faults(seed);
        Org org = new Org(clock, faults);
        SampleOrg sample = new SampleOrg(org);
        KeyPair keys = data.isPresent() ? Keys.in(data.get()) : Keys.fresh();
        Optional<Saved> saved =
                data.isPresent() ? Optional.of(Saved.in(org, data.get().resolve("salesforce.json"))) : Optional.empty();
        saved.ifPresent(open::push);
        if (org.all(Schema.USER).isEmpty()) {
            sample.staff();
            if (roster.isPresent()) {
                sample.roster(roster.get());
            }
            if (samples.isPresent()) {
                sample.accounts(samples.get().resolve("accounts.csv"));
            }
        }
        if (oldRule) {
            org.automation(sample.rule(), sample.known("flow@acme.example").orElse(""));
        } else {
            org.automation(
                    new AssignmentRule(java.util.Map.of(), List.of()),
                    sample.known("flow@acme.example").orElse(""));
        }
        Relay relay = new Relay(new ChangeEvents(clock.instant()), listener, seed);
        open.push(relay);
        org.listener((caller, changes, at) -> {
            saved.ifPresent(Saved::changed);
            relay.committed(caller, changes, at);
        });
        StandIn.Credentials credentials = new StandIn.Credentials("baton-client", Keys.secret(keys), Keys.pem(keys));
        OAuth oauth = new OAuth(
                new OAuth.App(
                        credentials.clientId(), credentials.clientSecret(), keys.getPublic(), StandIn.INTEGRATION_USER),
                name -> sample.known(name)
                        .filter(id -> org.find(Schema.USER, id)
                                .filter(row -> row.path("IsActive").asBoolean())
                                .isPresent()),
                clock);
        Rest rest = new Rest(org, oauth, faults, dailyLimit, pageSize);
        String admin = sample.known(StandIn.ADMIN).orElse("");
        Person person = new Person(org, admin);
        Server server = Server.bind(port, faults);
        open.push(server);
        server.serve(new Server.Parts(
                rest, oauth, new Workbench(org, oauth, rest, faults, relay, person, admin), new Page(org)));
        return new StandIn(open, server, org, rest, faults, relay, person, credentials);
    }
}
