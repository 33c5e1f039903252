package dev.baton.playbook.source;

import dev.baton.lead.Verdict.Again;
import dev.baton.playbook.Grades;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code below}: where leads wait that have too few points, as one place or as a list of branches. */
final class BelowReader {
    private static final Map<String, Again> AGAIN = Map.of("new-form", Again.NEW_FORM, "new-signal", Again.NEW_SIGNAL);
    private static final String NURTURE = "nurture";
    private static final String SCORE_AGAIN_ON = "score-again-on";
    private static final String WHEN = "when";
    private static final int MOST = 100;

    private final Findings findings;
    private final Conditions conditions;

    BelowReader(Draft draft, Conditions conditions) {
        this.findings = draft.findings();
        this.conditions = conditions;
    }

    /** The branches, and where a lead waits that none of them takes. */
    record Below(List<Scoring.Branch> branches, String campaign, List<Again> scoreAgainOn) {
        static final Below NOTHING = new Below(List.of(), "", List.of());
    }

    Below read(Section score, int qualifiedAt, Grades grades) {
        Optional<Node> node = score.required("below", "where such leads wait: {nurture: {campaign: Newsletter}}");
        if (node.isEmpty()) {
            return Below.NOTHING;
        }
        if (node.get() instanceof Node.Items items) {
            return branches(items, qualifiedAt, grades);
        }
        return Section.of(node.get(), "below", findings, Set.of(NURTURE, SCORE_AGAIN_ON), Set.of())
                .map(all -> new Below(List.of(), campaign(all), again(all)))
                .orElse(Below.NOTHING);
    }

    private Below branches(Node.Items items, int qualifiedAt, Grades grades) {
        List<Scoring.Branch> branches = new ArrayList<>();
        Optional<Below> rest = Optional.empty();
        for (Node item : Lists.of(Optional.of(items), "below", MOST, findings)) {
            Optional<Section> section =
                    Section.of(item, "a branch of below", findings, Set.of(WHEN, NURTURE, SCORE_AGAIN_ON), Set.of());
            if (section.isEmpty()) {
                continue;
            }
            if (rest.isPresent()) {
                findings.error(
                        section.get().at(),
                        "no lead can reach this branch",
                        "the one without when above takes them all; move it to the end");
            }
            int before = findings.count();
            Optional<Matcher> when =
                    section.get().node(WHEN).map(node -> conditions.read(node, Conditions.Scope.ROUTE));
            String campaign = campaign(section.get());
            List<Again> again = again(section.get());
            if (when.isEmpty()) {
                rest = Optional.of(rest.orElse(new Below(List.of(), campaign, again)));
            } else {
                if (findings.count() == before) {
                    graded(section.get(), when.get(), qualifiedAt, grades);
                }
                branches.add(new Scoring.Branch(when.get(), campaign, again));
            }
        }
        if (rest.isEmpty()) {
            findings.error(
                    items.at(),
                    "below does not say where the leads wait that none of its branches takes",
                    "end with a branch without when: {nurture: {campaign: Newsletter}}");
        }
        Below last = rest.orElse(Below.NOTHING);
        return new Below(branches, last.campaign(), last.scoreAgainOn());
    }

    private void graded(Section branch, Matcher when, int qualifiedAt, Grades grades) {
        if (!Grading.reaches(grades, when, Long.MIN_VALUE, qualifiedAt - 1L)) {
            findings.error(
                    branch.at(WHEN),
                    "no lead can reach this branch: its grades begin at " + qualifiedAt + " points or above",
                    "name grades that lie below");
        }
    }

    private String campaign(Section section) {
        return section.required(NURTURE, "like nurture: {campaign: Newsletter}")
                .flatMap(node -> Section.of(node, NURTURE, findings, Set.of("campaign"), Set.of()))
                .flatMap(nurture -> nurture.requiredText("campaign", "the campaign's name"))
                .map(text -> text.text().strip())
                .orElse("");
    }

    private List<Again> again(Section section) {
        List<Again> again = new ArrayList<>();
        for (Node.Text word : section.texts(SCORE_AGAIN_ON)) {
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
}
