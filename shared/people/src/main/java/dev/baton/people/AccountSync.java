package dev.baton.people;

import dev.baton.lead.Account;
import dev.baton.playbook.source.WebAddress;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.Soql;
import dev.baton.store.AccountStore;
import dev.baton.store.Marks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings what changed among the accounts since the last time: oldest first, so that whoever is interrupted goes on where it ended. Reads
 * a little again each time, because a record is stamped before its transaction is seen. To be run by one at a time.
 *
 * @param repOf from a User's id to the rep's; a User who is no rep is none
 */
record AccountSync(Salesforce salesforce, AccountStore accounts, Marks marks, Map<String, String> repOf) {
    /** The mark up to which accounts have been read. */
    static final String MARK = "accounts";

    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int BATCH = 200;

    AccountsResult run(Settings.Accounts settings) {
        Optional<Instant> since = marks.of(MARK).map(mark -> mark.minus(AGAIN));
        AccountTeams teams = new AccountTeams(salesforce, marks, repOf);
        Writer writer = new Writer(settings, teams);
        Answer<Long> answer = teams.changed()
                .then(changed -> (since.isEmpty() ? new Answer.Ok<>(0L) : otherTeams(settings, changed, writer))
                        .map(count -> {
                            writer.whenDone = () -> teams.done(changed);
                            return count;
                        }))
                .then(count -> since.isEmpty() ? new Answer.Ok<>(count) : left(settings, since.get(), writer));
        answer = answer.then(_ -> salesforce.query(
                        select(settings) + conditions(settings, since) + " ORDER BY SystemModstamp",
                        row -> writer.take(new Row(row))))
                .then(_ -> writer.end());
        return switch (answer) {
            case Answer.Failed<Long>(var failure) -> new AccountsResult.Failed(failure);
            case Answer.Ok<Long> _ -> new AccountsResult.Done(writer.written, writer.removed, writer.shared, since);
        };
    }

    private static String select(Settings.Accounts settings) {
        return "SELECT " + String.join(", ", fields(settings)) + " FROM Account WHERE ";
    }

    /** Accounts of which the team changed, and perhaps nothing else: they are written again, and the accounts' own mark stays where it is. */
    private Answer<Long> otherTeams(Settings.Accounts settings, AccountTeams.Changed changed, Writer writer) {
        Answer<Long> answer = new Answer.Ok<>(0L);
        for (List<String> chunk : Soql.chunks(changed.ids())) {
            answer = answer.then(_ -> salesforce.query(
                    select(settings) + conditions(settings, Optional.empty()) + " AND Id IN " + Soql.list(chunk),
                    row -> writer.takeAgain(new Row(row))));
        }
        return answer.then(_ -> {
            writer.flush();
            return writer.state;
        });
    }

    private static Set<String> fields(Settings.Accounts settings) {
        Set<String> fields = new TreeSet<>(Set.of("Id", "OwnerId", "SystemModstamp"));
        settings.fields().values().stream().map(Soql::name).forEach(fields::add);
        return fields;
    }

    private static String conditions(Settings.Accounts settings, Optional<Instant> since) {
        List<String> conditions = new ArrayList<>();
        if (!settings.filter().isBlank()) {
            conditions.add("(" + settings.filter() + ")");
        }
        conditions.add("SystemModstamp >= " + Soql.moment(since.orElse(Instant.EPOCH)));
        return String.join(" AND ", conditions);
    }

    /** Removes those that were deleted, or that the filter names no longer. Those that it still names are written again afterwards. */
    private Answer<Long> left(Settings.Accounts settings, Instant since, Writer writer) {
        Set<String> changed = new TreeSet<>();
        Set<String> still = new TreeSet<>();
        Answer<Long> all = salesforce.queryAll(
                "SELECT Id, IsDeleted FROM Account WHERE SystemModstamp >= " + Soql.moment(since),
                row -> changed.add(new Row(row).id()));
        Answer<Long> named = all.then(_ -> salesforce.query(
                "SELECT Id FROM Account WHERE " + conditions(settings, Optional.of(since)),
                row -> still.add(new Row(row).id())));
        return named.map(count -> {
            changed.removeAll(still);
            writer.remove(changed);
            return count;
        });
    }

    /** Writes in batches, however many there are; after one that failed, nothing more. */
    private final class Writer {
        private final Settings.Accounts settings;
        private final AccountTeams teams;
        private final List<Row> batch = new ArrayList<>();
        private Answer<Long> state = new Answer.Ok<>(0L);
        private Runnable whenDone = () -> {};
        private Instant upTo = Instant.EPOCH;
        private long written;
        private long removed;
        private long shared;

        Writer(Settings.Accounts settings, AccountTeams teams) {
            this.settings = settings;
            this.teams = teams;
        }

        void take(Row row) {
            takeAgain(row);
            row.written().filter(at -> at.isAfter(upTo)).ifPresent(at -> upTo = at);
        }

        void takeAgain(Row row) {
            if (batch.size() == BATCH) {
                flush();
            }
            batch.add(row);
        }

        Answer<Long> end() {
            flush();
            return state.map(count -> {
                whenDone.run();
                return count;
            });
        }

        void flush() {
            state = state.then(_ -> teams.of(batch.stream().map(Row::id).toList()))
                    .map(theirs -> {
                        AccountStore.Written done = accounts.put(batch.stream()
                                .map(row -> named(row, settings, theirs.getOrDefault(row.id(), Map.of())))
                                .toList());
                        written += done.written();
                        removed += done.removed();
                        shared += done.shared();
                        if (upTo.isAfter(Instant.EPOCH)) {
                            marks.forward(MARK, upTo);
                        }
                        return (long) done.written();
                    });
            batch.clear();
        }

        void remove(Set<String> ids) {
            removed += accounts.remove(ids);
        }
    }

    private AccountStore.Named named(Row row, Settings.Accounts settings, Map<String, String> team) {
        Map<String, String> fields = settings.fields();
        List<String> domains = Arrays.stream(value(row, fields, "domain").split("[;,\\s]+", -1))
                .map(WebAddress::domain)
                .filter(domain -> domain.contains("."))
                .distinct()
                .toList();
        String first = domains.isEmpty() ? "" : domains.getFirst();
        return new AccountStore.Named(
                new Account(
                        row.id(),
                        value(row, fields, "name"),
                        first,
                        value(row, fields, "type"),
                        owner(row, fields),
                        value(row, fields, "industry"),
                        employees(value(row, fields, "employees")),
                        team),
                domains);
    }

    private static String value(Row row, Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(row::text).orElse("");
    }

    private String owner(Row row, Map<String, String> fields) {
        return Optional.ofNullable(repOf.get(row.id("OwnerId")))
                .or(() -> Optional.ofNullable(fields.get("owner")).map(row::address))
                .orElse("");
    }

    private static OptionalInt employees(String text) {
        try {
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
