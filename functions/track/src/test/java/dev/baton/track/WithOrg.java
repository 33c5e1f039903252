package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.salesforce.Connection;
import dev.baton.salesforce.Graph;
import dev.baton.salesforce.Http;
import dev.baton.salesforce.JdkHttp;
import dev.baton.salesforce.Salesforce;
import dev.baton.secrets.Secrets;
import dev.baton.standin.StandIn;
import dev.baton.store.KeptStore;
import dev.baton.store.LeadState;
import dev.baton.store.Marks;
import dev.baton.store.RecordState;
import dev.baton.store.Sighting;
import dev.baton.track.crm.Rows;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A test that has an org (a stand-in), a team on real tables, and track between them. */
abstract class WithOrg {
    private static final Path ROSTER = Path.of(System.getProperty("baton.root"), "samples", "roster.csv");

    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    final StandIn org = StandIn.builder().roster(ROSTER).events(events::add).start();
    final Office office = Office.open(Instant.now().minus(Duration.ofHours(1)));
    final JdkHttp http = new JdkHttp();
    final Salesforce salesforce = salesforce(http);
    final String changes = queue("changes");
    final String inbox = queue("inbox");
    private final Parts parts = parts(Optional.of(Rows.of(salesforce)));
    final Track track = parts.track();

    private int taken;
    private int named;

    Salesforce salesforce(Http by) {
        return new Salesforce(
                new Connection(
                        URI.create(org.uri().toString()),
                        new Connection.Auth.ClientCredentials(org.credentials().clientId(), "secret"),
                        "62.0",
                        "baton"),
                by,
                secrets(org),
                Clock.systemUTC());
    }

    private static Secrets secrets(StandIn org) {
        return new Secrets() {
            @Override
            public String read(String reference) {
                return org.credentials().clientSecret();
            }

            @Override
            public String renewed(String reference) {
                return org.credentials().clientSecret();
            }
        };
    }

    Parts parts(Optional<Rows> rows) {
        return parts(rows, Mode.LIVE);
    }

    Parts parts(Optional<Rows> rows, Mode mode) {
        return new Parts(
                office.world().dynamo(),
                office.world().sqs(),
                office.world().tables(),
                new Parts.Queues(office.world().enrichQueue(), office.world().assignQueue(), changes, inbox),
                Office.IDS,
                rows,
                "baton",
                false,
                mode,
                Clock.systemUTC());
    }

    Polling polling() {
        return parts.polling(
                        track, new Marks(office.world().dynamo(), office.world().tables()), () -> StandIn.ORG)
                .orElseThrow();
    }

    private String queue(String name) {
        String unique = name + office.world().tables().leads();
        return office.world()
                .sqs()
                .createQueue(request -> request.queueName(unique))
                .queueUrl();
    }

    @AfterEach
    void close() {
        org.close();
    }

    String user(String name) {
        return org.idOf(name);
    }

    /** A Lead that a person creates in the org. */
    String created(String status) {
        return org.person()
                .create(Map.of("LastName", "Maier", "Company", "Acme", "Email", "eva@acme.example", "Status", status));
    }

    /** The lead that Baton took from this record and gave to Ana, delivered to the org as deliver does. */
    Lead delivered(String record) {
        Lead lead = office.decided(office.born(record), Mode.LIVE);
        String ana = user("ana@acme.example");
        Instant at = Instant.now();
        ObjectNode owner = JsonNodeFactory.instance.objectNode().put("OwnerId", ana);
        List<Graph.Outcome> written =
                salesforce.graphs(List.of(new Graph("lead", List.of(new Graph.Update("lead", "Lead", record, owner)))));
        assertThat(written).allMatch(Graph.Outcome.Written.class::isInstance);
        office.delivered(
                lead.id(), new RecordState.Delivered(record, Sighting.Kind.LEAD, false, Optional.of(ana), 1, at));
        return lead;
    }

    /** What the relay has brought since the last time, as messages of the queue. */
    List<Track.Incoming> arrived() {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (!org.relay().isIdle() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        List<Track.Incoming> arrived = new ArrayList<>();
        for (; taken < events.size(); taken++) {
            arrived.add(incoming(events.get(taken).toString()));
        }
        return arrived;
    }

    Track.Incoming incoming(String body) {
        named++;
        return new Track.Incoming("message-" + named, body, 1);
    }

    /** Track hears everything that has arrived. Nothing of it fails. */
    void heard() {
        assertThat(take(arrived())).isEqualTo(Set.of());
    }

    /** Track works through these, with all the time that it wants. Answers which are to come again. */
    Set<String> take(List<Track.Incoming> batch) {
        return takenBy(track, batch);
    }

    static Set<String> takenBy(Track track, List<Track.Incoming> batch) {
        return track.take(batch, () -> false);
    }

    /** What is stored of this record is nothing that can be read: whoever tries fails, at every try. */
    void spoil(String record) {
        Lead lead = office.born(record);
        office.world()
                .dynamo()
                .putItem(request -> request.tableName(office.world().tables().leads())
                        .item(Map.of(
                                "pk", AttributeValue.fromS("LEAD#" + lead.id()),
                                "sk", AttributeValue.fromS("RECORD"),
                                "record", AttributeValue.fromS(record),
                                "kind", AttributeValue.fromS("no kind"),
                                "version", AttributeValue.fromN("1"))));
    }

    List<KeptStore.Kept> kept() {
        return new KeptStore(office.world().dynamo(), office.world().tables()).on(LocalDate.now(ZoneOffset.UTC));
    }

    /** Something changed in these Leads, and the relay does not say what. */
    static String gap(String change, List<String> records) {
        return """
                {"source":"aws.partner/salesforce.com/%s/0YL","detail-type":"LeadChangeEvent","detail":{"payload":{"ChangeEventHeader":
                 {"entityName":"Lead","changeType":"%s","recordIds":["%s"],"commitTimestamp":%d,"commitNumber":9007199254740995}}}}
                """.formatted(StandIn.ORG, change, String.join("\",\"", records), System.currentTimeMillis());
    }

    LeadState state(LeadId lead) {
        return office.state(lead);
    }

    static String rep(LeadState lead) {
        return lead.owner().orElse(null) instanceof Owner.Rep rep ? rep.id() : "no rep";
    }
}
