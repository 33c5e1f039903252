package dev.baton.playbook;

import dev.baton.lead.Outcome;
import dev.baton.lead.Score;
import dev.baton.lead.Verdict;
import dev.baton.lead.Verdict.Tried;
import dev.baton.roster.Pool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Applies one playbook to one lead: reject, score, then the routes from the top. */
record Judge(Playbook playbook, int version) {
    /** The route's name on the verdict of a lead that no route is for. */
    static final String NO_ROUTE = "no route";

    Verdict judge(Situation situation) {
        for (Rejection rejection : playbook.rejections()) {
            if (Matching.of(rejection.when(), situation).matched()) {
                return new Verdict.Rejected(version, rejection.why());
            }
        }
        Score score = playbook.scoring()
                .map(scoring -> new Points(scoring).of(situation))
                .orElse(Score.NONE);
        return route(score, situation.graded(score.grade()));
    }

    private Verdict route(Score score, Situation situation) {
        String missing = missing(score);
        List<Tried> tried = new ArrayList<>();
        String unqualifiedFor = "";
        for (Route route : playbook.routes()) {
            Match match = Matching.of(route.when(), situation);
            if (!match.matched()) {
                tried.add(new Tried(route.name(), false, match.why()));
            } else if (!route.anyScore() && !missing.isEmpty()) {
                tried.add(new Tried(route.name(), false, match.why() + ", but " + missing));
                unqualifiedFor = unqualifiedFor.isEmpty() ? route.name() : unqualifiedFor;
            } else {
                return routed(route, score, tried, match.why(), situation);
            }
        }
        if (unqualifiedFor.isEmpty()) {
            return new Verdict.Routed(version, score, tried, NO_ROUTE, Outcome.FALLBACK, Optional.empty());
        }
        return nurtured(score, tried, missing, situation);
    }

    private Verdict nurtured(Score score, List<Tried> tried, String missing, Situation situation) {
        for (Scoring.Branch branch : playbook.scoring().map(Scoring::branches).orElse(List.of())) {
            Match match = Matching.of(branch.when(), situation);
            if (match.matched()) {
                return new Verdict.Nurtured(
                        version, score, tried, branch.campaign(), missing + "; " + match.why(), branch.scoreAgainOn());
            }
        }
        return new Verdict.Nurtured(
                version,
                score,
                tried,
                playbook.scoring().map(Scoring::campaign).orElse(""),
                missing,
                playbook.scoring().map(Scoring::scoreAgainOn).orElse(List.of()));
    }

    /** What a score lacks, in words; empty when the lead qualifies. */
    private String missing(Score score) {
        return playbook.scoring()
                .filter(s -> score.total() < s.qualifiedAt())
                .map(s -> "it has " + points(score.total()) + " and needs " + s.qualifiedAt())
                .orElse("");
    }

    private static String points(int points) {
        return points == 1 || points == -1 ? points + " point" : points + " points";
    }

    private Verdict routed(Route route, Score score, List<Tried> before, String why, Situation situation) {
        Preferred preferred = Preferred.of(route.to(), situation);
        List<Tried> tried = new ArrayList<>(before);
        tried.add(new Tried(route.name(), true, why + preferred.remark()));
        return new Verdict.Routed(
                version,
                score,
                tried,
                route.name(),
                route.to().pool(),
                preferred.rep(),
                route.mode(),
                wants(route.to().pool(), situation),
                route.sla());
    }

    /** The values of all fields that the pools on the lead's way match their members by; one that it lacks is left out. */
    private Map<String, String> wants(String first, Situation situation) {
        Map<String, String> wants = new TreeMap<>();
        Set<String> asked = new HashSet<>();
        Optional<Pool> at = Optional.ofNullable(playbook.pools().get(first));
        while (at.isPresent() && asked.add(at.get().id())) {
            for (String field : at.get().match().values()) {
                String value = situation.text(field);
                if (!value.isBlank()) {
                    wants.put(field, value);
                }
            }
            at = Optional.ofNullable(playbook.pools().get(at.get().nobodyFree().then()));
        }
        return wants;
    }
}
