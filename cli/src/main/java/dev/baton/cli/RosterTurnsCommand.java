package dev.baton.cli;

import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.roster.Assigner;
import dev.baton.roster.Capacity;
import dev.baton.roster.Load;
import dev.baton.roster.Place;
import dev.baton.roster.Rep;
import dev.baton.roster.Request;
import dev.baton.roster.Sharing;
import dev.baton.roster.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows, for each pool, whose turns come next, by the same rule that decides, and how everybody stands. */
@Command(
        name = "turns",
        description =
                "shows whose turns come next in each pool, if everybody stays as they are; each member's share, what they had"
                        + " this week, and how many turns they are owed or ahead")
final class RosterTurnsCommand extends StackCommand {
    private static final int MOST = 100;

    @Option(names = "--next", paramLabel = "N", description = "how many turns; 5 when not given")
    private int turns = 5;

    @Mixin
    private Format format = new Format();

    /** One pool. */
    record Standing(String pool, List<String> next, List<Member> members) {}

    /**
     * One of its members.
     *
     * @param share of the pool's turns, in percent, among those who are free now; zero for who is not
     * @param thisWeek how many leads the member had through this pool in this week of their own
     * @param owed turns; below zero, ahead
     * @param now why the member can have no lead of the pool now, or {@code free}
     */
    record Member(String rep, int tier, double share, int thisWeek, double owed, boolean newcomer, String now) {}

    @Override
    int run(Desk desk, Page page) {
        if (turns < 1 || turns > MOST) {
            throw new Misuse("--next is between 1 and " + MOST);
        }
        var playbook = new Publishing(desk).activePlaybook();
        if (playbook.isEmpty()) {
            page.line("No playbook is active yet, so there are no pools.");
            return 0;
        }
        var pools = playbook.get().pools();
        var names = new TreeSet<String>();
        pools.keySet().forEach(pool -> names.addAll(Sharing.turnsOf(pools, pool)));
        var reps = desk.roster().all().reps().stream().map(Rep::id).toList();
        var snapshot = desk.assignments().read(reps, names, List.of()).snapshot();
        var assigner = playbook.get().assigner();
        var standings = new TreeSet<>(pools.keySet())
                .stream().map(pool -> standing(assigner, pool, snapshot)).toList();
        if (format.isJson()) {
            page.json(standings);
        } else {
            write(page, standings);
        }
        return 0;
    }

    private Standing standing(Assigner assigner, String pool, Snapshot snapshot) {
        Instant now = clock().instant();
        List<Place> places = assigner.places(snapshot, pool, now);
        List<Member> members = places.stream()
                .map(place -> member(place, places, pool, snapshot, now))
                .toList();
        return new Standing(pool, next(assigner, pool, snapshot, now), members);
    }

    private static Member member(Place place, List<Place> all, String pool, Snapshot snapshot, Instant now) {
        int sum = all.stream()
                .filter(other -> other.free() && other.tier() == place.tier())
                .mapToInt(Place::weight)
                .sum();
        double share = place.free() ? 100.0 * place.weight() / sum : 0;
        int week = Optional.ofNullable(snapshot.reps().get(place.rep()))
                .map(rep -> Capacity.at(snapshot.load(rep.id()), now, rep.zone()))
                .map(load -> load.pools().getOrDefault(pool, Load.PoolLoad.NONE).thisWeek())
                .orElse(0);
        String state = place.free() ? "free" : place.refusal();
        return new Member(place.rep(), place.tier() + 1, share, week, place.owed(), place.newcomer(), state);
    }

    /** As leads would be given that nobody owns and nobody is left out of, one after the other. They are decided as in shadow: nobody fills up. */
    private List<String> next(Assigner assigner, String pool, Snapshot snapshot, Instant now) {
        var next = new ArrayList<String>();
        var at = snapshot;
        for (int turn = 0; turn < turns; turn++) {
            var lead = new LeadId("turn-%017d".formatted(turn));
            var request = new Request(lead, pool, List.of(), Map.of(), Optional.empty(), "", Map.of(), false);
            var decisions = assigner.decide(at, List.of(request), now);
            if (decisions.decided().getFirst().outcome() instanceof Outcome.Assigned(Owner owner, String by, String _)
                    && owner instanceof Owner.Rep rep
                    && by.equals(pool)) {
                next.add(rep.id());
                at = decisions.after();
            } else {
                break;
            }
        }
        return next;
    }

    private static void write(Page page, List<Standing> standings) {
        for (Standing standing : standings) {
            page.line(standing.pool() + ": "
                    + (standing.next().isEmpty() ? "nobody is free" : "next " + String.join(", ", standing.next())));
            int had = standing.members().stream().mapToInt(Member::thisWeek).sum();
            boolean tiers = standing.members().stream().anyMatch(member -> member.tier() > 1);
            page.table(
                    List.of("REP", "SHARE", "HAD THIS WEEK", "PLACE", "NOW"),
                    standing.members().stream()
                            .map(member -> List.of(
                                    member.rep() + (tiers ? ", tier " + member.tier() : ""),
                                    member.share() == 0 ? "-" : percent(member.share()),
                                    had == 0
                                            ? "0"
                                            : member.thisWeek() + " (" + percent(100.0 * member.thisWeek() / had) + ")",
                                    place(member.newcomer(), member.owed()),
                                    member.now()))
                            .toList());
            page.gap();
        }
        page.line(
                "Whoever is away, full or off is owed nothing for that time and keeps what they are ahead; a newcomer starts level.");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share);
    }

    /** How somebody stands in a pool's turns, in words. */
    static String place(boolean newcomer, double owed) {
        if (newcomer) {
            return "new, starts level";
        }
        String turns = String.format(Locale.ROOT, "%.1f", Math.abs(owed));
        if (turns.equals("0.0")) {
            return "level";
        }
        return owed > 0 ? "owed " + turns + " turns" : turns + " turns ahead";
    }
}
