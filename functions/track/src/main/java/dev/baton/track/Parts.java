package dev.baton.track;

import dev.baton.intake.Returning;
import dev.baton.json.Json;
import dev.baton.lead.Ids;
import dev.baton.lead.Mode;
import dev.baton.playbook.RouteWhen;
import dev.baton.queue.Sender;
import dev.baton.salesforce.Settings;
import dev.baton.store.Closing;
import dev.baton.store.KeptStore;
import dev.baton.store.LeadStore;
import dev.baton.store.Marks;
import dev.baton.store.Pauses;
import dev.baton.store.Persons;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Records;
import dev.baton.store.Reowning;
import dev.baton.store.Rerouting;
import dev.baton.store.RosterStore;
import dev.baton.store.SettingsStore;
import dev.baton.store.Signals;
import dev.baton.store.Tables;
import dev.baton.store.Touching;
import dev.baton.track.crm.Door;
import dev.baton.track.crm.Rows;
import dev.baton.track.event.ChangeEvents;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What track is made of, however it is started.
 *
 * @param rows empty where no org is connected
 * @param mode in which leads are decided whose route says nothing else
 */
record Parts(
        DynamoDbClient dynamo,
        SqsClient sqs,
        Tables tables,
        Queues queues,
        Ids ids,
        Optional<Rows> rows,
        String client,
        boolean overrideTurn,
        Mode mode,
        Clock clock) {
    /** URLs. */
    record Queues(String enrich, String assign, String changes, String inbox) {}

    Track track() {
        Records records = new Records(dynamo, tables);
        LeadStore leads = new LeadStore(dynamo, tables);
        Sender sender = new Sender(sqs);
        Kept kept = kept();
        Supplier<RouteWhen> routeWhen = routeWhen();
        Settling settling = new Settling(
                records,
                leads,
                new Closing(dynamo, tables),
                new Reowning(dynamo, tables),
                new Touching(dynamo, tables),
                new Rerouting(dynamo, tables),
                new Taking(dynamo, tables, mode, clock),
                new Owners(new RosterStore(dynamo, tables), clock),
                overrideTurn,
                clock);
        Desk desk = new Desk(
                ids,
                settling,
                records,
                leads,
                returning(leads, sender),
                new PlaybookStore(dynamo, tables),
                sender,
                queues.assign(),
                new Post(sqs, queues.inbox()),
                new Minute<>(this::settings, clock),
                routeWhen,
                kept,
                clock);
        return new Track(
                new ChangeEvents(client),
                door(),
                records,
                desk,
                kept,
                new Post(sqs, queues.changes()),
                () -> routeWhen.get().fields(),
                clock);
    }

    Optional<Polling> polling(Track track, Marks marks, Supplier<String> org) {
        Supplier<RouteWhen> routeWhen = routeWhen();
        return door().map(it -> new Polling(it, track, marks, org, () -> fields(routeWhen), clock));
    }

    private static Set<String> fields(Supplier<RouteWhen> routeWhen) {
        return routeWhen.get().fields();
    }

    private Kept kept() {
        return new Kept(new KeptStore(dynamo, tables), new Metrics(System.out), clock);
    }

    private Optional<Door> door() {
        return rows.map(it -> new Door(it, new Pauses(dynamo, tables), clock, kept()::unreadable));
    }

    private Supplier<RouteWhen> routeWhen() {
        return new Minute<>(() -> new PlaybookStore(dynamo, tables).intake(), clock);
    }

    private Settings settings() {
        return new SettingsStore(dynamo, tables)
                .read()
                .map(published -> Json.read(published.json(), Settings.class))
                .orElse(Settings.DEFAULTS);
    }

    private Returning returning(LeadStore leads, Sender sender) {
        return new Returning(
                leads,
                new Persons(dynamo, tables),
                new Signals(dynamo, tables),
                new Rerouting(dynamo, tables),
                message -> sender.send(queues.enrich(), message));
    }
}
