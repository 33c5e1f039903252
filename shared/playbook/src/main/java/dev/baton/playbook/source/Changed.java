package dev.baton.playbook.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two playbooks, in the words that they are written in: {@code route "DACH": to dach-team, now emea-team}. Whatever a
 * playbook can say is compared; what only looks different (order of keys, comments, spaces) is not a difference.
 */
public final class Changed {
    /** What the items of a list are called, by the key that names each. */
    private static final List<String> NAMES = List.of("route", "why", "test");

    private final List<String> said = new ArrayList<>();

    private Changed() {}

    /** From one source to the other, as versions keep them; a sentence each, in the order of the playbook. */
    public static List<String> between(Sources before, Sources after) {
        Changed changed = new Changed();
        changed.playbook(read(before), read(after));
        return changed.said;
    }

    private static Node read(Sources sources) {
        Map.Entry<String, String> first = sources.files().entrySet().iterator().next();
        return new Including(
                        new Findings(first.getKey()),
                        (name, _, _) -> Optional.ofNullable(sources.files().get(name)))
                .read(first.getValue())
                .orElse(new Node.Block(List.of(), Place.START));
    }

    private void playbook(Node before, Node after) {
        Map<String, Node> old = entries(before);
        Map<String, Node> now = entries(after);
        for (String key : keys(old, now)) {
            part(key, old.get(key), now.get(key));
        }
    }

    private void part(String key, @Nullable Node before, @Nullable Node after) {
        switch (key) {
            case "routes" -> list("route", before, after);
            case "reject" -> list("rejection", before, after);
            case "tests" -> list("test", before, after);
            case "score" -> score(entries(before), entries(after));
            case "pools" -> named("pool", entries(before), entries(after));
            case "segments" -> {
                named("segment", entries(before), entries(after));
                moved(
                        "segment",
                        List.copyOf(entries(before).keySet()),
                        List.copyOf(entries(after).keySet()));
            }
            default -> value(key, before, after);
        }
    }

    private void score(Map<String, Node> before, Map<String, Node> after) {
        for (String key : keys(before, after)) {
            if (Set.of("fit", "behaviour", "intent").contains(key)) {
                list("rule of " + key, before.get(key), after.get(key));
            } else {
                value("score, " + key, before.get(key), after.get(key));
            }
        }
    }

    /** Blocks by their names: which came, which went, and what differs within. */
    private void named(String what, Map<String, Node> before, Map<String, Node> after) {
        for (String name : keys(before, after)) {
            String title = what + " " + Say.quoted(name);
            if (!before.containsKey(name)) {
                said.add(title + " is new: " + Written.of(after.get(name)));
            } else if (!after.containsKey(name)) {
                said.add(title + " is gone");
            } else {
                value(title, before.get(name), after.get(name));
            }
        }
    }

    private void list(String what, @Nullable Node before, @Nullable Node after) {
        Map<String, Node> old = items(before);
        Map<String, Node> now = items(after);
        named(what, old, now);
        moved(what, List.copyOf(old.keySet()), List.copyOf(now.keySet()));
    }

    /** The order counts: who of those that stayed stands elsewhere among them. */
    private void moved(String what, List<String> before, List<String> after) {
        if (what.equals("test") || what.startsWith("rule")) {
            return;
        }
        List<String> old = before.stream().filter(after::contains).toList();
        List<String> now = after.stream().filter(before::contains).toList();
        Set<String> stayed = new HashSet<>(TextDiff.common(old, now));
        for (int i = 0; i < now.size(); i++) {
            if (!stayed.contains(now.get(i))) {
                said.add(what + " " + Say.quoted(now.get(i)) + " has moved: now "
                        + (i == 0 ? "first" : "after " + Say.quoted(now.get(i - 1))));
            }
        }
    }

    private void value(String title, @Nullable Node before, @Nullable Node after) {
        String old = Written.of(before);
        String now = Written.of(after);
        if (old.equals(now)) {
            return;
        }
        if (before instanceof Node.Block && after instanceof Node.Block && !isCondition(title)) {
            Map<String, Node> olds = entries(before);
            Map<String, Node> nows = entries(after);
            keys(olds, nows).forEach(key -> value(title + ", " + key, olds.get(key), nows.get(key)));
        } else if (old.isEmpty()) {
            said.add(title + ": now " + now);
        } else if (now.isEmpty()) {
            said.add(title + ": no longer " + old);
        } else {
            said.add(title + ": " + old + ", now " + now);
        }
    }

    private static boolean isCondition(String title) {
        return title.startsWith("segment ") || title.endsWith(", when");
    }

    private static Set<String> keys(Map<String, Node> before, Map<String, Node> after) {
        Set<String> keys = new LinkedHashSet<>(after.keySet());
        keys.addAll(before.keySet());
        return keys;
    }

    private static Map<String, Node> entries(@Nullable Node node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node instanceof Node.Block block) {
            block.entries().forEach(entry -> entries.put(entry.key(), entry.value()));
        }
        return entries;
    }

    /** The items of a list, each by the name that it gives itself; two of one name are told apart by a number. */
    private static Map<String, Node> items(@Nullable Node node) {
        Map<String, Node> items = new LinkedHashMap<>();
        if (node instanceof Node.Items list) {
            for (Node item : list.items()) {
                Map<String, Node> keys = entries(item);
                String name = NAMES.stream()
                        .filter(keys::containsKey)
                        .findFirst()
                        .map(key -> Written.of(keys.get(key)))
                        .orElse(Written.of(item));
                String own = name;
                for (int i = 2; items.containsKey(own); i++) {
                    own = name + " (" + i + ")";
                }
                items.put(own, item);
            }
        }
        return items;
    }
}
