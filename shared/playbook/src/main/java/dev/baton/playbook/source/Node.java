package dev.baton.playbook.source;

import java.util.List;

/** What stands in a YAML file, with its place: all that the readers see of YAML. */
public sealed interface Node {
    /** Where it begins. */
    Place at();

    /** The word for this kind of thing in a message. */
    String shape();

    /**
     * A piece of text; figures and {@code true} are text here, too.
     *
     * @param layout where each of its characters stands
     */
    record Text(String text, boolean plain, Place at, Layout layout) implements Node {
        /** Whether nothing stands there. */
        public boolean absent() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String shape() {
            return absent() ? "nothing" : "text";
        }
    }

    /** A list. */
    record Items(List<Node> items, Place at) implements Node {
        @Override
        public String shape() {
            return "a list";
        }
    }

    /** Pairs of key and value; no key twice. */
    record Block(List<Entry> entries, Place at) implements Node {
        @Override
        public String shape() {
            return "a block of keys";
        }
    }

    /** One pair. */
    record Entry(String key, Place at, Node value) {}
}
