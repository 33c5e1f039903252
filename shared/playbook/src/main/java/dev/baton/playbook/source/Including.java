package dev.baton.playbook.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a playbook with the files that it includes, as if what stands in them stood in the place of the include. Lists are joined in that
 * order, blocks of names are merged, and what may stand once stands once. For one thread and one playbook.
 */
final class Including {
    private static final String INCLUDE = "include";
    private static final Set<String> JOINED = Set.of("routes", "reject", "tests");
    private static final Set<String> MERGED = Set.of("pools", "segments");
    private static final int LARGEST = 1 << 20;
    private static final int MOST = 100;

    private final Findings findings;
    private final Beside files;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Place> included = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    Including(Findings findings, Beside files) {
        this.findings = findings;
        this.files = files;
    }

    /** The one block that all files come to; nothing if the first cannot be read, which the findings then tell. */
    Optional<Node> read(String text) {
        String name = findings.file().substring(findings.file().lastIndexOf('/') + 1);
        texts.put(name, text);
        included.put(name, Place.START);
        open.add(name);
        return Yaml.read(text, "begin with playbook: and a name", findings).map(this::whole);
    }

    /** The texts that were read, to be kept. */
    Sources sources() {
        return new Sources(texts);
    }

    private Node whole(Node root) {
        if (!(root instanceof Node.Block block)) {
            return root;
        }
        Map<String, Node.Entry> all = new LinkedHashMap<>();
        take(block, all);
        return new Node.Block(List.copyOf(all.values()), block.at());
    }

    private void take(Node.Block block, Map<String, Node.Entry> all) {
        for (Node.Entry entry : block.entries()) {
            if (entry.key().equals(INCLUDE)) {
                Section.texts(entry.value(), INCLUDE, findings).forEach(file -> include(file, all));
            } else {
                Node.Entry before = all.get(entry.key());
                all.put(entry.key(), before == null ? entry : both(before, entry));
            }
        }
    }

    private void include(Node.Text file, Map<String, Node.Entry> all) {
        String name = normal(file.text().strip());
        Place before = included.putIfAbsent(name, file.at());
        if (open.contains(name)) {
            findings.error(
                    file.at(),
                    "the files include each other in a circle: " + String.join(", then ", open) + ", then " + name,
                    "remove one include");
        } else if (before != null) {
            findings.error(
                    file.at(),
                    Say.quoted(name) + " is included a second time",
                    "the first is in " + before.seenFrom(file.at()) + "; keep one");
        } else if (texts.size() > MOST) {
            findings.error(file.at(), "a playbook consists of " + MOST + " files at most", "put some of them together");
        } else {
            files.text(name, file.at(), findings).ifPresent(text -> included(name, text, file, all));
        }
    }

    private void included(String name, String text, Node.Text file, Map<String, Node.Entry> all) {
        if (text.length() > LARGEST) {
            findings.error(file.at(), Say.quoted(name) + " is larger than 1 MB", "is it the right file?");
            return;
        }
        texts.put(name, text);
        open.add(name);
        Findings its = findings.beside(name);
        Yaml.read(text, "write some of the playbook's keys, or remove it from include", its)
                .ifPresent(root -> {
                    if (root instanceof Node.Block block) {
                        take(block, all);
                    } else {
                        findings.error(
                                root.at(),
                                "an included file should be a block of keys, not " + root.shape(),
                                "like pools: and what belongs to it");
                    }
                });
        open.removeLast();
    }

    private Node.Entry both(Node.Entry first, Node.Entry second) {
        if (JOINED.contains(first.key())
                && first.value() instanceof Node.Items before
                && second.value() instanceof Node.Items after) {
            List<Node> items = new ArrayList<>(before.items());
            items.addAll(after.items());
            return new Node.Entry(first.key(), first.at(), new Node.Items(items, before.at()));
        }
        if (MERGED.contains(first.key())
                && first.value() instanceof Node.Block before
                && second.value() instanceof Node.Block after) {
            Map<String, Node.Entry> names = new LinkedHashMap<>();
            before.entries().forEach(entry -> names.put(entry.key(), entry));
            for (Node.Entry entry : after.entries()) {
                Node.Entry there = names.putIfAbsent(entry.key(), entry);
                if (there != null) {
                    twice(there, entry);
                }
            }
            return new Node.Entry(first.key(), first.at(), new Node.Block(List.copyOf(names.values()), before.at()));
        }
        twice(first, second);
        return first;
    }

    private void twice(Node.Entry first, Node.Entry second) {
        findings.error(
                second.at(),
                "the key " + Say.quoted(second.key()) + " stands here a second time",
                "the first is in " + first.at().seenFrom(second.at()) + "; keep one");
    }

    /** One name for one file, however it is written; what cannot be a name is left to whoever looks for the file. */
    private static String normal(String name) {
        try {
            return Path.of(name).normalize().toString().replace('\\', '/');
        } catch (InvalidPathException e) {
            return name;
        }
    }
}
