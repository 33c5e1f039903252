package dev.baton.cli;

import dev.baton.people.AccountsResult;
import dev.baton.people.CountsResult;
import dev.baton.people.Gaps;
import dev.baton.people.PeopleResult;
import dev.baton.people.Sync;
import dev.baton.people.Synced;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.Identity;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.store.SettingsStore;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the schedule does every few minutes, at once. */
@Command(
        name = "sync",
        description = "reads people, accounts and open leads from Salesforce at once, and shows what changed")
final class SyncCommand extends StackCommand {
    @Option(names = "--counts", description = "also counts each rep's open leads, as every night")
    private boolean counts;

    @Option(names = "--all-accounts", description = "reads all accounts again, not those alone that changed")
    private boolean allAccounts;

    @Option(
            names = "--even-if-most-leave",
            description = "takes it that more than half of the active reps are gone, which is otherwise held back")
    private boolean evenIfMostLeave;

    @Override
    int run(Desk desk, Page page) {
        try (var org = Org.open(desk.stack(), clock())
                .orElseThrow(() -> new Refusal("the stack '" + desk.stack().name()
                        + "' has no Salesforce org: BATON_SALESFORCE_URL is empty"))) {
            return run(desk, page, org.salesforce());
        }
    }

    private int run(Desk desk, Page page, Salesforce salesforce) {
        var settings = new SettingsStore(desk.dynamoDb(), desk.tables())
                .read()
                .map(published -> Settings.of(published.json()))
                .orElse(Settings.DEFAULTS);
        var synced = new Sync(salesforce, desk.dynamoDb(), desk.tables(), clock())
                .run(settings, new Sync.Order(counts, evenIfMostLeave, allAccounts));
        people(page, settings, synced.people());
        accounts(page, synced.accounts());
        synced.counts().ifPresent(result -> counts(page, result));
        reread(desk, page, salesforce, synced);
        new Doorbells(desk).ring(page, synced.ring());
        return synced.isWhole() ? 0 : 1;
    }

    private static void people(Page page, Settings settings, PeopleResult result) {
        switch (result) {
            case PeopleResult.Done done -> {
                page.line("People: Salesforce knows " + Shown.count(done.users(), "rep") + "; "
                        + done.synced().added().size() + " added, "
                        + done.synced().changed().size() + " changed, "
                        + done.synced().removed().size() + " removed.");
                page.value("added", String.join(", ", done.synced().added()));
                page.value("changed", String.join(", ", done.synced().changed()));
                page.value("removed", String.join(", ", done.synced().removed()));
                done.unusable().forEach(field -> page.value("says nothing", field + ": what is in it cannot be used"));
                done.ambiguous().stream()
                        .sorted()
                        .forEach(rep -> page.value("several Users", rep + ": name one in the column salesforce-user"));
                if (settings.users().filter().isBlank()) {
                    page.line("No filter is set for Users, so nobody is in the roster by Salesforce alone:"
                            + " 'users' in salesforce.yaml says who is.");
                }
            }
            case PeopleResult.Kept kept -> {
                page.line("People: nothing was changed, because " + kept.gone().size() + " of "
                        + Shown.count(kept.of(), "active rep")
                        + " would be gone. Look at the filter and the integration user's permissions;"
                        + " if it is meant so, add --even-if-most-leave.");
                page.value("gone", String.join(", ", kept.gone()));
            }
            case PeopleResult.Failed(var failure) ->
                page.line("People: nothing was changed: " + failure.reason() + ".");
        }
    }

    private static void accounts(Page page, AccountsResult result) {
        switch (result) {
            case AccountsResult.Done done ->
                page.line("Accounts: " + Shown.count(done.written(), "domain") + " written, " + done.removed()
                        + " removed"
                        + (done.shared() == 0
                                ? ""
                                : ", " + done.shared() + " left alone because another account has the domain")
                        + (done.since().isEmpty() ? "; all were read." : "; those that changed were read."));
            case AccountsResult.Failed(var failure) ->
                page.line("Accounts: not all were read: " + failure.reason() + ". The next sync goes on from there.");
        }
    }

    private static void counts(Page page, CountsResult result) {
        switch (result) {
            case CountsResult.Done done -> {
                page.line("Open leads: " + Shown.count(done.reps(), "rep") + " and " + Shown.count(done.leads(), "lead")
                        + " of Baton's counted; " + Shown.count(done.drifted().size(), "record")
                        + " not as Baton has them, "
                        + Shown.count(done.repaired().size(), "load") + " set right.");
                new TreeMap<>(done.changed())
                        .forEach((rep, change) ->
                                page.value(rep, change.now() + " elsewhere, " + change.before() + " before"));
                new TreeMap<>(done.repaired())
                        .forEach((rep, before) -> page.value(rep, "the load said " + before.own() + " of Baton's own"));
            }
            case CountsResult.Failed(var failure) ->
                page.line("Open leads: the loads are as they were: " + failure.reason() + ".");
        }
    }

    private void reread(Desk desk, Page page, Salesforce salesforce, Synced synced) {
        if (!(synced.counts().orElse(null) instanceof CountsResult.Done done)
                || done.drifted().isEmpty()) {
            return;
        }
        switch (salesforce.identity()) {
            case Answer.Failed<Identity>(var failure) ->
                page.line("Those records were not asked for again: " + failure.reason() + ".");
            case Answer.Ok<Identity>(var identity) -> {
                List<String> messages = Gaps.messages(identity.org(), done.drifted(), clock().instant());
                var queue = desk.stack().require("BATON_CHANGES_QUEUE");
                messages.forEach(message -> desk.sqs()
                        .sendMessage(request -> request.queueUrl(queue).messageBody(message)));
                page.line("Track reads those records again now.");
            }
        }
    }
}
