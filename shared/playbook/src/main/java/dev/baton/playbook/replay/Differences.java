package dev.baton.playbook.replay;

import dev.baton.lead.Outcome;
import dev.baton.lead.Outcome.PassedOver;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.playbook.replay.Replayed.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what was stored with what came out again, field by field, in words. */
final class Differences {
    private static final String NOTHING = "nothing";

    private Differences() {}

    static void add(List<Difference> differences, String field, Object stored, Object again) {
        if (!stored.equals(again)) {
            differences.add(new Difference(field, stored.toString(), again.toString()));
        }
    }

    static List<Difference> of(Verdict stored, Verdict again) {
        List<Difference> differences = fields(fields(stored), fields(again));
        if (differences.isEmpty() && !stored.equals(again)) {
            differences.add(new Difference("verdict", stored.toString(), again.toString()));
        }
        return differences;
    }

    static List<Difference> of(Outcome stored, Outcome again) {
        List<Difference> differences = fields(fields(stored), fields(again));
        if (differences.isEmpty() && !stored.equals(again)) {
            differences.add(new Difference("outcome", stored.toString(), again.toString()));
        }
        return differences;
    }

    /** The first that differs: those after it mostly follow from it. */
    static List<Difference> passedOver(List<PassedOver> stored, List<PassedOver> again) {
        for (int i = 0; i < Math.max(stored.size(), again.size()); i++) {
            String then = i < stored.size() ? text(stored.get(i)) : NOTHING;
            String now = i < again.size() ? text(again.get(i)) : NOTHING;
            if (!then.equals(now)) {
                return List.of(new Difference("passed over, number " + (i + 1), then, now));
            }
        }
        return List.of();
    }

    private static String text(PassedOver over) {
        return over.rep() + ": " + over.why();
    }

    private static List<Difference> fields(Map<String, String> stored, Map<String, String> again) {
        List<Difference> differences = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>(stored);
        again.forEach(all::putIfAbsent);
        all.keySet()
                .forEach(field -> add(
                        differences, field, stored.getOrDefault(field, NOTHING), again.getOrDefault(field, NOTHING)));
        return differences;
    }

    private static Map<String, String> fields(Verdict verdict) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (verdict) {
            case Verdict.Rejected rejected -> {
                fields.put("verdict", "rejected");
                fields.put("why", rejected.why());
            }
            case Verdict.Nurtured nurtured -> {
                fields.put("verdict", "nurtured");
                fields.put("campaign", nurtured.campaign());
                fields.put("why", nurtured.why());
            }
            case Verdict.Routed routed -> {
                fields.put("verdict", "routed");
                fields.put("route", routed.route());
                fields.put("pool", routed.pool());
                routed.preference().ifPresent(first -> fields.put("asked first", first.rep() + ": " + first.why()));
                routed.mode().ifPresent(mode -> fields.put("mode of the route", mode.word()));
                routed.wants().forEach((field, value) -> fields.put("needs " + field, value));
                routed.sla().ifPresent(sla -> fields.put("first touch", sla.toString()));
            }
        }
        fields.put("score", Integer.toString(verdict.score().total()));
        verdict.score()
                .fired()
                .forEach(fired -> fields.merge(
                        "points for " + fired.why(),
                        Integer.toString(fired.points()),
                        (one, more) -> one + ", " + more));
        verdict.tried()
                .forEach(tried -> fields.put(
                        "route " + tried.route(), (tried.matched() ? "taken: " : "not taken: ") + tried.why()));
        return fields;
    }

    private static Map<String, String> fields(Outcome outcome) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (outcome) {
            case Outcome.Assigned assigned -> {
                fields.put("outcome", "assigned");
                fields.put("owner", owner(assigned.owner()));
                fields.put("picked by", assigned.pool());
                fields.put("because", assigned.why());
            }
            case Outcome.Held held -> {
                fields.put("outcome", "held");
                fields.put("waits in", held.pool());
                fields.put("until", held.until().toString());
            }
            case Outcome.Nurtured nurtured -> fields.put("outcome", "nurtured in " + nurtured.campaign());
            case Outcome.Rejected rejected -> fields.put("outcome", "rejected: " + rejected.why());
        }
        return fields;
    }

    private static String owner(Owner owner) {
        return switch (owner) {
            case Owner.Rep rep -> rep.id();
            case Owner.Queue queue -> "the queue " + queue.name();
            case Owner.User user -> user.name();
        };
    }
}
