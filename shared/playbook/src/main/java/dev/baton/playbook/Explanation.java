package dev.baton.playbook;

import dev.baton.lead.Score.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a verdict rests on and does not say itself: how the lead's territory and segment were found, and each rule, also where it does not
 * hold. Made by {@link Playbook#explain}.
 *
 * @param territory the lead's territory; empty where the playbook has none
 * @param territoryWhy how it was found
 * @param segment the lead's segment; empty where it has none
 * @param segments those that were looked at, in order, with what came of it
 * @param rejections those that were looked at, in order
 * @param rules every rule that gives points, in the order written
 * @param branches where a lead that does not qualify may wait, as far as they were looked at, in order; none for one that qualifies
 */
public record Explanation(
        String territory,
        String territoryWhy,
        String segment,
        List<Looked> segments,
        List<Looked> rejections,
        List<Rule> rules,
        List<Looked> branches) {
    /**
     * Something that was looked at.
     *
     * @param why what of the lead decided it
     */
    public record Looked(String name, boolean matched, String why) {}

    /**
     * A rule that gives points.
     *
     * @param points as written, before age and caps count
     * @param name the playbook's own words for it
     * @param why what of the lead decided it
     */
    public record Rule(Dimension dimension, int points, String name, boolean matched, String why) {}

    public Explanation {
        segments = List.copyOf(segments);
        rejections = List.copyOf(rejections);
        rules = List.copyOf(rules);
        branches = List.copyOf(branches);
    }

    /** {@code nurtured}: whether the verdict is that the lead waits. */
    static Explanation of(Playbook playbook, Situation situation, Rows rows, boolean nurtured) {
        List<Looked> rejections = new ArrayList<>();
        for (Rejection rejection : playbook.rejections()) {
            Match match = Matching.of(rejection.when(), situation);
            rejections.add(new Looked(rejection.why(), match.matched(), match.why()));
            if (match.matched()) {
                break;
            }
        }
        return new Explanation(
                situation.territory(),
                playbook.territories().map(t -> found(t, situation, rows)).orElse(""),
                situation.segment(),
                segments(playbook.segments(), situation),
                rejections,
                playbook.scoring().map(scoring -> rules(scoring, situation)).orElse(List.of()),
                playbook.scoring()
                        .filter(_ -> nurtured)
                        .map(scoring -> branches(scoring, situation))
                        .orElse(List.of()));
    }

    private static List<Looked> branches(Scoring scoring, Situation situation) {
        List<Looked> looked = new ArrayList<>();
        for (Scoring.Branch branch : scoring.branches()) {
            Match match = Matching.of(branch.when(), situation);
            looked.add(new Looked(branch.campaign(), match.matched(), match.why()));
            if (match.matched()) {
                return looked;
            }
        }
        looked.add(new Looked(scoring.campaign(), true, "it takes the rest"));
        return looked;
    }

    private static String found(Territories territories, Situation situation, Rows rows) {
        List<LookupKey> keys =
                territories.lookups(situation.lead(), situation.facts()).wanted();
        Optional<LookupKey> row =
                keys.stream().filter(key -> rows.find(key).isPresent()).findFirst();
        if (row.isPresent()) {
            return "the row " + shown(row.get());
        }
        String by = Words.and(territories.by());
        return keys.isEmpty()
                ? "the lead does not say its " + territories.by().getFirst()
                : "no row for its " + by + ", " + shown(keys.getFirst());
    }

    /** What of the lead the row is for; a column that any lead fits is left out. */
    private static String shown(LookupKey key) {
        return Stream.of(key.key().split("\\|", -1))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static List<Looked> segments(Segments segments, Situation situation) {
        Situation plain = situation.unplaced();
        List<Looked> looked = new ArrayList<>();
        for (Segments.Segment segment : segments.inOrder()) {
            Match match = Matching.of(segment.when(), plain);
            looked.add(new Looked(segment.name(), match.matched(), match.why()));
            if (match.matched()) {
                return looked;
            }
        }
        if (!segments.otherwise().isEmpty()) {
            looked.add(new Looked(segments.otherwise(), true, "it takes the rest"));
        }
        return looked;
    }

    private static List<Rule> rules(Scoring scoring, Situation situation) {
        List<Rule> rules = new ArrayList<>();
        for (Scoring.Rule rule : scoring.rules()) {
            Match match = Matching.of(rule.when(), situation);
            rules.add(new Rule(rule.dimension(), rule.points(), rule.why(), match.matched(), match.why()));
        }
        return rules;
    }
}
