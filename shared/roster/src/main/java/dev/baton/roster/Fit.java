package dev.baton.roster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which of a pool's members are for which lead: {@code match} compares what somebody is with what the lead wants. */
public final class Fit {
    private Fit() {}

    /**
     * Everybody on the roster who is not for a lead, with the reason. A lead that lacks a field wants nothing of it.
     *
     * @param wants the lead's values, by the names of its fields
     */
    public static Map<String, String> lacking(Pool pool, Iterable<Rep> reps, Map<String, String> wants) {
        Map<String, String> lacking = new HashMap<>();
        if (pool.match().isEmpty() || wants.isEmpty()) {
            return lacking;
        }
        Map<String, String> match = new TreeMap<>(pool.match());
        for (Rep rep : reps) {
            match.forEach((attribute, field) -> {
                String wanted = wants.getOrDefault(field, "");
                if (!wanted.isEmpty()) {
                    lack(rep, attribute, wanted).ifPresent(why -> lacking.putIfAbsent(rep.id(), why));
                }
            });
        }
        return lacking;
    }

    private static Optional<String> lack(Rep rep, String attribute, String wanted) {
        return switch (attribute) {
            case "speaks" -> unless(has(rep.speaks(), wanted), "does not speak " + wanted);
            case "team" -> unless(rep.team().equalsIgnoreCase(wanted), "is not in the team " + wanted);
            default ->
                unless(
                        has(rep.attributes().getOrDefault(attribute, Set.of()), wanted),
                        "is not for " + attribute + " " + wanted);
        };
    }

    private static boolean has(Iterable<String> values, String wanted) {
        for (String value : values) {
            if (value.equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> unless(boolean fits, String why) {
        return fits ? Optional.empty() : Optional.of(why);
    }
}
