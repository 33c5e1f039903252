package dev.baton.playbook.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** A block of which the keys are known: reports the others, and gives out the values in the shape that is asked for. */
public final class Section {
    private final Node.Block block;
    private final String what;
    private final Findings findings;
    private final Map<String, Node.Entry> entries = new HashMap<>();

    private Section(Node.Block block, String what, Findings findings) {
        this.block = block;
        this.what = what;
        this.findings = findings;
        for (Node.Entry entry : block.entries()) {
            entries.put(entry.key(), entry);
        }
    }

    /**
     * Takes {@code node} as a block.
     *
     * @param what how a message calls it: {@code a route}
     * @param known the keys that have a meaning
     * @param later the keys that will have one, in a later version
     */
    public static Optional<Section> of(
            Node node, String what, Findings findings, Set<String> known, Set<String> later) {
        if (!(node instanceof Node.Block block)) {
            findings.error(
                    node.at(),
                    what + " should be a block of keys, not " + node.shape(),
                    "known: " + String.join(", ", new TreeSet<>(known)));
            return Optional.empty();
        }
        for (Node.Entry entry : block.entries()) {
            if (later.contains(entry.key())) {
                findings.warning(
                        entry.at(), entry.key() + " is not in force yet", "a later version of Baton will heed it");
            } else if (!known.contains(entry.key())) {
                findings.error(
                        entry.at(), what + " has no key " + Say.quoted(entry.key()), Hint.of(entry.key(), known));
            }
        }
        return Optional.of(new Section(block, what, findings));
    }

    Place at() {
        return block.at();
    }

    /** Where the key stands; the section's own place if it does not. */
    public Place at(String key) {
        Node.Entry entry = entries.get(key);
        return entry == null ? block.at() : entry.at();
    }

    /** Whether the key stands there. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The value, whatever it is; nothing if the key does not stand there. */
    public Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::value);
    }

    /** The value; a finding if the key is missing. */
    Optional<Node> required(String key, String suggestion) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            findings.error(block.at(), what + " needs " + key, suggestion);
        }
        return node;
    }

    /** One text; a finding if it is anything else. */
    public Optional<Node.Text> text(String key) {
        return node(key).flatMap(node -> text(node, key, findings));
    }

    Optional<Node.Text> requiredText(String key, String suggestion) {
        return required(key, suggestion).flatMap(node -> text(node, key, findings));
    }

    /** One text, or a list of them. */
    public List<Node.Text> texts(String key) {
        return node(key).map(node -> texts(node, key, findings)).orElse(List.of());
    }

    /** A whole number; a finding if it is none. */
    public OptionalInt whole(String key, int least, int most) {
        Optional<Node.Text> text = text(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt number = Amounts.whole(text.get().text(), least, most);
        if (number.isEmpty()) {
            findings.error(
                    text.get().at(),
                    key + " is " + Say.quoted(text.get().text()) + ", which is not a whole number from " + least
                            + " to " + most);
        }
        return number;
    }

    /** Whether it says true; a finding if it says neither true nor false. */
    public boolean flag(String key) {
        Optional<Node.Text> text = text(key);
        Optional<Boolean> flag = text.flatMap(t -> Say.flag(t.text()));
        if (text.isPresent() && flag.isEmpty()) {
            findings.error(text.get().at(), key + " is " + Say.quoted(text.get().text()), "write true or false");
        }
        return flag.orElse(false);
    }

    static Optional<Node.Text> text(Node node, String what, Findings findings) {
        if (node instanceof Node.Text text && !text.absent() && !text.text().isBlank()) {
            return Optional.of(text);
        }
        findings.error(
                node.at(),
                what + " should be a word or a text, not " + (node instanceof Node.Text ? "nothing" : node.shape()));
        return Optional.empty();
    }

    static List<Node.Text> texts(Node node, String what, Findings findings) {
        List<Node.Text> texts = new ArrayList<>();
        if (node instanceof Node.Items items) {
            items.items().forEach(item -> text(item, what, findings).ifPresent(texts::add));
            if (items.items().isEmpty()) {
                findings.error(items.at(), what + " is an empty list, which nothing can match");
            }
        } else {
            text(node, what, findings).ifPresent(texts::add);
        }
        return texts;
    }

    static List<String> strings(List<Node.Text> texts) {
        return texts.stream().map(text -> text.text().strip()).toList();
    }
}
