package dev.baton.playbook.source;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Guesses what somebody meant to write. */
public final class Hint {
    /** Found by trial: misspelt names score above, other names below. */
    private static final double ALIKE = 0.85;

    private static final int LISTED = 8;
    private static final int LOOKED_AT = 2_000;
    private static final int LONGEST = 100;

    private Hint() {}

    /** The known name that {@code written} looks most like; else, where they are few, all that are known. */
    public static String of(String written, Collection<String> known) {
        Optional<String> nearest = nearest(written, known);
        if (nearest.isPresent()) {
            return "did you mean " + nearest.get() + "?";
        }
        List<String> sorted = known.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return "";
        }
        String listed = String.join(", ", sorted.subList(0, Math.min(LISTED, sorted.size())));
        return "known: " + listed + (sorted.size() > LISTED ? ", ..." : "");
    }

    /** The known name that {@code written} looks most like, if any does. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        if (written.isBlank() || written.length() > LONGEST) {
            return Optional.empty();
        }
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        String lower = written.toLowerCase(Locale.ROOT);
        String best = "";
        double most = ALIKE;
        for (String candidate : known.stream().limit(LOOKED_AT).sorted().toList()) {
            double alike = similarity.apply(lower, candidate.toLowerCase(Locale.ROOT));
            if (alike > most) {
                most = alike;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }
}
