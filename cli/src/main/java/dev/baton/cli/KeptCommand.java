package dev.baton.cli;

import dev.baton.store.KeptStore;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what came from outside and could not be turned into a lead, with the reason; not what was in it. */
@Command(
        name = "kept",
        description = "lists what could not be turned into a lead, with the reason, the newest day first")
final class KeptCommand extends StackCommand {
    private static final int MOST = 400;

    @Option(names = "--days", paramLabel = "N", description = "how many days back; 7 when not given")
    private int days = 7;

    @Override
    int run(Desk desk, Page page) {
        if (days < 1 || days > MOST) {
            throw new Misuse("--days is between 1 and " + MOST);
        }
        var today = LocalDate.ofInstant(clock().instant(), ZoneOffset.UTC);
        var kept = new ArrayList<KeptStore.Kept>();
        for (int back = 0; back < days; back++) {
            kept.addAll(desk.kept().on(today.minusDays(back)));
        }
        if (kept.isEmpty()) {
            page.line("Nothing was kept in the last " + Shown.count(days, "day") + ".");
            return 0;
        }
        page.table(
                List.of("KEPT", "FROM", "ID", "REASON"),
                kept.stream()
                        .map(each -> List.of(
                                Shown.time(each.at(), clock().getZone()), each.origin(), each.id(), each.reason()))
                        .toList());
        return 0;
    }
}
