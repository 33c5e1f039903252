package dev.baton.roster;

import dev.baton.lead.LeadId;
import dev.baton.roster.Pool.Members;
import dev.baton.roster.Pool.NobodyFree;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads reps and pools as scenario files write them. Whatever a file misspells is an error that names it. */
final class ScenarioReader {
    private ScenarioReader() {}

    static Rep rep(String id, @Nullable Object written) {
        Map<String, Object> of = map(written);
        known(
                "rep " + id,
                of,
                Set.of("team", "zone", "weight", "caps", "on", "active", "speaks", "hours", "holidays", "is"));
        return new Rep(
                id,
                id,
                text(of, "team", "SDR"),
                of.containsKey("speaks") ? Set.copyOf(words(of.get("speaks"))) : Set.of(),
                attributes(of),
                ZoneId.of(text(of, "zone", "UTC")),
                thousandths(of.getOrDefault("weight", 1)),
                caps(of.get("caps")),
                Boolean.parseBoolean(text(of, "on", "true")),
                Boolean.parseBoolean(text(of, "active", "true")),
                List.of(),
                "",
                text(of, "hours", ""),
                text(of, "holidays", ""));
    }

    private static Map<String, Set<String>> attributes(Map<String, Object> of) {
        Map<String, Set<String>> attributes = new LinkedHashMap<>();
        map(of.get("is")).forEach((name, values) -> attributes.put(name, Set.copyOf(words(values))));
        return attributes;
    }

    static Map<String, String> texts(@Nullable Object written) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(written).forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    /** {@code {week: Mon-Fri 09:00-18:00, zone: Europe/Berlin, holidays: DE-BY}}; without a zone, that of each rep. */
    static Hours hours(Object written) {
        Map<String, Object> of = map(written);
        known("hours", of, Set.of("week", "zone", "holidays"));
        return new Hours(
                text(of, "week", "always"),
                Optional.ofNullable(of.get("zone")).map(zone -> ZoneId.of(zone.toString())),
                text(of, "holidays", ""));
    }

    static Pool pool(String id, @Nullable Object written) {
        Map<String, Object> of = map(written);
        known(
                "pool " + id,
                of,
                Set.of(
                        "team",
                        "members",
                        "weights",
                        "cap",
                        "hold",
                        "at-most",
                        "look-ahead",
                        "then",
                        "owner-match-counts",
                        "shares-turns-with",
                        "strategy",
                        "same-company-within",
                        "same-company-counts",
                        "same-person-within",
                        "match",
                        "then-teams",
                        "hours"));
        Map<String, Integer> weights = new LinkedHashMap<>();
        map(of.getOrDefault("weights", Map.of())).forEach((rep, weight) -> weights.put(rep, thousandths(weight)));
        Set<String> members = of.containsKey("members") ? Set.copyOf(words(of.get("members"))) : Set.of();
        Set<String> teams = of.containsKey("members") ? Set.of() : Set.of(text(of, "team", "SDR"));
        return new Pool(
                id,
                new Members(teams, members, Set.of(), Map.of()),
                weights,
                caps(of.get("cap")),
                nobodyFree(of),
                Boolean.parseBoolean(text(of, "owner-match-counts", "false")),
                Optional.ofNullable(of.get("shares-turns-with")).map(Object::toString),
                text(of, "strategy", "turns").equals("least-loaded") ? Pool.Strategy.LEAST_LOADED : Pool.Strategy.TURNS,
                words(of.getOrDefault("then-teams", List.of())).stream()
                        .map(team -> new Members(Set.of(team), Set.of(), Set.of(), Map.of()))
                        .toList(),
                Optional.ofNullable(of.get("hours")).map(ScenarioReader::hours),
                new Pool.Continuity(
                        duration(of.getOrDefault("same-company-within", "0 days")),
                        Boolean.parseBoolean(text(of, "same-company-counts", "false")),
                        Optional.ofNullable(of.get("same-person-within")).map(ScenarioReader::duration)),
                texts(of.get("match")));
    }

    /** {@code {rep: bo, ago: 3 days, closed: true}}. */
    static EarlierLead earlier(Object written, Instant now) {
        Map<String, Object> of = map(written);
        known("earlier", of, Set.of("rep", "ago", "closed"));
        return new EarlierLead(
                new LeadId("lead-%017d".formatted(0)),
                text(of, "rep", ""),
                now.minus(duration(text(of, "ago", "0 days"))),
                !Boolean.parseBoolean(text(of, "closed", "false")));
    }

    private static NobodyFree nobodyFree(Map<String, Object> of) {
        boolean untilNextOpening = text(of, "hold", "").equals("until-next-opening");
        return new NobodyFree(
                duration(of.getOrDefault(untilNextOpening ? "at-most" : "hold", "0 minutes")),
                text(of, "then", "fallback"),
                untilNextOpening,
                duration(of.getOrDefault("look-ahead", "0 minutes")));
    }

    private static Caps caps(@Nullable Object written) {
        Map<String, Object> of = map(written);
        known("caps", of, Set.of("open", "day", "week"));
        return new Caps(count(of, "open"), count(of, "day"), count(of, "week"));
    }

    private static OptionalInt count(Map<String, Object> of, String name) {
        return of.get(name) instanceof Integer limit ? OptionalInt.of(limit) : OptionalInt.empty();
    }

    static int thousandths(Object weight) {
        return new BigDecimal(weight.toString()).movePointRight(3).intValueExact();
    }

    /** {@code 30 minutes}, {@code 2 hours}, {@code 1 day}. */
    static Duration duration(Object written) {
        String[] words = written.toString().split(" ", -1);
        long count = Long.parseLong(words[0]);
        return switch (words[1].replaceFirst("s$", "")) {
            case "second" -> Duration.ofSeconds(count);
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            case "day" -> Duration.ofDays(count);
            default -> throw new IllegalArgumentException("no duration: " + written);
        };
    }

    static List<String> words(Object list) {
        return list instanceof List<?> it ? it.stream().map(Object::toString).toList() : List.of(list.toString());
    }

    /** A mapping; an absent one is empty. */
    static Map<String, Object> map(@Nullable Object written) {
        if (written == null) {
            return Map.of();
        }
        if (!(written instanceof Map<?, ?> it)) {
            throw new IllegalArgumentException("not a mapping: " + written);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        it.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }

    static String text(Map<String, Object> of, String name, String otherwise) {
        return of.getOrDefault(name, otherwise).toString();
    }

    static void known(String where, Map<String, Object> of, Set<String> names) {
        for (String name : of.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(where + " does not know '" + name + "'; it knows " + names);
            }
        }
    }
}
