package dev.baton.cli;

import dev.baton.domains.Addresses;
import dev.baton.lead.Ids;
import dev.baton.store.Forgetting;
import dev.baton.store.LeadState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases a person. */
@Command(
        name = "forget",
        description =
                "erases everything of a person; without --yes it only shows what there is. It can be repeated at any time")
final class ForgetCommand extends StackCommand {
    @Parameters(paramLabel = "EMAIL", description = "the person's e-mail address")
    private String email = "";

    @Option(names = "--yes", description = "erases it")
    private boolean yes;

    @Override
    int run(Desk desk, Page page) {
        var address = Addresses.key(email)
                .orElseThrow(() -> new Misuse("'" + Shown.brief(email, 80) + "' is no e-mail address"));
        var person = new Ids(desk.secret()).person(address);
        var forgetting = desk.forgetting();
        var found = forgetting.find(person, address);
        show(page, found);
        if (found.isEmpty()) {
            page.line("Nothing of this person is here.");
            mentioned(page, found);
            return 0;
        }
        if (!yes) {
            mentioned(page, found);
            page.line("Nothing was erased. './baton forget EMAIL --yes' erases it, for good.");
            return 0;
        }
        erase(desk, page, forgetting, found);
        mentioned(page, found);
        unreached(page);
        return 0;
    }

    private void erase(Desk desk, Page page, Forgetting forgetting, Forgetting.Found found) {
        var doorbells = new Doorbells(desk);
        var ring = new TreeSet<String>();
        int[] items = {0};
        forgetting.erase(found, clock().instant(), erased -> {
            items[0] += erased.items();
            erased.before().ifPresent(before -> ring.addAll(Freed.pools(doorbells, before)));
        });
        page.line("Erased: " + Shown.count(found.leads().size(), "lead") + " with "
                + Shown.count(items[0], "item") + " beside them, "
                + Shown.count(found.personItems(), "item") + " of the person, "
                + Shown.count(found.companySignals(), "signal") + " of the company that this person gave, and "
                + Shown.count(found.kept(), "input")
                + " that had been kept. The leads are counted as erased from now on.");
        doorbells.ring(page, ring);
    }

    private static void show(Page page, Forgetting.Found found) {
        List<List<String>> rows = new ArrayList<>();
        for (LeadState lead : found.leads()) {
            rows.add(List.of(lead.id().value(), LeadPage.standing(lead)));
        }
        if (!rows.isEmpty()) {
            page.table(List.of("LEAD", "IS"), rows);
        }
        if (!found.isEmpty()) {
            page.line("Beside " + Shown.count(found.leads().size(), "lead") + ": "
                    + Shown.count(found.personItems(), "item") + " of the person, "
                    + Shown.count(found.companySignals(), "signal") + " of the company that this person gave, "
                    + Shown.count(found.kept(), "kept input") + ".");
        }
    }

    private static void mentioned(Page page, Forgetting.Found found) {
        found.mentions()
                .forEach(lead -> page.line("The address stands in what somebody else sent, lead " + lead
                        + ": look at it, and erase that person if it must go."));
    }

    private static void unreached(Page page) {
        page.line("Not reached from here:");
        page.line("  Salesforce: its own Lead, Contact, Tasks and change history; delete them there.");
        page.line(
                "  Messages on their way or among the dead letters: gone after a fortnight at most; none of them brings anything back.");
        page.line("  Whoever listens on the bus of outcomes, and what they kept.");
        page.line(
                "  Backups: the tables can be restored to any second of the last 35 days; give the command again after a restore.");
        page.line("Logs and metrics hold no personal data.");
    }
}
