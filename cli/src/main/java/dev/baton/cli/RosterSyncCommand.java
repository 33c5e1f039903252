package dev.baton.cli;

import dev.baton.playbook.source.Finding;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.store.RosterStore.Synced;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the roster what a CSV file says. */
@Command(name = "sync", description = "makes the roster what a CSV file says; whoever is missing gets no more leads")
final class RosterSyncCommand extends StackCommand {
    @Parameters(paramLabel = "CSV", description = "one row for each rep; samples/roster.csv shows the columns")
    private Path csv = Path.of("");

    @Option(names = "--dry-run", description = "checks and counts, and changes nothing")
    private boolean dryRun;

    @Override
    int run(Desk desk, Page page) {
        var read = RosterCsv.read(csv);
        CheckCommand.tell(page, read.findings());
        if (read.findings().stream().anyMatch(Finding::fatal)) {
            throw new Refusal(csv + " has " + CheckCommand.errors(read.findings()) + "; the roster is as it was");
        }
        if (dryRun) {
            preview(desk, page, read);
            return 0;
        }
        var publishing = new Publishing(desk);
        var before = desk.playbooks().active().cells().members().keySet();
        var synced = desk.roster().sync(read.reps(), publishing::cellsOfActive);
        page.line(csv + " is the roster now: " + counts(synced) + ".");
        tell(page, "added", synced.added());
        tell(page, "changed", synced.changed());
        tell(page, "removed", synced.removed());
        var pools = new TreeSet<>(before);
        pools.addAll(publishing.waiting());
        pools.addAll(desk.playbooks().active().cells().members().keySet());
        new Doorbells(desk).ring(page, pools);
        return 0;
    }

    private void preview(Desk desk, Page page, RosterCsv.Read read) {
        var now = new HashSet<String>();
        desk.roster().all().reps().forEach(rep -> now.add(rep.id()));
        var then = new HashSet<String>();
        read.reps().forEach(rep -> then.add(rep.id()));
        long added = then.stream().filter(id -> !now.contains(id)).count();
        long removed = now.stream().filter(id -> !then.contains(id)).count();
        page.line(csv + " is good: " + Shown.count(then.size(), "rep") + ", " + added + " of them new; " + removed
                + " of those who are there now would get no more leads. Nothing was changed.");
    }

    private static String counts(Synced synced) {
        return synced.added().size() + " added, " + synced.changed().size() + " changed, "
                + synced.removed().size() + " removed";
    }

    private static void tell(Page page, String what, List<String> ids) {
        page.value(what, String.join(", ", ids));
    }
}
