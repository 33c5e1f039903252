package dev.baton.track;

import dev.baton.people.AccountsResult;
import dev.baton.people.CountsResult;
import dev.baton.people.Gaps;
import dev.baton.people.PeopleResult;
import dev.baton.people.Sync;
import dev.baton.people.Synced;
import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.roster.Cells;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.store.Pause;
import dev.baton.store.Pauses;
import dev.baton.store.PlaybookStore;
import dev.baton.store.SettingsStore;
import dev.baton.store.Tables;
import dev.baton.track.crm.Door;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * One sync and what follows from it: pools rung, records that drifted read again, and metrics for the alarms. Thread-safe.
 *
 * @param org asks for the org's id
 * @param changes the queue of changes
 */
record SyncJob(
        Sync sync,
        SettingsStore settings,
        PlaybookStore playbooks,
        Sender sender,
        String assignQueue,
        Post changes,
        Supplier<String> org,
        Metrics metrics,
        Pauses pauses,
        Clock clock) {
    private static final Logger LOG = Logger.getLogger(SyncJob.class);

    static SyncJob of(
            Salesforce salesforce,
            DynamoDbClient dynamo,
            SqsClient sqs,
            Tables tables,
            String assignQueue,
            String changesQueue,
            Supplier<String> org,
            Clock clock) {
        return new SyncJob(
                new Sync(salesforce, dynamo, tables, clock),
                new SettingsStore(dynamo, tables),
                new PlaybookStore(dynamo, tables),
                new Sender(sqs),
                assignQueue,
                new Post(sqs, changesQueue),
                org,
                new Metrics(System.out),
                new Pauses(dynamo, tables),
                clock);
    }

    /** Asks nothing while Salesforce is paused; a night's count that was due then is made up for by a later one. */
    SyncHandler.Report run(boolean counts) {
        Optional<Pause> pause = pauses.lasting(clock.instant());
        if (pause.isPresent()) {
            failed("people, accounts", Door.failure(pause.get()).reason());
            return new SyncHandler.Report(true, false);
        }
        Settings inForce =
                settings.read().map(published -> Settings.of(published.json())).orElse(Settings.DEFAULTS);
        Synced synced = sync.run(inForce, new Sync.Order(counts, false, false));
        tell(synced.people());
        if (synced.accounts() instanceof AccountsResult.Failed(var failure)) {
            failed("accounts", failure.reason());
        }
        synced.counts().ifPresent(this::tell);
        ring(synced.ring());
        return new SyncHandler.Report(true, synced.isWhole());
    }

    private void tell(PeopleResult people) {
        switch (people) {
            case PeopleResult.Done done -> {
                if (!done.synced().isNothing()) {
                    LOG.infof(
                            "%d reps added, %d changed, %d removed",
                            done.synced().added().size(),
                            done.synced().changed().size(),
                            done.synced().removed().size());
                }
                done.unusable().forEach(field -> LOG.warnf("%s cannot be used and says nothing", field));
                if (!done.ambiguous().isEmpty()) {
                    LOG.warnf(
                            "%d reps are several active Users each",
                            done.ambiguous().size());
                }
            }
            case PeopleResult.Kept kept -> {
                LOG.errorf(
                        "%d of %d active reps would be gone: nothing was changed. './baton sync' names them",
                        kept.gone().size(), kept.of());
                metrics.count(Metrics.SYNC_KEPT, 1, clock.instant());
            }
            case PeopleResult.Failed(var failure) -> failed("people", failure.reason());
        }
    }

    private void tell(CountsResult counts) {
        switch (counts) {
            case CountsResult.Done done -> {
                LOG.infof(
                        "counted %d reps and %d leads: %d records drifted, %d loads repaired",
                        done.reps(),
                        done.leads(),
                        done.drifted().size(),
                        done.repaired().size());
                metrics.count(Metrics.LEAD_DRIFT, done.longDrifted(), clock.instant());
                metrics.count(Metrics.LOAD_DRIFT, done.repaired().size(), clock.instant());
                if (!done.drifted().isEmpty()) {
                    changes.send(Gaps.messages(org.get(), done.drifted(), clock.instant()));
                }
            }
            case CountsResult.Failed(var failure) -> failed("counts", failure.reason());
        }
    }

    private void failed(String what, String why) {
        LOG.warnf("%s: %s; the next sync asks again", what, why);
        metrics.count(Metrics.SYNC_FAILED, 1, clock.instant());
    }

    private void ring(Set<String> pools) {
        if (pools.isEmpty()) {
            return;
        }
        Cells cells = playbooks.active().cells();
        List<Outgoing> rings = pools.stream()
                .map(pool -> Outgoing.inGroup(cells.cellOf(pool), new Message.Doorbell(pool)))
                .toList();
        sender.sendAll(assignQueue, rings)
                .forEach(unsent -> LOG.warnf("a pool was not rung: %s; the watch rings it", unsent.why()));
    }
}
