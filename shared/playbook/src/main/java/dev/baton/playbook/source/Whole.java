package dev.baton.playbook.source;

import dev.baton.lead.Outcome;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Segments;
import dev.baton.roster.Pool;
import dev.baton.roster.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what only the whole playbook shows: names that nobody has, routes that no lead reaches, circles. */
final class Whole {
    private final PlaybookReader.Placed placed;
    private final Playbook playbook;
    private final Findings findings;

    Whole(PlaybookReader.Placed placed, Findings findings) {
        this.placed = placed;
        this.playbook = placed.playbook();
        this.findings = findings;
    }

    /**
     * Checks it.
     *
     * @return what was not looked into, because it would have taken too long, in words
     */
    List<String> check() {
        names();
        Universe universe = new Universe(placed);
        Parts parts = new Parts(universe, placed);
        new Reachable(placed, parts, findings).check();
        new Gaps(placed, parts, findings).check();
        placed.routes().stream().filter(RouteReader.Placed::sound).forEach(this::graded);
        circles();
        turns();
        unused();
        List<String> leftOut = new ArrayList<>(universe.leftOut());
        if (parts.gaveUp()) {
            leftOut.add("whether leads can reach all of it, as its conditions combine in too many ways");
        }
        return leftOut;
    }

    private void names() {
        Set<String> segments = new LinkedHashSet<>();
        playbook.segments().inOrder().stream().map(Segments.Segment::name).forEach(segments::add);
        if (!playbook.segments().otherwise().isEmpty()) {
            segments.add(playbook.segments().otherwise());
        }
        Set<String> pools = placed.pools().keySet();
        Set<String> poolsAndFallback = new LinkedHashSet<>(pools);
        poolsAndFallback.add(Outcome.FALLBACK);
        for (Draft.Reference reference : placed.references()) {
            switch (reference.kind()) {
                case SEGMENT -> known(reference, "segment", segments);
                case TERRITORY -> territory(reference);
                case NAMED_ACCOUNTS -> namedAccounts(reference);
                case GRADE -> grade(reference);
                case POOL -> known(reference, "pool", pools);
                case POOL_OR_FALLBACK -> known(reference, "pool", poolsAndFallback);
                case REP -> {
                    if (!reference.name().contains("@")) {
                        findings.error(
                                reference.at(),
                                Say.quoted(reference.name()) + " is no rep",
                                "reps are named by their e-mail address");
                    }
                }
            }
        }
    }

    private void territory(Draft.Reference reference) {
        if (playbook.territories().isEmpty()) {
            findings.error(
                    reference.at(),
                    "there are no territories in this playbook",
                    "add territories: {file: territories.csv, by: [country, state], otherwise: rest-of-world}");
        } else {
            known(reference, "territory", placed.territories());
        }
    }

    private void namedAccounts(Draft.Reference reference) {
        if (playbook.namedAccounts().isEmpty()) {
            findings.error(
                    reference.at(),
                    "there are no named accounts in this playbook",
                    "add named-accounts: {file: named-accounts.csv}");
        }
    }

    private void grade(Draft.Reference reference) {
        List<String> grades =
                playbook.scoring().map(scoring -> scoring.grades().names()).orElse(List.of());
        if (grades.isEmpty()) {
            findings.error(
                    reference.at(),
                    "there are no grades in this playbook",
                    "add grades: {A: 80+, B: 50-79, C: otherwise} to score");
        } else {
            known(reference, "grade", new LinkedHashSet<>(grades));
        }
    }

    private void known(Draft.Reference reference, String what, Set<String> names) {
        if (!names.contains(reference.name())) {
            findings.error(
                    reference.at(),
                    "there is no " + what + " " + Say.quoted(reference.name()),
                    Hint.of(reference.name(), names));
        }
    }

    /** A grade that lies below the qualifying score is no way into a route that asks for that score. */
    private void graded(RouteReader.Placed route) {
        playbook.scoring()
                .filter(scoring -> !route.route().anyScore())
                .filter(scoring ->
                        !Grading.reaches(scoring.grades(), route.route().when(), scoring.qualifiedAt(), Long.MAX_VALUE))
                .ifPresent(scoring -> findings.error(
                        route.at(),
                        "no lead can reach the route "
                                + Say.quoted(route.route().name()) + ": its grades lie below the "
                                + scoring.qualifiedAt() + " points that it needs",
                        "add any-score: true, or name other grades"));
    }

    private void circles() {
        Set<String> told = new HashSet<>();
        for (PoolReader.Placed start : placed.pools().values()) {
            List<String> way = new ArrayList<>(List.of(start.pool().id()));
            PoolReader.Placed next = after(start);
            while (next != null && !way.contains(next.pool().id())) {
                way.add(next.pool().id());
                next = after(next);
            }
            if (next != null && next.pool().id().equals(start.pool().id()) && told.addAll(way)) {
                way.add(start.pool().id());
                findings.error(
                        start.then(),
                        "leads would go in a circle: " + String.join(", then ", way),
                        "let one of them end in fallback");
            }
        }
    }

    private PoolReader.@Nullable Placed after(PoolReader.Placed pool) {
        String then = pool.pool().nobodyFree().then();
        return then.equals(Outcome.FALLBACK) ? null : placed.pools().get(then);
    }

    private void turns() {
        for (PoolReader.Placed pool : placed.pools().values()) {
            pool.pool().sharesTurnsWith().map(placed.pools()::get).ifPresent(other -> {
                Pool.Members theirs = other.pool().members();
                if (other.pool().id().equals(pool.pool().id())) {
                    findings.error(pool.at(), "the pool " + pool.pool().id() + " cannot share turns with itself");
                } else if (!theirs.equals(pool.pool().members())) {
                    findings.error(
                            pool.at(),
                            "the pools " + pool.pool().id() + " and "
                                    + other.pool().id() + " share turns but select different members",
                            "give both the same members");
                } else if (!weights(other.pool()).equals(weights(pool.pool()))) {
                    findings.error(
                            pool.at(),
                            "the pools " + pool.pool().id() + " and "
                                    + other.pool().id() + " share turns but have different weights",
                            "one turn has one weight for each member: give both the same, or turns of their own");
                }
            });
        }
    }

    /** Those that change anything: not to be named and to be named with 1 is the same. */
    private static Map<String, Integer> weights(Pool pool) {
        Map<String, Integer> weights = new HashMap<>(pool.weights());
        weights.values().removeIf(weight -> weight == Weights.ONE);
        return weights;
    }

    private void unused() {
        Set<String> used = new HashSet<>();
        placed.references().forEach(reference -> used.add(reference.name()));
        for (PoolReader.Placed pool : placed.pools().values()) {
            if (!used.contains(pool.pool().id())) {
                findings.warning(
                        pool.at(),
                        "no route and no pool leads to the pool "
                                + Say.quoted(pool.pool().id()),
                        "remove it, or name it in a route");
            }
        }
    }
}
