package dev.baton.cli;

import dev.baton.playbook.source.Finding;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.roster.Sources;
import dev.baton.store.RosterStore.Synced;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the roster what a CSV file says. */
@Command(
        name = "import",
        aliases = "sync",
        description =
                "makes what the CSV says of the roster this file; whoever is in no other source gets no more leads")
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
        page.line(csv + " is what the CSV says now: " + counts(synced) + ".");
        tell(page, "added", synced.added());
        tell(page, "changed", synced.changed());
        tell(page, "removed", synced.removed());
        disagreements(desk, page);
        var pools = new TreeSet<>(before);
        pools.addAll(publishing.waiting());
        pools.addAll(desk.playbooks().active().cells().members().keySet());
        new Doorbells(desk).ring(page, pools);
        return 0;
    }

    /** The file is the weakest source: whoever relies on it alone should know where it does not hold. */
    private static void disagreements(Desk desk, Page page) {
        var others = desk.roster().sources().entrySet().stream()
                .filter(one -> one.getValue().csv().isPresent())
                .filter(one -> !one.getValue()
                        .effective(one.getKey())
                        .equals(one.getValue().csv().get()))
                .map(Map.Entry::getKey)
                .toList();
        if (!others.isEmpty()) {
            page.line("Salesforce or somebody by hand says otherwise, and holds, of " + String.join(", ", others)
                    + ": './baton roster show REP' shows what.");
        }
    }

    private void preview(Desk desk, Page page, RosterCsv.Read read) {
        var sources = desk.roster().sources();
        var then = new HashSet<String>();
        read.reps().forEach(rep -> then.add(rep.id()));
        long added = then.stream()
                .filter(id -> !sources.getOrDefault(id, Sources.NONE).member())
                .count();
        long removed = sources.entrySet().stream()
                .filter(one -> !then.contains(one.getKey()) && one.getValue().member())
                .filter(one -> !one.getValue().withCsv(Optional.empty()).member())
                .count();
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
