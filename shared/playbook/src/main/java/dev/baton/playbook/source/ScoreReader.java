package dev.baton.playbook.source;

import dev.baton.lead.Score.Dimension;
import dev.baton.playbook.Grades;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Scoring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@code score}. */
final class ScoreReader {
    private static final int MOST = 10_000;
    private static final int MOST_RULES = 1_000;
    private static final Map<String, Dimension> DIMENSIONS =
            Map.of("fit", Dimension.FIT, "behaviour", Dimension.BEHAVIOUR, "intent", Dimension.INTENT);
    private static final Pattern DECAY = Pattern.compile("(\\d{1,3})\\s*% every (.{1,30})");

    private final Draft draft;
    private final Findings findings;
    private final Conditions conditions;

    ScoreReader(Draft draft, Conditions conditions) {
        this.draft = draft;
        this.findings = draft.findings();
        this.conditions = conditions;
    }

    Optional<Scoring> read(Node node) {
        return Section.of(
                        node,
                        "score",
                        findings,
                        Set.of("qualified-at", "fit", "behaviour", "intent", "caps", "decay", "grades", "below"),
                        Set.of())
                .map(this::scoring);
    }

    private Scoring scoring(Section section) {
        section.required("qualified-at", "the points from which on a lead is for a rep");
        int qualifiedAt = section.whole("qualified-at", -MOST, MOST).orElse(0);
        List<Scoring.Rule> rules = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            rules(section, dimension, rules);
        }
        List<Scoring.Cap> caps = caps(section);
        List<Scoring.Decay> decay = decay(section, rules);
        Grades grades =
                section.node("grades").map(new GradeReader(findings)::read).orElse(Grades.NONE);
        attainable(section, qualifiedAt, rules, caps, grades);
        BelowReader.Below below = new BelowReader(draft, conditions).read(section, qualifiedAt, grades);
        return new Scoring(
                qualifiedAt, rules, below.campaign(), below.scoreAgainOn(), caps, decay, grades, below.branches());
    }

    private List<Scoring.Cap> caps(Section section) {
        List<Scoring.Cap> caps = new ArrayList<>();
        section.node("caps")
                .flatMap(node -> Section.of(node, "caps", findings, DIMENSIONS.keySet(), Set.of()))
                .ifPresent(block -> {
                    for (String name : new TreeSet<>(DIMENSIONS.keySet())) {
                        OptionalInt points = block.whole(name, 1, MOST);
                        points.ifPresent(most -> caps.add(new Scoring.Cap(dimension(name), most)));
                    }
                });
        return caps;
    }

    private List<Scoring.Decay> decay(Section section, List<Scoring.Rule> rules) {
        List<Scoring.Decay> decay = new ArrayList<>();
        section.node("decay")
                .flatMap(node -> Section.of(node, "decay", findings, DIMENSIONS.keySet(), Set.of()))
                .ifPresent(block -> {
                    for (String name : new TreeSet<>(DIMENSIONS.keySet())) {
                        block.text(name).flatMap(text -> decay(name, text)).ifPresent(one -> {
                            if (rules.stream()
                                    .noneMatch(rule -> rule.dimension() == one.dimension() && signals(rule.when()))) {
                                findings.warning(
                                        block.at(name),
                                        "no rule of " + name + " asks for a signal, so nothing there grows old",
                                        "points for what a lead is do not decay");
                            }
                            decay.add(one);
                        });
                    }
                });
        return decay;
    }

    private Optional<Scoring.Decay> decay(String dimension, Node.Text text) {
        java.util.regex.Matcher written = DECAY.matcher(text.text().strip());
        Optional<Duration> every = written.matches() ? Amounts.period(written.group(2)) : Optional.empty();
        OptionalInt percent = written.matches() ? Amounts.whole(written.group(1), 1, 100) : OptionalInt.empty();
        if (percent.isEmpty() || every.filter(Duration::isPositive).isEmpty()) {
            findings.error(
                    text.at(), Say.quoted(text.text()) + " does not say how points decay", "like 50% every 30 days");
            return Optional.empty();
        }
        return Optional.of(new Scoring.Decay(dimension(dimension), percent.getAsInt(), every.get()));
    }

    private static boolean signals(Matcher when) {
        return when instanceof Matcher.Signalled
                || (when instanceof Matcher.All(List<Matcher> parts)
                        && parts.stream().anyMatch(ScoreReader::signals));
    }

    /** Says which marks no lead can come up to. */
    private void attainable(
            Section section, int qualifiedAt, List<Scoring.Rule> rules, List<Scoring.Cap> caps, Grades grades) {
        if (findings.fatal()) {
            return;
        }
        Map<Dimension, Integer> given = new EnumMap<>(Dimension.class);
        rules.forEach(rule -> given.merge(rule.dimension(), Math.max(0, rule.points()), Integer::sum));
        caps.forEach(cap -> given.computeIfPresent(cap.dimension(), (_, points) -> Math.min(points, cap.points())));
        int most = given.values().stream().mapToInt(Integer::intValue).sum();
        String all = "all rules together give " + most + (caps.isEmpty() ? "" : " within the caps");
        if (most < qualifiedAt) {
            findings.warning(
                    section.at("qualified-at"),
                    "no lead can reach " + qualifiedAt + " points: " + all,
                    "lower it, or give more points");
        }
        for (Grades.Band band : grades.bands()) {
            if (band.points().from() > most) {
                findings.warning(
                        section.at("grades"),
                        "no lead can have the grade " + band.name() + ": " + all,
                        "lower it, or give more points");
            }
        }
    }

    private void rules(Section section, Dimension dimension, List<Scoring.Rule> rules) {
        String key = dimension.name().toLowerCase(Locale.ROOT);
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
                                conditions.required(rule, Conditions.Scope.SCORE, "the leads that get the points"),
                                why));
                    });
        }
    }

    private static Dimension dimension(String word) {
        return Dimension.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
