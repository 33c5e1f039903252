package dev.baton.cli;

import dev.baton.lead.Status;
import dev.baton.store.Audit;
import dev.baton.store.Totals;
import dev.baton.store.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Counts where every lead is, item by item, and what lies in the queues. */
@Command(
        name = "totals",
        description = "counts where every lead is, from the tables themselves; exit code 1 when a promise is broken")
final class TotalsCommand extends StackCommand {
    private static final int MOST_VIOLATIONS = 50;

    @Override
    int run(Desk desk, Page page) {
        var totals = Totals.count(desk.dynamoDb(), desk.tables(), clock().instant());
        var queues = new Queues(desk.sqs()).depths(desk.stack().queuePrefix());
        states(page, totals);
        page.gap();
        page.table(
                List.of("QUEUE", "WAITING", "IN HAND"),
                queues.stream()
                        .map(queue -> List.of(
                                queue.name() + (queue.dead() ? " (dead letters)" : ""),
                                String.valueOf(queue.waiting()),
                                String.valueOf(queue.inHand())))
                        .toList());
        page.gap();
        troubles(totals, queues).forEach(page::line);
        return audit(page, Audit.confirmed(desk.dynamoDb(), desk.tables(), new Publishing(desk).activePools()));
    }

    private static int audit(Page page, Audit audit) {
        if (audit.violations().isEmpty()) {
            page.line("Audited " + Shown.count(audit.leads(), "lead") + ": every promise holds.");
            return 0;
        }
        page.line("Audited " + Shown.count(audit.leads(), "lead") + ": "
                + Shown.count(audit.violations().size(), "violation") + " of what is promised.");
        audit.violations().stream()
                .limit(MOST_VIOLATIONS)
                .forEach(found -> page.line("  " + promise(found) + ": " + found.about() + ": " + found.what()));
        return 1;
    }

    private static String promise(Violation found) {
        return found.promise().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void states(Page page, Totals totals) {
        page.table(
                List.of("STATE", "LEADS"),
                Arrays.stream(Status.values())
                        .map(status -> List.of(status.word(), String.valueOf(count(totals, status))))
                        .toList());
        page.gap();
        page.line(Shown.count(totals.all(), "lead") + " accepted = "
                + Arrays.stream(Status.values())
                        .filter(status -> count(totals, status) > 0)
                        .map(status -> count(totals, status) + " " + status.word())
                        .collect(Collectors.joining(" + "))
                + (totals.all() == 0 ? "0" : ""));
        if (totals.shadow() > 0) {
            page.line(Shown.count(totals.shadow(), "lead") + " of them decided in shadow: './baton shadow' compares");
        }
        if (totals.firstTouches() + totals.breached() > 0) {
            page.line("First touches that are open now: " + totals.firstTouches() + " in time, " + totals.breached()
                    + " breached" + (totals.breached() == 0 ? "" : " ('./baton leads --breached' lists them)")
                    + ". What was touched, closed or routed again since is not counted here.");
        }
        page.line(Shown.count(totals.kept(), "input") + " kept that could not be turned into a lead"
                + (totals.kept() == 0 ? "" : ": './baton kept' lists them"));
    }

    private static List<String> troubles(Totals totals, List<Queues.Depth> queues) {
        var troubles = new ArrayList<String>();
        long stuck = count(totals, Status.STUCK);
        if (stuck > 0) {
            troubles.add(Shown.count(stuck, "lead") + " stuck: './baton leads --status stuck' lists them.");
        }
        if (totals.deliverStuck() > 0) {
            troubles.add(Shown.count(totals.deliverStuck(), "delivery") + " given up after the last attempt.");
        }
        queues.stream()
                .filter(queue -> queue.dead() && queue.waiting() + queue.inHand() > 0)
                .forEach(queue -> troubles.add(Shown.count(queue.waiting() + queue.inHand(), "message") + " in "
                        + queue.name() + ": the log of its function says why."));
        return troubles;
    }

    private static long count(Totals totals, Status status) {
        return totals.leads().getOrDefault(status, 0L);
    }
}
