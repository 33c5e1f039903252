package dev.baton.cli;

import dev.baton.lead.Account;
import dev.baton.playbook.source.AccountsCsv;
import dev.baton.playbook.source.Finding;
import dev.baton.store.LookupStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The accounts that the team has already: leads are matched to them by domain. */
@Command(
        name = "accounts",
        description = "the accounts that leads are matched to by their domain",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AccountsCommand.Load.class)
final class AccountsCommand {
    /** Writes a file's accounts over those that are there. */
    @Command(name = "load", description = "writes the accounts of a CSV file over those that are there")
    static final class Load extends StackCommand {
        private static final int BATCH = 500;
        private static final int TOLD = 100;

        @Parameters(
                paramLabel = "CSV",
                description = "one row for each account; samples/accounts.csv shows the columns")
        private Path csv = Path.of("");

        @Override
        int run(Desk desk, Page page) {
            var writer = new Writer(desk.lookups());
            var findings = AccountsCsv.read(csv, writer::take);
            writer.flush();
            CheckCommand.tell(page, findings.subList(0, Math.min(TOLD, findings.size())));
            if (findings.size() > TOLD) {
                page.line("and " + Shown.count(findings.size() - TOLD, "other"));
            }
            boolean failed = findings.stream().anyMatch(Finding::fatal);
            page.line(
                    writer.written == 0 && !failed
                            ? csv + " has no accounts in it: nothing was changed."
                            : Shown.count(writer.written, "account") + " of " + csv + " written.");
            return failed ? 1 : 0;
        }
    }

    /** Writes in batches, however long the file is. */
    private static final class Writer {
        private final LookupStore lookups;
        private final List<Account> batch = new ArrayList<>();
        private long written;

        Writer(LookupStore lookups) {
            this.lookups = lookups;
        }

        void take(Account account) {
            batch.add(account);
            if (batch.size() == Load.BATCH) {
                flush();
            }
        }

        void flush() {
            if (!batch.isEmpty()) {
                lookups.putAccounts(batch);
                written += batch.size();
                batch.clear();
            }
        }
    }
}
