package dev.baton.playbook.source;

import dev.baton.playbook.Matcher;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rejection;
import dev.baton.playbook.Route;
import dev.baton.playbook.Scoring;
import dev.baton.playbook.Segments.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what no lead can be in, reach or get: parts that exclude each other, and what others before take whole, alone or together. */
final class Reachable {
    private final PlaybookReader.Placed placed;
    private final Playbook playbook;
    private final Parts parts;
    private final Findings findings;

    Reachable(PlaybookReader.Placed placed, Parts parts, Findings findings) {
        this.placed = placed;
        this.playbook = placed.playbook();
        this.parts = parts;
        this.findings = findings;
    }

    void check() {
        segments();
        List<Taker> rejections = rejections();
        playbook.scoring().ifPresent(scoring -> {
            scoring.rules().forEach(rule -> rule(rule, rejections));
            branches(scoring.branches(), rejections);
        });
        routes(rejections);
    }

    private void segments() {
        List<Taker> before = new ArrayList<>();
        for (Segment segment : playbook.segments().inOrder()) {
            stated(segment.when()).ifPresent(stated -> {
                String what = "no lead can be in the segment " + Say.quoted(segment.name());
                Optional<List<Part>> leads = parts.of(segment.when());
                Optional<String> why = excluded(segment.when(), leads).or(() -> taken(leads, before, stated.at()));
                why.ifPresent(reason -> findings.error(stated.at(), what, reason));
                leads.ifPresent(these -> before.add(new Taker(Taker.Kind.SEGMENT, segment.name(), stated.at(), these)));
            });
        }
    }

    private List<Taker> rejections() {
        List<Taker> before = new ArrayList<>();
        for (Rejection rejection : playbook.rejections()) {
            stated(rejection.when()).ifPresent(stated -> {
                Optional<List<Part>> leads = parts.of(rejection.when());
                Optional<String> excluded = excluded(rejection.when(), leads);
                excluded.ifPresent(why -> findings.error(stated.at(), "no lead can match this rejection", why));
                if (excluded.isEmpty()) {
                    taken(leads, before, stated.at())
                            .ifPresent(why -> findings.warning(stated.at(), "this rejection is never asked", why));
                }
                leads.ifPresent(
                        these -> before.add(new Taker(Taker.Kind.REJECTION, rejection.why(), stated.at(), these)));
            });
        }
        return before;
    }

    private void rule(Scoring.Rule rule, List<Taker> rejections) {
        stated(rule.when()).ifPresent(stated -> {
            Optional<List<Part>> leads = parts.of(rule.when());
            Optional<String> excluded = excluded(rule.when(), leads);
            excluded.ifPresent(why -> findings.error(stated.at(), "no lead can get these points", why));
            if (excluded.isEmpty()) {
                taken(leads, rejections, stated.at())
                        .ifPresent(
                                why -> findings.warning(stated.at(), "every lead with these points is rejected", why));
            }
        });
    }

    private void branches(List<Scoring.Branch> branches, List<Taker> rejections) {
        List<Taker> before = new ArrayList<>(rejections);
        for (Scoring.Branch branch : branches) {
            stated(branch.when()).ifPresent(stated -> {
                Optional<List<Part>> matching = parts.of(branch.when());
                Optional<List<Part>> leads = matching.flatMap(
                        these -> parts.both(these, List.of(Universe.is(new Aspect.Qualified(), false))));
                excluded(branch.when(), matching)
                        .or(() -> taken(leads, before, stated.at()))
                        .ifPresent(why -> findings.error(stated.at(), "no lead can reach this branch", why));
                leads.ifPresent(
                        these -> before.add(new Taker(Taker.Kind.BRANCH, branch.campaign(), stated.at(), these)));
            });
        }
    }

    private void routes(List<Taker> rejections) {
        List<Taker> before = new ArrayList<>(rejections);
        List<List<Part>> whateverTheScore =
                new ArrayList<>(rejections.stream().map(Taker::leads).toList());
        boolean allSound = true;
        for (RouteReader.Placed one : placed.routes()) {
            allSound &= one.sound();
            Route route = one.route();
            Optional<List<Part>> matching = parts.of(route.when());
            Optional<List<Part>> leads = matching.flatMap(these -> parts.both(these, List.of(qualified(route))));
            if (one.sound()) {
                excluded(route.when(), matching)
                        .or(() -> taken(leads, before, one.at()))
                        .ifPresent(why -> findings.error(
                                one.at(), "no lead can reach the route " + Say.quoted(route.name()), why));
                leads.ifPresent(these -> before.add(new Taker(Taker.Kind.ROUTE, route.name(), one.at(), these)));
                matching.ifPresent(whateverTheScore::add);
            }
        }
        if (allSound && !placed.routes().isEmpty() && parts.surelyLeave(List.of(Part.ALL), whateverTheScore)) {
            findings.warning(
                    placed.routes().getLast().at(),
                    "a lead that no route is for goes to the fallback queue",
                    "end with a route without when");
        }
    }

    private Part qualified(Route route) {
        return route.anyScore() || playbook.scoring().isEmpty() ? Part.ALL : Universe.is(new Aspect.Qualified(), true);
    }

    /** Where the condition stands, if it was understood whole. */
    private Optional<Draft.Stated> stated(Matcher when) {
        return Optional.ofNullable(placed.stated().get(when)).filter(Draft.Stated::sound);
    }

    /** Why nothing can match at all, if so. */
    private Optional<String> excluded(Matcher when, Optional<List<Part>> leads) {
        if (leads.isEmpty()
                || parts.leave(leads.get(), List.of())
                || !(when instanceof Matcher.All(List<Matcher> of))) {
            return Optional.empty();
        }
        List<Matcher> needed = new ArrayList<>(of);
        for (Matcher one : of) {
            List<Matcher> others = new ArrayList<>(needed);
            others.remove(one);
            boolean still = parts.of(new Matcher.All(others))
                    .map(these -> !parts.leave(these, List.of()))
                    .orElse(false);
            if (still) {
                needed = others;
            }
        }
        List<String> names = needed.stream().map(Reachable::key).toList();
        return Optional.of(
                names.size() == 1
                        ? "nothing is left for its " + names.getFirst()
                        : "its parts " + Say.and(names) + " exclude each other");
    }

    private static String key(Matcher matcher) {
        return switch (matcher) {
            case Matcher.All _ -> "when";
            case Matcher.OneOf(String field, List<String> _) -> field;
            case Matcher.Has(String field, List<String> _) -> field;
            case Matcher.Within(String field, List<Matcher.Span> _) -> field;
            case Matcher.Flag(String field, boolean _) -> field;
            case Matcher.NamedAccount _ -> "named-account";
            case Matcher.InSegment _ -> "segment";
            case Matcher.InTerritory _ -> "territory";
            case Matcher.InGrade _ -> "grade";
            case Matcher.Signalled _ -> "signal";
            case Matcher.Expression _ -> "expr";
        };
    }

    /** Who of those before takes all of these leads, alone or together, if so. */
    private Optional<String> taken(Optional<List<Part>> leads, List<Taker> before, Place from) {
        if (leads.isEmpty() || !parts.leave(leads.get(), List.of())) {
            return Optional.empty();
        }
        List<Part> these = leads.get();
        List<Taker> takers = before.stream()
                .filter(taker -> parts.meet(taker.leads(), these))
                .toList();
        if (takers.isEmpty() || leaves(these, takers)) {
            return Optional.empty();
        }
        return Optional.of(Taker.words(
                takers.stream()
                        .filter(taker -> !leaves(these, List.of(taker)))
                        .findFirst()
                        .map(List::of)
                        .orElseGet(() -> fewest(these, takers)),
                from));
    }

    private boolean leaves(List<Part> leads, List<Taker> takers) {
        return parts.leave(leads, takers.stream().map(Taker::leads).toList());
    }

    private List<Taker> fewest(List<Part> leads, List<Taker> takers) {
        List<Taker> needed = new ArrayList<>(takers);
        if (takers.size() <= Taker.MOST_WEIGHED) {
            for (Taker one : takers.reversed()) {
                List<Taker> others = new ArrayList<>(needed);
                others.remove(one);
                if (!leaves(leads, others)) {
                    needed = others;
                }
            }
        }
        return needed;
    }
}
