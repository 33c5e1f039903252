package dev.baton.cli;

import dev.baton.lead.LeadId;
import dev.baton.lead.Owner;
import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Routes leads once more, by the playbook and the roster of now: first shown, then done, and gone on with where it was interrupted. */
@Command(
        name = "reroute",
        description = {
            "routes leads once more, each as a new routing; without --yes it only shows what would happen",
            "Leads are chosen by what is given of --lead, --owner, --pool, --route, --held and --since, all of it together. "
                    + "Those that are assigned, held or stuck are meant; others only where --lead names them."
        })
final class RerouteCommand extends StackCommand {
    private static final int SHOWN = 200;

    @Option(names = "--lead", paramLabel = "LEAD", description = "this lead; may be repeated")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--owner", paramLabel = "REP", description = "leads of this rep, or of the queue of this name")
    private String owner = "";

    @Option(names = "--pool", paramLabel = "POOL", description = "leads that came through this pool or wait in it")
    private String pool = "";

    @Option(names = "--route", paramLabel = "ROUTE", description = "leads that took this route")
    private String route = "";

    @Option(names = "--held", description = "leads that wait")
    private boolean held;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description =
                    "leads accepted since: a day (2026-11-20), a moment (2026-11-20T08:00), or how long ago (PT6H)")
    private String since = "";

    @Option(names = "--not-to-earlier-owner", description = "whoever has a lead now does not get it this time")
    private boolean notToEarlierOwner;

    @Option(names = "--return-turn", description = "whoever took a turn for a lead gets it back")
    private boolean returnTurn;

    @Option(names = "--why", paramLabel = "TEXT", description = "why; kept with each lead")
    private String why = "";

    @Option(names = "--plan", paramLabel = "FILE", description = "goes on with what an earlier call listed there")
    private @Nullable Path plan;

    @Option(names = "--rate", paramLabel = "N", description = "how many leads a second at most; 10 when not given")
    private int rate = 10;

    @Option(names = "--yes", description = "does it")
    private boolean yes;

    @Override
    int run(Desk desk, Page page) {
        if (rate < 1) {
            throw new Misuse("--rate is 1 or more");
        }
        try {
            var chosen = plan == null ? RoutingPlan.of(choose(desk), terms()) : RoutingPlan.read(plan);
            return chosen.steps().isEmpty() ? nothing(desk, page) : run(desk, page, chosen);
        } catch (IOException failed) {
            throw new UncheckedIOException("the plan: " + failed.getMessage(), failed);
        }
    }

    private RoutingPlan.Terms terms() {
        return new RoutingPlan.Terms(notToEarlierOwner, returnTurn, why);
    }

    private int nothing(Desk desk, Page page) {
        page.line("There is no such lead." + KnownNames.of(desk).unknown(route, pool));
        return 0;
    }

    private int run(Desk desk, Page page, RoutingPlan chosen) throws IOException {
        if (!yes) {
            new ReroutePreview(desk, page, clock()).show(chosen, SHOWN);
            var file = plan == null ? chosen.write(Path.of(""), clock().instant()) : plan;
            page.line("Nothing was changed. './baton reroute --plan " + file + " --yes' does it.");
            return 0;
        }
        var file = plan == null ? chosen.write(Path.of(""), clock().instant()) : plan;
        page.line("If this is interrupted, './baton reroute --plan " + file + " --yes' goes on.");
        return new RerouteRun(desk, page, clock(), operator(), rate).run(chosen);
    }

    private List<LeadState> choose(Desk desk) {
        if (ids.isEmpty() && owner.isEmpty() && pool.isEmpty() && route.isEmpty() && !held && since.isEmpty()) {
            throw new Misuse("say which leads: --lead, --owner, --pool, --route, --held or --since");
        }
        Optional<Instant> from =
                since.isEmpty() ? Optional.empty() : Optional.of(Since.read("--since", since, clock()));
        List<LeadState> chosen = new ArrayList<>();
        if (ids.isEmpty()) {
            desk.leads().each(lead -> {
                if (usual(lead.status()) && matches(lead, from)) {
                    chosen.add(lead);
                }
            });
        } else {
            Set<LeadId> named = new HashSet<>();
            ids.forEach(id -> named.add(LeadPage.id(id)));
            for (LeadId id : named) {
                var lead = desk.leads().state(id).orElseThrow(() -> Dossier.unknown(id));
                if (matches(lead, from)) {
                    chosen.add(lead);
                }
            }
        }
        chosen.sort(Comparator.comparing(LeadState::acceptedAt)
                .thenComparing(lead -> lead.id().value()));
        return chosen;
    }

    private static boolean usual(Status status) {
        return switch (status) {
            case ASSIGNED, HELD, STUCK -> true;
            case RECEIVED, NURTURED, REJECTED, CLOSED, ERASED -> false;
        };
    }

    private boolean matches(LeadState lead, Optional<Instant> from) {
        return (!held || lead.status() == Status.HELD)
                && (route.isEmpty() || lead.route().equals(route))
                && (pool.isEmpty()
                        || lead.hold()
                                .map(LeadState.Hold::pool)
                                .orElse(lead.pool())
                                .equals(pool))
                && (owner.isEmpty() || lead.owner().filter(this::isOwner).isPresent())
                && from.filter(at -> lead.acceptedAt().isBefore(at)).isEmpty();
    }

    private boolean isOwner(Owner has) {
        return switch (has) {
            case Owner.Rep rep -> rep.id().equals(owner.toLowerCase(Locale.ROOT));
            case Owner.Queue queue -> queue.name().equals(owner);
            case Owner.User user -> user.id().equals(owner);
        };
    }
}
