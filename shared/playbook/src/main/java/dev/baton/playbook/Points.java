package dev.baton.playbook;

import dev.baton.lead.Score;
import dev.baton.lead.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up a lead's points: each rule's, fewer for an old signal, and of a dimension no more than its cap. Whole numbers throughout. */
record Points(Scoring scoring) {
    Score of(Situation situation) {
        Map<Score.Dimension, Integer> given = new EnumMap<>(Score.Dimension.class);
        List<Score.Fired> fired = new ArrayList<>();
        for (Scoring.Rule rule : scoring.rules()) {
            if (Matching.of(rule.when(), situation).matched()) {
                Score.Fired one = fired(rule, situation);
                given.merge(one.dimension(), one.points(), Integer::sum);
                fired.add(one);
            }
        }
        List<Score.Capped> capped = new ArrayList<>();
        int fit = counted(Score.Dimension.FIT, given, capped);
        int behaviour = counted(Score.Dimension.BEHAVIOUR, given, capped);
        int intent = counted(Score.Dimension.INTENT, given, capped);
        return new Score(fit, behaviour, intent, fired, capped, scoring.grades().of(fit + behaviour + intent));
    }

    private Score.Fired fired(Scoring.Rule rule, Situation situation) {
        Optional<Scoring.Decay> decay = scoring.decay(rule.dimension());
        Optional<Signal> signal = decay.flatMap(_ -> Matching.signal(rule.when(), situation));
        if (decay.isEmpty() || signal.isEmpty()) {
            return new Score.Fired(rule.dimension(), rule.points(), rule.why());
        }
        Duration age = Duration.between(signal.get().at(), situation.now());
        int left = decay.get().left(rule.points(), age);
        String why = left == rule.points()
                ? rule.why()
                : rule.why() + " (" + Words.ago(age) + ": " + rule.points() + " became " + left + ")";
        return new Score.Fired(rule.dimension(), left, why);
    }

    private int counted(Score.Dimension dimension, Map<Score.Dimension, Integer> given, List<Score.Capped> capped) {
        int points = given.getOrDefault(dimension, 0);
        int cap = scoring.cap(dimension).orElse(points);
        if (points > cap) {
            capped.add(new Score.Capped(dimension, points, cap));
        }
        return Math.min(points, cap);
    }
}
