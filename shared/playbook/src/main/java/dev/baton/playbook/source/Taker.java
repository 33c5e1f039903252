package dev.baton.playbook.source;

import java.util.ArrayList;
import java.util.List;

/** Something that comes before and takes leads away: a segment, a rejection or a route. */
record Taker(Kind kind, String name, Place at, List<Part> leads) {
    /** Of so many it is found out which are needed to take everything; of more, all are named. */
    static final int MOST_WEIGHED = 40;

    private static final int SHOWN = 5;

    /** What it is. */
    enum Kind {
        SEGMENT,
        REJECTION,
        BRANCH,
        ROUTE
    }

    /** {@code the route europe in line 13 takes them all; the first match wins}. */
    static String words(List<Taker> takers, Place from) {
        if (takers.size() == 1) {
            Taker one = takers.getFirst();
            return switch (one.kind) {
                case SEGMENT -> "the segment " + Say.cut(one.name) + " above takes them all; the first match wins";
                case REJECTION -> one.words(from) + " takes them all";
                case BRANCH, ROUTE -> one.words(from) + " takes them all; the first match wins";
            };
        }
        List<String> words = new ArrayList<>();
        List<String> routes = new ArrayList<>();
        for (Taker taker : takers) {
            switch (taker.kind) {
                case REJECTION, BRANCH, SEGMENT -> words.add(taker.words(from));
                case ROUTE -> routes.add(Say.cut(taker.name));
            }
        }
        if (!routes.isEmpty()) {
            words.add("the route" + (routes.size() == 1 ? " " : "s ") + Say.and(few(routes)));
        }
        return Say.and(few(words)) + " take them all together";
    }

    private String words(Place from) {
        return switch (kind) {
            case SEGMENT -> "the segment " + Say.cut(name);
            case REJECTION -> "the rejection in " + at.seenFrom(from);
            case BRANCH -> "the branch in " + at.seenFrom(from);
            case ROUTE -> "the route " + Say.cut(name) + " in " + at.seenFrom(from);
        };
    }

    private static List<String> few(List<String> names) {
        if (names.size() <= SHOWN + 1) {
            return names;
        }
        List<String> few = new ArrayList<>(names.subList(0, SHOWN));
        few.add((names.size() - SHOWN) + " others");
        return few;
    }
}
