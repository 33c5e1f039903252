package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Keys;
import dev.baton.lead.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What persons and companies did, of those that did something last. Mutable, for one thread. */
final class Signals {
    /** As many does a lead take along, the newest: the deployed default. */
    private static final int AT_MOST = 50;

    /** As long does the store keep one. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final int remembered;
    private final Map<String, Deque<Signal>> known = new LinkedHashMap<>();

    Signals(int remembered) {
        this.remembered = remembered;
    }

    void record(Keys keys, Signal signal) {
        put("person " + keys.person(), keys.person(), signal);
        put("company " + keys.company(), keys.company(), signal);
    }

    private void put(String name, String key, Signal signal) {
        if (key.isEmpty()) {
            return;
        }
        Deque<Signal> its = known.remove(name);
        its = its == null ? new ArrayDeque<>(2) : its;
        its.addFirst(signal);
        if (its.size() > AT_MOST) {
            its.removeLast();
        }
        known.put(name, its);
        if (known.size() > 2 * remembered) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /** The same facts, with what is remembered of the person and the company. */
    Facts with(Facts facts, Keys keys, Instant now) {
        Deque<Signal> person = known.getOrDefault("person " + keys.person(), new ArrayDeque<>());
        Deque<Signal> company = known.getOrDefault("company " + keys.company(), new ArrayDeque<>());
        if (person.isEmpty() && company.isEmpty()) {
            return facts;
        }
        Set<Signal> all = new LinkedHashSet<>(facts.signals());
        person.forEach(signal -> all.add(by(signal, Signal.By.PERSON)));
        company.forEach(signal -> {
            if (!all.contains(by(signal, Signal.By.PERSON))) {
                all.add(by(signal, Signal.By.COMPANY));
            }
        });
        List<Signal> newest = new ArrayList<>(all);
        newest.removeIf(signal -> signal.at().plus(KEPT).isBefore(now));
        newest.sort(Comparator.comparing(Signal::at).reversed());
        return new Facts(
                facts.emailKind(),
                facts.country(),
                facts.employees(),
                facts.industry(),
                facts.account(),
                newest.subList(0, Math.min(AT_MOST, newest.size())),
                facts.skipped());
    }

    private static Signal by(Signal signal, Signal.By whose) {
        return new Signal(signal.kind(), signal.at(), whose, signal.detail());
    }
}
