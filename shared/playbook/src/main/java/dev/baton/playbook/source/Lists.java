package dev.baton.playbook.source;

import java.util.List;
import java.util.Optional;

/** Takes nodes as lists. */
final class Lists {
    private Lists() {}

    /** The items of a list, none if there is no such key; a finding if it is something else, or longer than {@code most}. */
    static List<Node> of(Optional<Node> node, String what, int most, Findings findings) {
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Node.Items items) {
            if (items.items().size() > most) {
                findings.error(
                        items.at(),
                        what + " has " + items.items().size() + " items, and " + most + " are the most",
                        "long lists belong into the territories file");
                return items.items().subList(0, most);
            }
            return items.items();
        }
        findings.error(
                node.get().at(),
                what + " should be a list, not " + node.get().shape(),
                "begin each line with a hyphen");
        return List.of();
    }
}
