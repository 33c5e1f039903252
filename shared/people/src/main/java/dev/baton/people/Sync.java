package dev.baton.people;

import dev.baton.roster.Cells;
import dev.baton.roster.Rep;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.store.AccountStore;
import dev.baton.store.Marks;
import dev.baton.store.OpenCounts;
import dev.baton.store.OpenLeads;
import dev.baton.store.PlaybookStore;
import dev.baton.store.Records;
import dev.baton.store.RosterStore;
import dev.baton.store.Tables;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Brings Salesforce's people and accounts into Baton, and its counts of open leads. Everything may be repeated. Thread-safe; two
 * at once read the same and write the same.
 */
public final class Sync {
    /** The mark that says when open leads were counted last. */
    static final String COUNTED = "counts";

    /** A night's count that failed is made up for by the next sync. */
    private static final Duration OVERDUE = Duration.ofHours(26);

    private final Salesforce salesforce;
    private final PlaybookStore playbooks;
    private final RosterStore roster;
    private final AccountStore accounts;
    private final Marks marks;
    private final OpenCounts counts;
    private final OpenLeads open;
    private final Records records;
    private final Clock clock;

    /**
     * What a sync is asked for beyond the usual.
     *
     * @param counts also counts open leads; the first sync of all does so anyway, and one that finds that a night's count is missing
     * @param evenIfMostLeave takes it that more than half of the active reps are gone
     * @param allAccounts reads all accounts again, not those alone that changed
     */
    public record Order(boolean counts, boolean evenIfMostLeave, boolean allAccounts) {
        /** What the schedule asks for every few minutes. */
        public static final Order USUAL = new Order(false, false, false);
    }

    public Sync(Salesforce salesforce, DynamoDbClient dynamo, Tables tables, Clock clock) {
        this.salesforce = salesforce;
        this.playbooks = new PlaybookStore(dynamo, tables);
        this.roster = new RosterStore(dynamo, tables);
        this.accounts = new AccountStore(dynamo, tables);
        this.marks = new Marks(dynamo, tables);
        this.counts = new OpenCounts(dynamo, tables);
        this.open = new OpenLeads(dynamo, tables);
        this.records = new Records(dynamo, tables);
        this.clock = clock;
    }

    /** Asks for everything and writes what differs. Rings nobody and sends nothing: that is the caller's. */
    public Synced run(Settings settings, Order order) {
        Cells before = playbooks.active().cells();
        PeopleResult people = new PeopleSync(salesforce, roster, new ActiveCells(playbooks))
                .run(settings.users(), order.evenIfMostLeave());
        List<Rep> reps = roster.all().reps();
        if (order.allAccounts()) {
            marks.forget(AccountSync.MARK);
        }
        AccountsResult read =
                new AccountSync(salesforce, accounts, marks, LeadCounts.repOf(reps)).run(settings.accounts());
        Optional<CountsResult> counted =
                order.counts() || isOverdue() ? Optional.of(counted(settings, reps)) : Optional.empty();
        return new Synced(
                people,
                read,
                counted,
                ring(people, counted, before, playbooks.active().cells()));
    }

    private boolean isOverdue() {
        return marks.of(COUNTED)
                .filter(last -> last.isAfter(clock.instant().minus(OVERDUE)))
                .isEmpty();
    }

    private CountsResult counted(Settings settings, List<Rep> reps) {
        CountsResult result = new LeadCounts(salesforce, open, counts, records, settings, clock.instant()).run(reps);
        if (result instanceof CountsResult.Done) {
            marks.forward(COUNTED, clock.instant());
        }
        return result;
    }

    private static Set<String> ring(PeopleResult people, Optional<CountsResult> counted, Cells before, Cells now) {
        Set<String> moved = new TreeSet<>();
        if (people instanceof PeopleResult.Done done) {
            moved.addAll(done.synced().added());
            moved.addAll(done.synced().changed());
            moved.addAll(done.synced().removed());
        }
        if (counted.orElse(null) instanceof CountsResult.Done done) {
            done.changed().forEach((rep, change) -> {
                if (change.now() < change.before()) {
                    moved.add(rep);
                }
            });
            moved.addAll(done.repaired().keySet());
        }
        Set<String> ring = new TreeSet<>();
        for (String rep : moved) {
            ring.addAll(before.poolsOf(rep));
            ring.addAll(now.poolsOf(rep));
        }
        return ring;
    }
}
