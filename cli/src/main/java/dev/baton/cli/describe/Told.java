package dev.baton.cli.describe;

import dev.baton.lead.Outcome;
import dev.baton.playbook.Sentences;
import dev.baton.roster.Caps;
import dev.baton.roster.Fallback;
import dev.baton.roster.Hours;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Pools, people and hours in words. */
final class Told {
    private Told() {}

    static String members(Pool.Members members) {
        List<String> parts = new ArrayList<>();
        if (!members.teams().isEmpty()) {
            parts.add("of the team " + or(members.teams()));
        }
        if (!members.reps().isEmpty()) {
            parts.add("who are " + or(members.reps()));
        }
        if (!members.speaks().isEmpty()) {
            parts.add("who speak "
                    + Sentences.or(members.speaks().stream()
                            .sorted()
                            .map(code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH))
                            .toList()));
        }
        new TreeMap<>(members.attributes()).forEach((name, values) -> parts.add("with " + name + " " + or(values)));
        return parts.isEmpty() ? "Everybody" : "All " + String.join(", ", parts);
    }

    static String nobodyFree(Pool.NobodyFree nobody, Fallback fallback) {
        String ahead = nobody.lookAhead().isZero()
                ? ""
                : "who begins first within " + Sentences.period(nobody.lookAhead()) + " gets it at once; else ";
        return ahead + waits(nobody) + pool(nobody.then(), fallback);
    }

    /** The same in a few words. */
    static String briefly(Pool.NobodyFree nobody, Fallback fallback) {
        String then = nobody.then().equals(Outcome.FALLBACK) ? fallback.queue() : nobody.then();
        return nobody.hold().isZero()
                ? "Nobody free: " + then + " at once"
                : "Nobody free: waits " + Sentences.period(nobody.hold()) + ", then " + then;
    }

    private static String waits(Pool.NobodyFree nobody) {
        if (nobody.hold().isZero()) {
            return "at once to ";
        }
        String time = Sentences.period(nobody.hold());
        return nobody.untilNextOpening()
                ? "it waits until the first of them begins to work, " + time + " at most, then goes to "
                : "it waits up to " + time + ", then goes to ";
    }

    static String pool(String name, Fallback fallback) {
        return name.equals(Outcome.FALLBACK) ? "the queue " + fallback.queue() : name;
    }

    static List<String> rules(Pool pool) {
        List<String> rules = new ArrayList<>();
        rules.add(
                switch (pool.strategy()) {
                    case TURNS -> "They take turns, by weight.";
                    case LEAST_LOADED ->
                        "Who has the least open work for what they may have is next; among equals, by turns.";
                });
        for (int tier = 0; tier < pool.tiers().size(); tier++) {
            rules.add("When nobody before them is free: " + members(pool.tiers().get(tier)) + ".");
        }
        String caps = caps(pool.caps());
        if (!caps.isEmpty()) {
            rules.add("Each has " + caps + " of this pool's leads.");
        }
        pool.hours().ifPresent(hours -> rules.add("The pool works " + hours(hours) + "."));
        new TreeMap<>(pool.match())
                .forEach((has, wanted) -> rules.add(
                        "Only those get a lead whose " + has + " is the lead's " + wanted + ", where it has one."));
        Pool.Continuity continuity = pool.continuity();
        if (pool.keepsCompanies()) {
            rules.add("A company's next lead within " + Sentences.period(continuity.company())
                    + " goes to whoever had its last one"
                    + (continuity.companyCounts() ? ", and counts as that person's turn." : "."));
        }
        continuity
                .person()
                .ifPresent(time -> rules.add("A person's next lead within " + Sentences.period(time)
                        + " goes to whoever had the last one."));
        pool.sharesTurnsWith().ifPresent(other -> rules.add("It shares its turns with " + other + "."));
        if (pool.ownerMatchCounts()) {
            rules.add("A lead that goes to its account's owner counts as that person's turn.");
        }
        return rules;
    }

    static String hours(Hours hours) {
        String zone = hours.zone().map(its -> " in " + its).orElse(" on each person's own clock");
        String holidays = switch (hours.holidays()) {
            case "" -> "";
            case Hours.EACH_REP -> ", but for each person's public holidays";
            default -> ", but for the public holidays of " + hours.holidays();
        };
        return hours.week() + zone + holidays;
    }

    static String caps(Caps caps) {
        List<String> parts = new ArrayList<>();
        limit(caps.open(), " open", parts);
        limit(caps.day(), " a day", parts);
        limit(caps.week(), " a week", parts);
        return parts.isEmpty() ? "" : "at most " + String.join(", ", parts);
    }

    private static void limit(OptionalInt limit, String of, List<String> parts) {
        limit.ifPresent(most -> parts.add(most + of));
    }

    /** A weight of thousandths, as people write it. */
    static String weight(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }

    static String name(Rep rep) {
        return rep.name().isEmpty() ? rep.id() : rep.name();
    }

    static String count(long count, String one) {
        return count(count, one, one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s");
    }

    static String count(long count, String one, String several) {
        return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? one : several);
    }

    private static String or(Set<String> values) {
        return Sentences.or(values.stream().sorted().toList());
    }
}
