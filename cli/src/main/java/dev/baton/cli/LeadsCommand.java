package dev.baton.cli;

import dev.baton.lead.FirstTouch;
import dev.baton.lead.Mode;
import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists leads. Nothing of what the person wrote is shown: that takes {@code lead}, one at a time. */
@Command(
        name = "leads",
        description = "lists leads, the newest first; reads the whole table",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = LeadsResendCommand.class)
final class LeadsCommand extends StackCommand {
    private static final List<String> COLUMNS = List.of("LEAD", "ACCEPTED", "STATUS", "ROUTE", "POOL", "OWNER", "FROM");
    private static final int MOST = 10_000;

    @Option(names = "--status", paramLabel = "STATUS", description = "only these: ${COMPLETION-CANDIDATES}")
    private @Nullable Status status;

    @Option(names = "--breached", description = "only those that should have been touched by now, and were not")
    private boolean breached;

    @Option(names = "--limit", paramLabel = "N", description = "how many at most; 20 when not given")
    private int limit = 20;

    @Mixin
    private Format format = new Format();

    @Override
    int run(Desk desk, Page page) {
        if (limit < 1 || limit > MOST) {
            throw new Misuse("--limit is between 1 and " + MOST);
        }
        var wanted = Optional.ofNullable(status);
        var newest = new Newest(limit);
        var now = clock().instant();
        desk.leads().each(state -> {
            if ((wanted.isEmpty() || wanted.get() == state.status()) && (!breached || isBreached(state, now))) {
                newest.take(state);
            }
        });
        var leads = newest.list();
        if (format.isJson()) {
            page.json(leads);
            return 0;
        }
        if (leads.isEmpty()) {
            page.line("There are no leads"
                    + wanted.map(w -> " that are " + w.word())
                            .orElse(breached ? " that nobody has touched in time" : " yet")
                    + ".");
            return 0;
        }
        var people = new People(desk.roster().all().reps());
        page.table(COLUMNS, leads.stream().map(lead -> row(lead, people)).toList());
        if (newest.seen() > leads.size()) {
            page.line("The newest " + leads.size() + " of " + newest.seen() + "; --limit shows more.");
        }
        return 0;
    }

    private static boolean isBreached(LeadState state, Instant now) {
        return state.status() == Status.ASSIGNED
                && state.firstTouch(now).orElse(null) instanceof FirstTouch.Breached(Duration _, boolean touched)
                && !touched;
    }

    private List<String> row(LeadState state, People people) {
        return List.of(
                state.id().value(),
                Shown.time(state.acceptedAt(), clock().getZone()),
                state.status().word()
                        + (state.mode() == Mode.SHADOW ? ", shadow" : "")
                        + (state.deliverStuck() ? ", not delivered" : "")
                        + (isBreached(state, clock().instant()) ? ", breached" : ""),
                state.route(),
                state.hold().map(LeadState.Hold::pool).orElse(state.pool()),
                state.owner().map(people::brief).orElse(""),
                state.source());
    }
}
