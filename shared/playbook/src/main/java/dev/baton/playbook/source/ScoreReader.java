package dev.baton.playbook.source;

import dev.baton.lead.Score.Dimension;
import dev.baton.playbook.Scoring;
import dev.baton.playbook.Scoring.Again;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code score}. */
final class ScoreReader {
    private static final int MOST = 10_000;
    private static final int MOST_RULES = 1_000;
    private static final Map<String, Again> AGAIN = Map.of("new-form", Again.NEW_FORM, "new-signal", Again.NEW_SIGNAL);

    private final Findings findings;
    private final Conditions conditions;

    ScoreReader(Findings findings, Conditions conditions) {
        this.findings = findings;
        this.conditions = conditions;
    }

    Optional<Scoring> read(Node node) {
        return Section.of(
                        node,
                        "score",
                        findings,
                        Set.of("qualified-at", "fit", "behaviour", "intent", "below"),
                        Set.of())
                .map(this::scoring);
    }

    private Scoring scoring(Section section) {
        section.required("qualified-at", "the points from which on a lead is for a rep");
        int qualifiedAt = section.whole("qualified-at", -MOST, MOST).orElse(0);
        List<Scoring.Rule> rules = new ArrayList<>();
        rules(section, "fit", Dimension.FIT, rules);
        rules(section, "behaviour", Dimension.BEHAVIOUR, rules);
        rules(section, "intent", Dimension.INTENT, rules);
        int most =
                rules.stream().mapToInt(Scoring.Rule::points).filter(p -> p > 0).sum();
        if (!findings.fatal() && most < qualifiedAt) {
            findings.warning(
                    section.at("qualified-at"),
                    "no lead can reach " + qualifiedAt + " points: all rules together give " + most,
                    "lower it, or give more points");
        }
        Optional<Section> below = section.required("below", "where such leads wait: {nurture: {campaign: Newsletter}}")
                .flatMap(n -> Section.of(n, "below", findings, Set.of("nurture", "score-again-on"), Set.of()));
        String campaign = below.flatMap(b -> b.required("nurture", "like nurture: {campaign: Newsletter}"))
                .flatMap(n -> Section.of(n, "nurture", findings, Set.of("campaign"), Set.of()))
                .flatMap(n -> n.requiredText("campaign", "the campaign's name"))
                .map(text -> text.text().strip())
                .orElse("");
        List<Again> again = below.map(this::again).orElse(List.of());
        return new Scoring(qualifiedAt, rules, campaign, again);
    }

    private List<Again> again(Section below) {
        List<Again> again = new ArrayList<>();
        for (Node.Text word : below.texts("score-again-on")) {
            Again known = AGAIN.get(word.text().strip());
            if (known == null) {
                findings.error(
                        word.at(),
                        "score-again-on does not know " + Say.quoted(word.text()),
                        Hint.of(word.text(), AGAIN.keySet()));
            } else {
                again.add(known);
            }
        }
        return again;
    }

    private void rules(Section section, String key, Dimension dimension, List<Scoring.Rule> rules) {
        for (Node node : Lists.of(section.node(key), key, MOST_RULES, findings)) {
            Section.of(node, "a rule of " + key, findings, Set.of("points", "when", "why"), Set.of())
                    .ifPresent(rule -> {
                        rule.required("points", "a whole number; negative to take points");
                        OptionalInt points = rule.whole("points", -MOST, MOST);
                        String why = rule.requiredText("why", "a few words; the rep will read them")
                                .map(text -> text.text().strip())
                                .orElse("");
                        rules.add(new Scoring.Rule(
                                dimension,
                                points.orElse(0),
                                conditions.required(rule, "the leads that get the points"),
                                why));
                    });
        }
    }
}
