package dev.baton.people;

import dev.baton.engines.BatonHome;
import dev.baton.json.Json;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.roster.Cells;
import dev.baton.roster.Rep;
import dev.baton.salesforce.Connection;
import dev.baton.salesforce.Http;
import dev.baton.salesforce.JdkHttp;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.secrets.Secrets;
import dev.baton.standin.StandIn;
import dev.baton.standin.StandInBuilder;
import dev.baton.store.Active;
import dev.baton.store.PlaybookStore;
import dev.baton.store.RosterStore;
import dev.baton.testing.World;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** An org with the samples' people and accounts, beside a Baton with the samples' playbook and nobody in it. */
final class Org implements AutoCloseable {
    static final Path SAMPLES = BatonHome.find().resolve("samples");

    final StandIn standIn;
    final World world = World.fresh();
    final RosterStore roster = new RosterStore(world.dynamo(), world.tables());
    final PlaybookStore playbooks = new PlaybookStore(world.dynamo(), world.tables());
    private final Salesforce salesforce;
    private Settings settings;

    /** What happens to Salesforce's answers before they arrive. */
    UnaryOperator<Http.Response> onTheWay = answer -> answer;

    /** What becomes of Baton's requests before they are sent. */
    UnaryOperator<Http.Request> asked = request -> request;

    Org() {
        this(builder -> builder);
    }

    Org(UnaryOperator<StandInBuilder> more) {
        standIn = more.apply(StandIn.builder().samples(SAMPLES)).start();
        salesforce = new Salesforce(
                new Connection(
                        standIn.uri(),
                        new Connection.Auth.ClientCredentials(
                                standIn.credentials().clientId(), "test"),
                        "62.0",
                        "baton"),
                request -> onTheWay.apply(new JdkHttp().send(asked.apply(request))),
                new Known(standIn.credentials().clientSecret()),
                Clock.systemUTC());
        settings = settings("Baton_Team__c != null");
        publish();
    }

    private record Known(String secret) implements Secrets {
        @Override
        public String read(String reference) {
            return secret;
        }

        @Override
        public String renewed(String reference) {
            return secret;
        }
    }

    private void publish() {
        if (!(Playbooks.read(SAMPLES.resolve("playbooks/acme.yaml")) instanceof Reading.Compiled good)) {
            throw new IllegalStateException("the sample playbook has an error");
        }
        int version = playbooks.add("", Json.text(good.playbook()), "test", "", Instant.EPOCH);
        playbooks.activate(
                version,
                0,
                Cells.of(good.playbook().pools(), List.of()),
                good.playbook().routeWhen(),
                Active.NOTHING);
    }

    /** Users by another filter from now on. */
    void filter(String soql) {
        settings = settings(soql);
    }

    private static Settings settings(String filter) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "name", "Name",
                "team", "Baton_Team__c",
                "zone", "TimeZoneSidKey",
                "speaks", "Baton_Speaks__c",
                "weight", "Baton_Weight__c",
                "cap-open", "Baton_Cap_Open__c",
                "cap-day", "Baton_Cap_Day__c",
                "cap-week", "Baton_Cap_Week__c",
                "on", "Baton_On__c",
                "region", "Baton_Region__c"));
        fields.put("away-from", "Baton_Away_From__c");
        fields.put("away-to", "Baton_Away_To__c");
        fields.put("booking-url", "Baton_Booking_Url__c");
        fields.put("manager", "Manager.Email");
        return Settings.DEFAULTS.with(new Settings.Users(filter, fields));
    }

    Sync sync() {
        return new Sync(salesforce, world.dynamo(), world.tables(), Clock.systemUTC());
    }

    /** The usual sync. */
    Synced synced() {
        return sync().run(settings, Sync.Order.USUAL);
    }

    Synced synced(Sync.Order order) {
        return sync().run(settings, order);
    }

    /** The sample roster as what the CSV says. */
    void csv() {
        roster.sync(sample(), new ActiveCells(playbooks)::of);
    }

    static List<Rep> sample() {
        return RosterCsv.read(SAMPLES.resolve("roster.csv")).reps();
    }

    List<String> members(String pool) {
        return playbooks.active().cells().members().getOrDefault(pool, List.of());
    }

    Rep rep(String id) {
        return roster.rep(id).orElseThrow().value();
    }

    @Override
    public void close() {
        standIn.close();
    }
}
