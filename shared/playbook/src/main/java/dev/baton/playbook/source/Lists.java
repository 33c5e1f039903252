package dev.baton.playbook.source;

import java.util.List;
import java.util.Optional;

/** Takes nodes as lists. */
final class Lists {
    private Lists() {}

    /** The items of a list, none if there is no such key; a finding if it is something else. */
    static List<Node> of(Optional<Node> node, String what, Findings findings) {
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Node.Items items) {
            return items.items();
        }
        findings.error(
                node.get().at(),
                what + " should be a list, not " + node.get().shape(),
                "begin each line with a hyphen");
        return List.of();
    }
}
