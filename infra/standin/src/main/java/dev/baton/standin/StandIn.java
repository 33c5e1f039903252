package dev.baton.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A running stand-in for Salesforce: a test double, not Salesforce. It listens on the loopback address until {@link #close}. Thread-safe.
 */
public final class StandIn implements AutoCloseable {
    /** The org's id. */
    public static final String ORG = "00D5f000000AbCdEAK";

    /** The user name of the person in front of the page. */
    public static final String ADMIN = "ada@acme.example";

    /** The user name that Baton acts as. */
    public static final String INTEGRATION_USER = "baton@acme.example";

    private final Deque<AutoCloseable> open;
    private final Server server;
    private final Org org;
    private final Rest rest;
    private final Faults faults;
    private final Relay relay;
    private final Person person;
    private final Credentials credentials;

    /**
     * With what Baton is let in.
     *
     * @param clientId for both flows
     * @param clientSecret for client credentials
     * @param privateKey for the JWT bearer flow, PKCS #8 as PEM
     */
    public record Credentials(String clientId, String clientSecret, String privateKey) {
        @Override
        public String toString() {
            return "credentials of " + clientId;
        }
    }

    StandIn(
            Deque<AutoCloseable> open,
            Server server,
            Org org,
            Rest rest,
            Faults faults,
            Relay relay,
            Person person,
            Credentials credentials) {
        this.open = new ArrayDeque<>(open);
        this.server = server;
        this.org = org;
        this.rest = rest;
        this.faults = faults;
        this.relay = relay;
        this.person = person;
        this.credentials = credentials;
    }

    /** What may be chosen before it starts. */
    public static StandInBuilder builder() {
        return new StandInBuilder();
    }

    /** The login host, the instance and the page, in one. */
    public URI uri() {
        return URI.create(server.address());
    }

    /** With what Baton is let in. */
    public Credentials credentials() {
        return credentials;
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** How change events travel. */
    public Relay relay() {
        return relay;
    }

    /** What a person does in Salesforce's own pages. */
    public Person person() {
        return person;
    }

    /** How many API calls there were so far, as the org's limit counts them; tokens are not among them. */
    public long calls() {
        return rest.calls();
    }

    /** The calls that wrote, or tried to, with their headers, oldest first. */
    public List<Request> writes() {
        return server.writes();
    }

    /** Every record of an object ({@code Lead}), deleted ones included, oldest first; a moment is ISO 8601 with a {@code Z}. */
    public List<ObjectNode> records(String object) {
        return org.all(kind(object)).stream().map(ObjectNode::deepCopy).toList();
    }

    /** A record, deleted or not. */
    public Optional<ObjectNode> record(String id) {
        return Schema.ofRecord(id).flatMap(object -> org.find(object, id)).map(ObjectNode::deepCopy);
    }

    /** The id of the user, queue, campaign or account with that user name or name. */
    public String idOf(String name) {
        return List.of(Schema.USER, Schema.GROUP, Schema.CAMPAIGN, Schema.ACCOUNT).stream()
                .flatMap(object -> org.all(object).stream())
                .filter(row -> row.path("Username").asText("").equals(name)
                        || row.path("Name").asText("").equals(name))
                .map(row -> row.path("Id").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the org knows no " + name));
    }

    private static SObject kind(String object) {
        return Schema.object(object).orElseThrow(() -> new IllegalArgumentException("no object " + object));
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("the stand-in did not end well", e);
            }
        }
    }
}
