package dev.baton.roster;

import dev.baton.roster.Pool.Members;
import dev.baton.roster.Pool.NobodyFree;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reps and pools for tests, said shortly. */
final class Team {
    private Team() {}

    static Rep rep(String id) {
        return rep(id, "SDR", ZoneId.of("UTC"), 1000, Caps.NONE);
    }

    static Rep rep(String id, String team, ZoneId zone, int weight, Caps caps) {
        return new Rep(id, id, team, Set.of(), Map.of(), zone, weight, caps, true, true, List.of(), "");
    }

    /** The same, who speaks these and works then. */
    static Rep working(Rep rep, Set<String> speaks, String hours) {
        return new Rep(
                rep.id(),
                rep.name(),
                rep.team(),
                speaks,
                rep.attributes(),
                rep.zone(),
                rep.weight(),
                rep.caps(),
                rep.on(),
                rep.active(),
                rep.leave(),
                rep.bookingUrl(),
                hours,
                "DE-BY");
    }

    static Caps caps(int open, int day, int week) {
        return new Caps(limit(open), limit(day), limit(week));
    }

    private static OptionalInt limit(int count) {
        return count < 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** A pool of one team, whose leads wait {@code hold} and then go to {@code then}. */
    static Pool pool(String id, String team, Caps caps, Duration hold, String then) {
        return new Pool(id, ofTeam(team), Map.of(), caps, new NobodyFree(hold, then), false, Optional.empty());
    }

    static Pool pool(String id, String team) {
        return pool(id, team, Caps.NONE, Duration.ZERO, "fallback");
    }

    static Pool sharing(Pool pool, String other) {
        return new Pool(
                pool.id(),
                pool.members(),
                pool.weights(),
                pool.caps(),
                pool.nobodyFree(),
                pool.ownerMatchCounts(),
                Optional.of(other));
    }

    static Pool counting(Pool pool) {
        return new Pool(
                pool.id(),
                pool.members(),
                pool.weights(),
                pool.caps(),
                pool.nobodyFree(),
                true,
                pool.sharesTurnsWith());
    }

    private static Members ofTeam(String team) {
        return new Members(Set.of(team), Set.of(), Set.of(), Map.of());
    }
}
